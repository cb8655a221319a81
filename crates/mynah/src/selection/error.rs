//! Why no bot is taken.

use std::fmt;

use mynah_core::i18n::Phrase;
use mynah_core::{GroupId, Lang, Localize, Platform, UserId};

use super::{Among, Snapshot};
use crate::texts::text;

/// Why no bot is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SelectError {
    /// It depends on an event, and there is none.
    NoEvent,
    /// There is no bot at all.
    NoBots,
    /// None of those that saw the event is there any more.
    NoWitnesses,
    /// No bot is on that platform.
    NotOnPlatform(Platform),
    /// No bot is friends with that user.
    NotFriends(UserId),
    /// No bot is in that group.
    NotInGroup(GroupId),
    /// Which friends or groups the bots have could not be asked.
    ListsUnknown,
    /// None of those that fit is connected and logged in.
    NoneReady,
    /// Fewer fit than that.
    BehindTheLast {
        /// The place that was asked for, counted from 0.
        place: usize,
        /// How many fit.
        count: usize,
    },
}

impl SelectError {
    /// Nobody is among those.
    pub(super) fn nobody(among: &Among, now: &Snapshot) -> Self {
        let unknown = |known: &dyn Fn(&super::BotInfo) -> bool| {
            now.bots.iter().filter(|bot| bot.ready).any(|bot| !known(bot))
        };
        match among {
            _ if now.bots.is_empty() => Self::NoBots,
            Among::Everybody => Self::NoBots,
            Among::Witnesses => Self::NoWitnesses,
            Among::Platform(platform) => match platform.as_ref().or(now.platform.as_ref()) {
                Some(platform) => Self::NotOnPlatform(platform.clone()),
                None => Self::NoEvent,
            },
            Among::FriendsOf(_) if unknown(&|bot| bot.friends.is_some()) => Self::ListsUnknown,
            Among::FriendsOf(user) => Self::NotFriends(user.clone()),
            Among::MembersOf(_) if unknown(&|bot| bot.groups.is_some()) => Self::ListsUnknown,
            Among::MembersOf(group) => Self::NotInGroup(group.clone()),
        }
    }

    fn phrase(&self) -> Phrase {
        match self {
            Self::NoEvent => text("select-no-event"),
            Self::NoBots => text("select-no-bots"),
            Self::NoWitnesses => text("select-no-witnesses"),
            Self::NotOnPlatform(platform) => {
                text("select-not-on-platform").with("platform", platform.to_string())
            }
            Self::NotFriends(user) => text("select-not-friends").with("user", user.to_string()),
            Self::NotInGroup(group) => text("select-not-in-group").with("group", group.to_string()),
            Self::ListsUnknown => text("select-lists-unknown"),
            Self::NoneReady => text("select-none-ready"),
            Self::BehindTheLast { place, count } => {
                text("select-behind-the-last").with("place", *place).with("count", *count)
            }
        }
    }
}

impl Localize for SelectError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

impl fmt::Display for SelectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl std::error::Error for SelectError {}
