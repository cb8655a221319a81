//! Why the command failed, and the exit code that says so.

use std::process::ExitCode;

use mynah::app::AppError;
use mynah::config::ConfigErrors;

/// Why the command failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The configuration cannot be meant; nothing was connected.
    #[error("{}", .0.render())]
    Config(ConfigErrors),
    /// The log filter of the configuration cannot be meant.
    #[error("`log`: {0}; write directives such as `info` or `warn,mynah=debug`")]
    Log(String),
    /// No bot is left to run.
    #[error(transparent)]
    App(#[from] AppError),
    /// A call was refused or got no answer.
    #[error(transparent)]
    Call(#[from] mynah::core::Error),
    /// The simulated server could not be used.
    #[error(transparent)]
    Sim(#[from] mynah_napcat_sim::SimError),
    /// A file or the terminal could not be used.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something else, told by its words.
    #[error("{0}")]
    Other(String),
}

/// Rendered whole, with places and excerpts; as a source it would be told a second time.
impl From<ConfigErrors> for Failure {
    fn from(errors: ConfigErrors) -> Self {
        Self::Config(errors)
    }
}

impl Failure {
    /// 78 (`EX_CONFIG`) for a configuration that cannot be meant, else 1.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Config(_) | Self::Log(_) => ExitCode::from(78),
            _ => ExitCode::FAILURE,
        }
    }

    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}
