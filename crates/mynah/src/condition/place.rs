//! Conditions on where something happened.

use mynah_core::event::Payload;
use mynah_core::i18n::{Filler, Phrase};
use mynah_core::{BotId, GroupId, Platform, Target};

use super::check::Check;
use super::index::Key;
use super::subject::Subject;
use super::{Condition, Expression};
use crate::texts::text;

impl Condition {
    /// In addition, what happened must have happened in a group.
    pub fn in_group(self) -> Self {
        self.happening(Place::Groups)
    }

    /// In addition, it must have happened in this group.
    pub fn in_this_group(self, group: impl Into<GroupId>) -> Self {
        self.happening(Place::These(vec![group.into()]))
    }

    /// In addition, it must have happened in one of these groups.
    pub fn in_these_groups<G: Into<GroupId>>(self, groups: impl IntoIterator<Item = G>) -> Self {
        self.happening(Place::These(groups.into_iter().map(Into::into).collect()))
    }

    /// In addition, it must have happened in private; a temporary session is private, whatever
    /// group it came through.
    pub fn in_private(self) -> Self {
        self.happening(Place::Private)
    }

    /// In addition, it must have happened on this platform, such as `QQ`.
    pub fn on_platform(self, platform: impl Into<Platform>) -> Self {
        self.happening(Place::Platform(platform.into()))
    }

    /// In addition, this bot, by the name in its configuration, must have seen it.
    pub fn seen_by(self, bot: impl Into<BotId>) -> Self {
        self.happening(Place::Bot(bot.into()))
    }

    fn happening(self, place: Place) -> Self {
        self.and(Self::new(Expression::check(place)))
    }
}

enum Place {
    Groups,
    These(Vec<GroupId>),
    Private,
    Platform(Platform),
    Bot(BotId),
}

/// The group it happened in, which that of a temporary session is not.
pub(crate) fn group_of(payload: &Payload) -> Option<&GroupId> {
    match payload {
        Payload::Message(message) => message.target.group_id(),
        other => other.group_id(),
    }
}

/// Whether it happened in a private chat.
pub(crate) fn is_private(payload: &Payload) -> bool {
    match payload {
        Payload::Message(message) => message.target.group_id().is_none(),
        other => {
            matches!(other.conversation(), Some(Target::Private(_) | Target::Temporary { .. }))
        }
    }
}

impl Check for Place {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        let (payload, header) = (subject.payload(), subject.event.header());
        match self {
            Self::Groups => group_of(payload).is_some(),
            Self::These(groups) => group_of(payload).is_some_and(|group| groups.contains(group)),
            Self::Private => is_private(payload),
            Self::Platform(platform) => header.platform == *platform,
            Self::Bot(bot) => header.bot == *bot,
        }
    }

    fn say(&self) -> Phrase {
        match self {
            Self::Groups => text("is-in-group"),
            Self::These(groups) => {
                let groups = groups.iter().map(ToString::to_string);
                text("is-in-groups").with("groups", Filler::list(groups))
            }
            Self::Private => text("is-private"),
            Self::Platform(platform) => {
                text("is-on-platform").with("platform", platform.to_string())
            }
            Self::Bot(bot) => text("is-seen-by").with("bot", bot.to_string()),
        }
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        let header = subject.event.header();
        match self {
            Self::Platform(_) => text("seen-value").with("value", header.platform.to_string()),
            Self::Bot(_) => text("seen-value").with("value", header.bot.to_string()),
            Self::Groups | Self::These(_) | Self::Private => seen(subject.payload()),
        }
    }

    fn is_of_scene(&self) -> bool {
        true
    }

    fn keys(&self) -> Option<Vec<Key>> {
        match self {
            Self::These(groups) => Some(groups.iter().cloned().map(Key::Group).collect()),
            _ => None,
        }
    }
}

/// Where something happened.
pub(crate) fn seen(payload: &Payload) -> Phrase {
    match group_of(payload) {
        Some(group) => text("seen-group").with("group", group.to_string()),
        None if is_private(payload) => text("seen-private"),
        None => text("seen-nowhere"),
    }
}
