//! Names that are known, and the one that was probably meant.

use crate::i18n::own::text;
use crate::i18n::{Filler, Phrase};

/// Says which names are known, for the end of a sentence that refuses another.
///
/// ```
/// use mynah_core::config::known_names;
/// use mynah_core::{Lang, Localize};
///
/// let known = known_names(["a", "b", "c"]);
/// assert_eq!(known.to_string(), "known are `a`, `b` and `c`");
/// assert_eq!(known.localize(&Lang::chinese()), "可用的有 `a`、`b`、`c`");
/// assert_eq!(known_names(["a"]).to_string(), "only `a` is known");
/// ```
pub fn known_names(names: impl IntoIterator<Item = &'static str>) -> Phrase {
    let names: Vec<_> = names.into_iter().collect();
    let phrase = match names.len() {
        0 => return text("known-none"),
        1 => text("known-one"),
        _ => text("known-many"),
    };
    phrase.with("names", Filler::names(names))
}

/// Adds what was probably meant to a sentence.
///
/// ```
/// use mynah_core::config::with_suggestion;
///
/// let phrase = with_suggestion("no such thing".into(), Some("uri"));
/// assert_eq!(phrase.to_string(), "no such thing; did you mean `uri`?");
/// ```
pub fn with_suggestion(sentence: Phrase, suggestion: Option<&str>) -> Phrase {
    match suggestion {
        None => sentence,
        Some(suggestion) => text("with-suggestion")
            .with("sentence", sentence)
            .with("suggestion", suggestion.to_owned()),
    }
}

/// The nearest of `known` to what was written, when one is near enough to be meant.
///
/// ```
/// use mynah_core::config::nearest;
///
/// assert_eq!(nearest("tokne", ["uri", "token"]), Some("token"));
/// assert_eq!(nearest("colour", ["uri", "token"]), None);
/// ```
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    known
        .into_iter()
        .map(|known| (strsim::normalized_damerau_levenshtein(&given, &known.to_lowercase()), known))
        .filter(|(similarity, _)| *similarity >= 0.5)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, known)| known)
}
