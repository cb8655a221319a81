//! The honors of a group: who talks most, and the like.

use std::fmt;
use std::str::FromStr;

use mynah_core::i18n::{Filler, Phrase};
use mynah_core::id::{GroupId, UserId};
use mynah_core::{Lang, Localize};
use serde::{Deserialize, Serialize};

use crate::texts::text;

/// A kind of honor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum HonorType {
    /// Who talks most.
    Talkative,
    /// Who talked most on several days.
    Performer,
    /// Who talked most for a long time.
    Legend,
    /// Who talks much and is new; the platform gives it no more, so its list is always empty.
    StrongNewbie,
    /// Who sends many emoticons.
    Emotion,
    /// All kinds at once.
    All,
}

impl HonorType {
    /// What the wire calls it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Talkative => "talkative",
            Self::Performer => "performer",
            Self::Legend => "legend",
            Self::StrongNewbie => "strong_newbie",
            Self::Emotion => "emotion",
            Self::All => "all",
        }
    }
}

impl fmt::Display for HonorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text that is no kind of honor.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HonorTypeError {
    /// What was given.
    pub given: String,
}

impl HonorType {
    /// All of them, and all of them at once.
    const ALL: [Self; 6] = [
        Self::Talkative,
        Self::Performer,
        Self::Legend,
        Self::StrongNewbie,
        Self::Emotion,
        Self::All,
    ];
}

impl FromStr for HonorType {
    type Err = HonorTypeError;

    /// Reads what the wire calls it.
    fn from_str(text: &str) -> Result<Self, HonorTypeError> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or_else(|| HonorTypeError { given: text.to_owned() })
    }
}

impl HonorTypeError {
    fn phrase(&self) -> Phrase {
        let known = HonorType::ALL.map(HonorType::as_str);
        text("honor").with("given", self.given.clone()).with("known", Filler::list(known))
    }
}

impl Localize for HonorTypeError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

impl fmt::Display for HonorTypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl std::error::Error for HonorTypeError {}

/// Whether all kinds are asked for, which the server is told by not asking for one.
#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference to the field"
)]
pub(crate) fn is_all(kind: &Option<HonorType>) -> bool {
    matches!(kind, None | Some(HonorType::All))
}

/// Who holds which honor in a group.
///
/// The lists of kinds that were not asked for are empty.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GroupHonor {
    /// The group.
    pub group_id: GroupId,
    /// Who talks most now; `None` when there is nobody, or it was not asked for.
    pub current_talkative: Option<GroupHonorUser>,
    /// Who talked most, the latest first.
    pub talkative_list: Vec<GroupHonorUser>,
    /// Who talked most on several days.
    pub performer_list: Vec<GroupHonorUser>,
    /// Who talked most for a long time.
    pub legend_list: Vec<GroupHonorUser>,
    /// Who sends many emoticons.
    pub emotion_list: Vec<GroupHonorUser>,
    /// Who talks much and is new; always empty.
    pub strong_newbie_list: Vec<GroupHonorUser>,
}

/// Somebody who holds an honor.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupHonorUser {
    /// The account.
    pub user_id: UserId,
    /// Its name; empty when the server does not say.
    pub nickname: String,
    /// A link to its picture; empty when the server does not say.
    pub avatar: String,
    /// What the honor is for, as people read it.
    pub description: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_by_the_name_it_is_written_with() {
        for kind in [
            HonorType::Talkative,
            HonorType::Performer,
            HonorType::Legend,
            HonorType::StrongNewbie,
            HonorType::Emotion,
            HonorType::All,
        ] {
            assert_eq!(kind.to_string().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        assert!("Talkative".parse::<HonorType>().is_err());
    }
}
