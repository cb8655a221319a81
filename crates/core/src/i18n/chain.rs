//! Errors of any type, in the language of whoever reads them.

use std::error::Error as StdError;
use std::io;

use super::Localize;
use super::own::text;
use crate::config::{DurationError, SectionError};
use crate::error::Error;
use crate::lang::{Lang, LangError};

/// An error and, behind colons, what caused it; in `lang` as far as each of them can be told in it.
///
/// Known are the errors of this crate, through them the errors of adapters, and what the system
/// says; others are told by their words.
///
/// ```
/// use mynah_core::i18n::localize_error;
/// use mynah_core::{Error, Lang};
///
/// let error = Error::unsupported("get_group_members", "Pigeon");
/// assert_eq!(localize_error(&error, &Lang::chinese()), "Pigeon 不支持 get_group_members");
/// ```
pub fn localize_error(error: &(dyn StdError + 'static), lang: &Lang) -> String {
    let mut told = one(error, lang);
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = one(error, lang);
        // An error that passes on another says the same.
        if !told.ends_with(&words) {
            told = text("caused-by").with("error", told).with("cause", words).localize(lang);
        }
        cause = error.source();
    }
    told
}

fn one(error: &(dyn StdError + 'static), lang: &Lang) -> String {
    let known: [Option<&dyn Localize>; 4] = [
        error.downcast_ref::<Error>().map(|error| error as _),
        error.downcast_ref::<SectionError>().map(|error| error as _),
        error.downcast_ref::<LangError>().map(|error| error as _),
        error.downcast_ref::<DurationError>().map(|error| error as _),
    ];
    if let Some(known) = known.into_iter().flatten().next() {
        return known.localize(lang);
    }
    match error.downcast_ref::<io::Error>() {
        Some(error) => of_system(error, lang),
        None => error.to_string(),
    }
}

/// In English the system itself says it best.
fn of_system(error: &io::Error, lang: &Lang) -> String {
    let kind = error.kind().localize(lang);
    if kind == error.kind().to_string() { error.to_string() } else { kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[derive(Debug, thiserror::Error)]
    #[error("the file is lost")]
    struct Lost(#[source] io::Error);

    #[derive(Debug, thiserror::Error)]
    #[error(transparent)]
    struct Passed(#[from] Lost);

    #[test]
    fn causes_stand_behind_colons_and_are_told_once() {
        let error = Passed::from(Lost(io::ErrorKind::PermissionDenied.into()));
        let told = localize_error(&error, &Lang::english());
        assert_eq!(told, "the file is lost: permission denied");
        let told = localize_error(&error, &Lang::chinese());
        assert_eq!(told, "the file is lost：没有权限");
    }

    #[test]
    fn an_error_around_another_is_told_with_the_causes_of_that() {
        let lost = Lost(io::Error::other("no disk"));
        let error = Error::from_source(ErrorKind::NotFound, lost);
        assert_eq!(localize_error(&error, &Lang::chinese()), "the file is lost：no disk");
    }
}
