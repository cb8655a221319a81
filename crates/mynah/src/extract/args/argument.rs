//! Values that words can be read as.

use mynah_core::config::HumanDuration;
use mynah_core::i18n::Phrase;
use mynah_core::{GroupId, UserId};
use std::time::Duration;

use super::Words;
use crate::texts::text;

/// A value that words behind a command can be read as.
///
/// ```
/// use mynah::extract::{Argument, Words};
/// use mynah::i18n::Phrase;
///
/// enum Side { Heads, Tails }
///
/// impl Argument for Side {
///     fn take(words: &mut Words<'_>) -> Result<Self, Phrase> {
///         words.take("heads or tails".into(), |word| match word {
///             "heads" => Some(Self::Heads),
///             "tails" => Some(Self::Tails),
///             _ => None,
///         })
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "words cannot be read as `{Self}`",
    note = "they can be read as numbers, `String` (one word), `Rest` (all that is left), `char`, \
            `bool`, `Duration`, `UserId` (also a mention), `GroupId`, an `Option` or a `Vec` of \
            these at the end, or anything else that implements `Argument`"
)]
pub trait Argument: Sized {
    /// Takes it from the front.
    ///
    /// # Errors
    ///
    /// What was expected and what was there, for whoever wrote it.
    fn take(words: &mut Words<'_>) -> Result<Self, Phrase>;
}

/// Values that all words behind a command can be read as: tuples of up to six [`Argument`]s.
pub trait FromArgs: Sized {
    /// Takes them all; nothing may be left.
    ///
    /// # Errors
    ///
    /// As [`Argument::take`].
    fn from_args(words: &mut Words<'_>) -> Result<Self, Phrase>;
}

/// All that is left, as it was written; empty when nothing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest(pub String);

impl Argument for Rest {
    fn take(words: &mut Words<'_>) -> Result<Self, Phrase> {
        Ok(Self(words.take_rest()))
    }
}

impl Argument for UserId {
    fn take(words: &mut Words<'_>) -> Result<Self, Phrase> {
        words.take_user()
    }
}

/// A length of time as the configuration writes it: `90s`, `5m`, or seconds.
impl Argument for Duration {
    fn take(words: &mut Words<'_>) -> Result<Self, Phrase> {
        words.take(text("arg-duration"), |word| {
            word.parse::<HumanDuration>().ok().map(HumanDuration::get)
        })
    }
}

macro_rules! arguments_by_parsing {
    ($($key:literal: $($Value:ty)*;)*) => { $($(
        impl Argument for $Value {
            fn take(words: &mut Words<'_>) -> Result<Self, Phrase> {
                words.take(text($key), |word| word.parse().ok())
            }
        }
    )*)* };
}

arguments_by_parsing! {
    "arg-natural": u8 u16 u32 u64 u128 usize;
    "arg-integer": i8 i16 i32 i64 i128 isize;
    "arg-number": f32 f64;
    "arg-word": String;
    "arg-char": char;
    "arg-bool": bool;
}

impl Argument for GroupId {
    fn take(words: &mut Words<'_>) -> Result<Self, Phrase> {
        words.take(text("arg-group"), |word| {
            word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.into())
        })
    }
}

/// `None` when nothing is left.
impl<T: Argument> Argument for Option<T> {
    fn take(words: &mut Words<'_>) -> Result<Self, Phrase> {
        if words.is_empty() { Ok(None) } else { T::take(words).map(Some) }
    }
}

/// All that is left.
impl<T: Argument> Argument for Vec<T> {
    fn take(words: &mut Words<'_>) -> Result<Self, Phrase> {
        let mut all = Self::new();
        while !words.is_empty() {
            all.push(T::take(words)?);
        }
        Ok(all)
    }
}

macro_rules! from_args_of_tuple {
    ($($Argument:ident)*) => {
        impl<$($Argument: Argument),*> FromArgs for ($($Argument,)*) {
            fn from_args(words: &mut Words<'_>) -> Result<Self, Phrase> {
                let values = ($($Argument::take(words)?,)*);
                words.end()?;
                Ok(values)
            }
        }
    };
}

from_args_of_tuple!(A1);
from_args_of_tuple!(A1 A2);
from_args_of_tuple!(A1 A2 A3);
from_args_of_tuple!(A1 A2 A3 A4);
from_args_of_tuple!(A1 A2 A3 A4 A5);
from_args_of_tuple!(A1 A2 A3 A4 A5 A6);
