//! The programs that are laid out.

use std::path::{Path, PathBuf};

use crate::generator::Problem;
use crate::process;

/// Configurations as people write them: what we ship to begin with, and one in a single line.
const CONFIGS: [&str; 2] = [
    include_str!("../../../../configs/napcat.yaml"),
    "bots: [{ NapCat: { name: main, lang: en, uri: \"ws://127.0.0.1:3001\" } }]\n",
];

/// A program that is laid out.
#[derive(Debug, Clone, Copy)]
pub(super) enum Program {
    /// The client that is measured.
    Client,
    /// What operators run.
    Mynah,
}

impl Program {
    pub(super) const ALL: [Self; 2] = [Self::Client, Self::Mynah];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Client => process::OWN,
            Self::Mynah => "mynah",
        }
    }

    /// The folder of the package it belongs to.
    pub(super) fn package(self) -> PathBuf {
        let bench = Path::new(env!("CARGO_MANIFEST_DIR"));
        match self {
            Self::Client => bench.to_owned(),
            Self::Mynah => bench.with_file_name("cli"),
        }
    }

    /// Builds it, and answers where it is.
    pub(super) fn build(self) -> Result<PathBuf, Problem> {
        match self {
            Self::Client => process::build_own(),
            Self::Mynah => process::build("mynah-cli", self.name()),
        }
    }

    /// What it is told, to be a bot at a server for the `life`th time; there may be files in the
    /// folder.
    pub(super) fn arguments(
        self,
        life: usize,
        port: u16,
        folder: &Path,
    ) -> Result<Vec<String>, Problem> {
        match self {
            Self::Client => Ok(words(["mynah", "--port", &port.to_string()])),
            Self::Mynah => {
                let file = folder.join("bot.yaml");
                let config = CONFIGS[life % CONFIGS.len()].replace(":3001", &format!(":{port}"));
                std::fs::write(&file, config)?;
                Ok(words(["run", "--config", &file.to_string_lossy()]))
            }
        }
    }
}

fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}
