//! Why an app ended other than by being asked to.

use std::fmt;

use mynah_core::i18n::{Filler, Phrase};
use mynah_core::{BotId, Lang, Localize};

use crate::texts::text;

/// Why an app ended other than by being asked to.
#[derive(Debug)]
#[non_exhaustive]
pub enum AppError {
    /// Every bot has given up; each said why when it did.
    NoBotLeft {
        /// The bots that gave up.
        bots: Vec<BotId>,
    },
    /// A handler asks for what nobody provides, or a module is configured wrongly.
    CannotStart {
        /// Each of them, as one sentence.
        problems: Vec<Phrase>,
    },
}

impl Localize for AppError {
    fn localize(&self, lang: &Lang) -> String {
        match self {
            Self::NoBotLeft { bots } => {
                let bots = bots.iter().map(ToString::to_string);
                text("no-bot-left").with("bots", Filler::list(bots)).localize(lang)
            }
            Self::CannotStart { problems } => {
                let first = text("cannot-start").localize(lang);
                let problems = problems.iter().map(|problem| problem.localize(lang));
                std::iter::once(first).chain(problems).collect::<Vec<_>>().join("\n  ")
            }
        }
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}

impl std::error::Error for AppError {}
