//! How files get to the server.

use mynah_core::i18n::Phrase;
use std::path::{Path, PathBuf};

use mynah_core::SectionError;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::size;
use crate::files::{Files, MAX_INLINE};
use crate::texts::text;

/// What stands under `files`.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenFiles {
    shared: Option<bool>,
    #[schemars(with = "Option<size::Written>", extend("default" = "4MiB"))]
    stream_above: Option<Value>,
    allow: Option<Vec<PathBuf>>,
}

/// Reads `files`, for a server on this machine or elsewhere.
pub(super) fn read(written: WrittenFiles, is_here: bool) -> Result<Files, SectionError> {
    let mut files = Files::default().shared(written.shared.unwrap_or(is_here));
    if let Some(size) = written.stream_above {
        let bytes = size::read("stream_above", &size)? as u64;
        if bytes > MAX_INLINE {
            return Err(SectionError::localized("stream_above", text("files-too-large")));
        }
        files = files.stream_above(bytes);
    }
    if let Some(folders) = written.allow {
        for (place, folder) in folders.iter().enumerate() {
            check(folder).map_err(|message| {
                SectionError::localized(&place.to_string(), message).within(["allow".to_owned()])
            })?;
        }
        files = files.allow(folders);
    }
    Ok(files)
}

fn check(folder: &Path) -> Result<(), Phrase> {
    let about = |told: Phrase| told.with("path", folder.display().to_string());
    match std::fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(about(text("files-no-folder"))),
        Err(error) => {
            Err(about(text("files-unreadable")).with("error", Phrase::from(error.kind())))
        }
    }
}
