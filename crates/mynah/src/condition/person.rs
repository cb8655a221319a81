//! Conditions on who did something, and on whether it was said to the bot.

use mynah_core::UserId;
use mynah_core::i18n::{Filler, Phrase};
use mynah_core::model::Role;

use super::check::Check;
use super::index::Key;
use super::subject::Subject;
use super::{Condition, Expression};
use crate::texts::text;

impl Condition {
    /// In addition, it must be about this user: said by, joined by, asked by.
    pub fn from(self, user: impl Into<UserId>) -> Self {
        self.by(Person::These(vec![user.into()]))
    }

    /// In addition, it must be about one of these users.
    pub fn from_any<U: Into<UserId>>(self, users: impl IntoIterator<Item = U>) -> Self {
        self.by(Person::These(users.into_iter().map(Into::into).collect()))
    }

    /// In addition, it must be said by an administrator of the group or its owner, as the message
    /// itself tells: nobody is asked, and nothing is remembered.
    pub fn by_admin(self) -> Self {
        self.by(Person::Ranking(Role::Admin))
    }

    /// In addition, it must be said by the owner of the group.
    pub fn by_owner(self) -> Self {
        self.by(Person::Ranking(Role::Owner))
    }

    /// In addition, it must be about a super user: one of `policy.supers` in the configuration.
    pub fn by_super(self) -> Self {
        self.by(Person::Super)
    }

    /// In addition, it must be said to the bot: behind a prefix that is not empty, or a mention of
    /// the bot in front.
    pub fn addressed(self) -> Self {
        self.by(Person::Addressing)
    }

    /// In addition, a prefix that is not empty must stand in front.
    pub fn prefixed(self) -> Self {
        self.by(Person::Prefixing)
    }

    /// In addition, the bot must be mentioned in front.
    pub fn mentioning_bot(self) -> Self {
        self.by(Person::Mentioning)
    }

    fn by(self, person: Person) -> Self {
        self.and(Self::new(Expression::check(person)))
    }
}

enum Person {
    These(Vec<UserId>),
    Ranking(Role),
    Super,
    Addressing,
    Prefixing,
    Mentioning,
}

/// The rank of who said it, as far as the message tells.
pub(crate) fn role(subject: &Subject<'_>) -> Option<Role> {
    let message = subject.message()?;
    message.target.group_id().and(message.sender.role)
}

impl Check for Person {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        let opening = || subject.opening().copied().unwrap_or_default();
        match self {
            Self::These(users) => {
                subject.payload().user_id().is_some_and(|user| users.contains(user))
            }
            Self::Ranking(least) => role(subject).is_some_and(|role| role >= *least),
            Self::Super => subject.is_super(),
            Self::Addressing => opening().is_addressed(),
            Self::Prefixing => opening().prefixed,
            Self::Mentioning => opening().mentioned,
        }
    }

    fn say(&self) -> Phrase {
        match self {
            Self::These(users) => {
                let users = users.iter().map(ToString::to_string);
                text("is-from").with("users", Filler::list(users))
            }
            Self::Ranking(Role::Owner) => text("is-by-owner"),
            Self::Ranking(_) => text("is-by-admin"),
            Self::Super => text("is-by-super"),
            Self::Addressing => text("is-addressed"),
            Self::Prefixing => text("is-prefixed"),
            Self::Mentioning => text("is-mentioning-bot"),
        }
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        match self {
            Self::These(_) | Self::Super => seen(subject),
            Self::Ranking(_) => match role(subject) {
                Some(role) => text("seen-value").with("value", format!("{role:?}").to_lowercase()),
                None => text("seen-no-role"),
            },
            Self::Addressing | Self::Prefixing | Self::Mentioning => match subject.message() {
                None => super::kind::seen(subject),
                Some(_) => text("seen-unaddressed"),
            },
        }
    }

    fn is_of_scene(&self) -> bool {
        matches!(self, Self::These(_) | Self::Ranking(_) | Self::Super)
    }

    fn keys(&self) -> Option<Vec<Key>> {
        match self {
            Self::These(users) => Some(users.iter().cloned().map(Key::User).collect()),
            _ => None,
        }
    }
}

/// Who it is about.
pub(crate) fn seen(subject: &Subject<'_>) -> Phrase {
    match subject.payload().user_id() {
        Some(user) => text("seen-user").with("user", user.to_string()),
        None => text("seen-nobody"),
    }
}
