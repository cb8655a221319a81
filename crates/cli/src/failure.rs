//! Why the command failed, and the exit code that says so.

use std::fmt;
use std::io;
use std::process::ExitCode;

use mynah::app::AppError;
use mynah::config::ConfigErrors;
use mynah::core::{Lang, Localize, SendError};
use mynah::i18n::{Filler, Phrase, localize_error};
use mynah_adapter_napcat::CallError;
use mynah_napcat_sim::SimError;

use crate::texts::text;

/// Why the command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The configuration cannot be meant; nothing was connected.
    Config(ConfigErrors),
    /// The log filter of the configuration cannot be meant.
    Log,
    /// The texts that are laid over those of modules cannot be meant.
    Texts(Vec<Phrase>),
    /// No bot is left to run.
    App(AppError),
    /// A call was refused or got no answer.
    Call(mynah::core::Error),
    /// The simulated server could not be used.
    Sim(SimError),
    /// A file or the terminal could not be used.
    Io {
        /// What was tried.
        what: Phrase,
        /// What the system said.
        source: io::Error,
    },
    /// Somebody asked to stop before it was done.
    Stopped,
    /// Something else.
    Other(Phrase),
}

impl Failure {
    /// 78 (`EX_CONFIG`) for a configuration that cannot be meant, 130 for what was stopped, else 1.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            // Started anew, each of them would find the same.
            Self::Config(_)
            | Self::Log
            | Self::Texts(_)
            | Self::App(AppError::CannotStart { .. }) => ExitCode::from(78),
            Self::Stopped => ExitCode::from(130),
            _ => ExitCode::FAILURE,
        }
    }

    pub(crate) fn io(what: Phrase) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { what, source }
    }

    /// A task of ours that panicked.
    pub(crate) fn panicked(panic: &tokio::task::JoinError) -> Self {
        Self::Other(text("internal-error").with("panic", panic.to_string()))
    }

    fn message(&self, lang: &Lang) -> String {
        match self {
            Self::Config(errors) => errors.render_in(lang).trim_end().to_owned(),
            Self::Log => text("log-filter").localize(lang),
            Self::Texts(problems) => {
                let problems = problems.iter().map(|problem| problem.localize(lang));
                let first = text("texts-wrong").localize(lang);
                std::iter::once(first).chain(problems).collect::<Vec<_>>().join("\n  ")
            }
            Self::Stopped => text("stopped").localize(lang),
            Self::App(error) => error.localize(lang),
            Self::Call(error) => localize_error(error, lang),
            Self::Sim(SimError::Bind { address, source }) => text("sim-cannot-listen")
                .with("address", address.to_string())
                .with("reason", localize_error(source, lang))
                .localize(lang),
            Self::Sim(SimError::Url { url, beginnings }) => text("sim-wrong-url")
                .with("url", url.clone())
                .with("beginnings", Filler::list(beginnings.iter().map(ToString::to_string)))
                .localize(lang),
            Self::Sim(error) => {
                text("sim-failed").with("reason", localize_error(error, lang)).localize(lang)
            }
            Self::Io { what, source } => text("io-failed")
                .with("what", what.clone())
                .with("reason", localize_error(source, lang))
                .localize(lang),
            Self::Other(phrase) => phrase.localize(lang),
        }
    }
}

impl Localize for Failure {
    fn localize(&self, lang: &Lang) -> String {
        let message = self.message(lang);
        match self {
            // What is rendered with its place in a file already says that it is an error.
            Self::Config(_) => message,
            _ => text("error").with("message", message).localize(lang),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}

impl From<ConfigErrors> for Failure {
    fn from(errors: ConfigErrors) -> Self {
        Self::Config(errors)
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl From<mynah::core::Error> for Failure {
    fn from(error: mynah::core::Error) -> Self {
        Self::Call(error)
    }
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        Self::Call(error.into())
    }
}

impl From<SendError<CallError>> for Failure {
    fn from(error: SendError<CallError>) -> Self {
        Self::Call(error.into())
    }
}

impl From<SimError> for Failure {
    fn from(error: SimError) -> Self {
        Self::Sim(error)
    }
}
