//! Which groups and users are answered.

use std::hash::Hash;

use mynah_core::i18n::Phrase;
use mynah_core::{GroupId, UserId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Roll;
use crate::condition::{Check, Expression, Subject, person, place};
use crate::texts::text;

/// Which groups, or which users, are answered; without either list all are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(bound = "Id: Eq + Hash + Serialize")]
#[serde(bound(serialize = "Roll<Id>: Serialize", deserialize = "Roll<Id>: Deserialize<'de>"))]
#[non_exhaustive]
pub struct Lists<Id: Eq + Hash> {
    /// `allow`: those alone; an empty list is nobody.
    pub allow: Option<Roll<Id>>,
    /// `deny`: those not, whatever `allow` says.
    pub deny: Roll<Id>,
}

impl<Id: Eq + Hash> Default for Lists<Id> {
    fn default() -> Self {
        Self { allow: None, deny: Roll::default() }
    }
}

impl<Id: Eq + Hash + Clone> Lists<Id> {
    /// These over `others`: an `allow` takes the place of both their lists, a `deny` is added.
    pub(super) fn over(&self, others: &Self) -> Self {
        if self.allow.is_some() {
            return self.clone();
        }
        let mut lists = others.clone();
        lists.deny.extend(&self.deny);
        lists
    }

    fn says_nothing(&self) -> bool {
        self.allow.is_none() && self.deny.is_empty()
    }

    fn answers(&self, subject: &Subject<'_>, id: Option<&Id>) -> bool {
        let Some(id) = id else { return true };
        let platform = &subject.event.header().platform;
        !self.deny.contains(platform, id)
            && self.allow.as_ref().is_none_or(|allow| allow.contains(platform, id))
    }
}

/// What lists of groups ask of an event; one that belongs to no group is let through.
pub(super) fn groups(lists: &Lists<GroupId>) -> Option<Expression> {
    (!lists.says_nothing()).then(|| Expression::check(ListedGroup(lists.clone())))
}

/// What lists of users ask of an event; one that is about nobody is let through.
pub(super) fn users(lists: &Lists<UserId>) -> Option<Expression> {
    (!lists.says_nothing()).then(|| Expression::check(ListedUser(lists.clone())))
}

struct ListedGroup(Lists<GroupId>);

impl Check for ListedGroup {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        self.0.answers(subject, subject.payload().group_id())
    }

    fn is_of_scene(&self) -> bool {
        true
    }

    fn say(&self) -> Phrase {
        text("is-listed-group")
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        match subject.payload().group_id() {
            Some(group) => text("seen-group").with("group", group.to_string()),
            None => text("seen-nowhere"),
        }
    }
}

struct ListedUser(Lists<UserId>);

impl Check for ListedUser {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        self.0.answers(subject, subject.payload().user_id())
    }

    fn is_of_scene(&self) -> bool {
        true
    }

    fn say(&self) -> Phrase {
        text("is-listed-user")
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        person::seen(subject)
    }
}

/// It is not said in private.
pub(super) struct NotPrivate;

impl Check for NotPrivate {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        subject.message().is_none() || !place::is_private(subject.payload())
    }

    fn is_of_scene(&self) -> bool {
        true
    }

    fn say(&self) -> Phrase {
        text("is-not-private")
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        place::seen(subject.payload())
    }
}
