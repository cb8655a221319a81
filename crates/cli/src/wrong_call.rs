//! A command line that cannot be meant, in the language of whoever wrote it.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use mynah::core::{Lang, Localize};
use mynah::i18n::{Filler, Phrase, localize_error};

use crate::args::WrongValue;
use crate::help::usage_alone;
use crate::texts::text;

/// What is wrong, what was probably meant, and how it is called.
pub(crate) fn tell(error: &Error, lang: &Lang) -> String {
    let message = what_is_wrong(error, lang);
    let mut paragraphs = vec![text("error").with("message", message).localize(lang)];
    let tips: Vec<String> = tips(error).iter().map(|tip| tip.localize(lang)).collect();
    if !tips.is_empty() {
        paragraphs.push(tips.join("\n"));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage_alone(&usage.to_string()).to_owned();
        paragraphs.push(text("wrong-call-usage").with("usage", usage).localize(lang));
    }
    paragraphs.push(text("wrong-call-help").localize(lang));
    paragraphs.join("\n\n")
}

fn what_is_wrong(error: &Error, lang: &Lang) -> Phrase {
    let arg = list(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => text("wrong-call-unknown").with("arg", arg),
        ErrorKind::InvalidSubcommand => {
            text("wrong-call-command").with("command", list(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => text("wrong-call-missing").with("args", arg),
        ErrorKind::ArgumentConflict if is_twice(error) => text("wrong-call-twice").with("arg", arg),
        ErrorKind::ArgumentConflict => {
            let others = list(error, ContextKind::PriorArg);
            text("wrong-call-conflict").with("arg", arg).with("others", others)
        }
        ErrorKind::InvalidUtf8 => text("wrong-call-utf8"),
        ErrorKind::ValueValidation | ErrorKind::InvalidValue => wrong_value(error, arg, lang),
        _ => text("wrong-call").with("reason", error.kind().to_string()),
    }
}

/// Whether an argument is in conflict with itself.
fn is_twice(error: &Error) -> bool {
    let names = |kind| error.get(kind).map(ToString::to_string);
    names(ContextKind::InvalidArg) == names(ContextKind::PriorArg)
}

fn wrong_value(error: &Error, arg: Filler, lang: &Lang) -> Phrase {
    let value = match error.get(ContextKind::InvalidValue) {
        Some(ContextValue::String(value)) if !value.is_empty() => value.clone(),
        _ => return text("wrong-call-no-value").with("arg", arg),
    };
    let reason = error.source().map(|source| match source.downcast_ref::<WrongValue>() {
        Some(wrong) => wrong.localize(lang),
        None => localize_error(source, lang),
    });
    text("wrong-call-value")
        .with("arg", arg)
        .with("value", value)
        .with("reason", reason.unwrap_or_default())
}

fn tips(error: &Error) -> Vec<Phrase> {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let mut tips: Vec<Phrase> = suggested
        .into_iter()
        .filter(|kind| error.get(*kind).is_some())
        .map(|kind| text("wrong-call-suggestion").with("suggestion", list(error, kind)))
        .collect();
    if error.kind() == ErrorKind::UnknownArgument && error.get(ContextKind::Suggested).is_some() {
        let arg = list(error, ContextKind::InvalidArg);
        tips.push(text("wrong-call-as-value").with("arg", arg));
    }
    tips
}

/// What the error says of `kind`.
fn list(error: &Error, kind: ContextKind) -> Filler {
    match error.get(kind) {
        Some(ContextValue::String(one)) => Filler::names([one.clone()]),
        Some(ContextValue::Strings(several)) => Filler::names(several.clone()),
        _ => Filler::from(""),
    }
}
