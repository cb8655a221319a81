//! Whom the bot answers: lists of groups and users, private chats, how often, and who is a super
//! user.
//!
//! A policy is made of conditions that are added to those of every handler.
//! Out of the box it asks for nothing, so that a bot answers everybody.

mod limiter;
mod lists;
mod roll;
mod rules;
mod settings;

use std::num::NonZeroU32;
use std::time::Duration;

use mynah_core::config::HumanDuration;
use mynah_core::{GroupId, UserId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) use limiter::Limiter;
pub use lists::Lists;
pub use roll::Roll;
pub(crate) use rules::{ModuleRules, Rules};
pub use settings::{Policies, Rate};

use crate::condition::Expression;

/// Whom a module answers, as far as it is said: what is not said is as for all modules.
///
/// ```
/// use std::time::Duration;
/// use mynah::policy::Policy;
/// use mynah::prelude::*;
///
/// # async fn draw() {}
/// let module = Module::new("art")
///     .policy(Policy::new().private(false).limit(3, Duration::from_secs(60)))
///     .on(command("draw").with_args(), draw);
/// # let _ = module;
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Policy {
    /// `groups`: in which groups.
    pub groups: Lists<GroupId>,
    /// `users`: which users.
    pub users: Lists<UserId>,
    /// `private`: whether in private chats.
    pub private: Option<bool>,
    /// `limit`: how often one user.
    pub limit: Option<Rate>,
    /// `prefixes`: what may stand before a command's name, instead of `commands.prefixes`.
    pub prefixes: Option<Vec<String>>,
}

/// How often one user is answered: `count` times at once, and then as often as `count` in `per`
/// comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Limit {
    /// `count`: how many messages.
    pub count: NonZeroU32,
    /// `per`: in which time.
    #[serde(default = "minute")]
    pub per: HumanDuration,
    /// `exempt_admins`: whether administrators and owners of the group are not limited there;
    /// super users never are.
    #[serde(default = "yes")]
    pub exempt_admins: bool,
}

fn minute() -> HumanDuration {
    Duration::from_mins(1).into()
}

fn yes() -> bool {
    true
}

/// A part of the policy that a module can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PolicyPart {
    /// All of it.
    All,
    /// The lists of groups.
    Groups,
    /// The lists of users.
    Users,
    /// Whether private chats are answered.
    Private,
    /// How often one user is answered.
    Limit,
}

impl Limit {
    /// `count` messages in `per`, with administrators exempt.
    pub fn new(count: NonZeroU32, per: Duration) -> Self {
        Self { count, per: per.into(), exempt_admins: true }
    }
}

impl Policy {
    /// Says nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers in these groups alone; the lists for all modules do not count then.
    pub fn allow_groups<G: Into<GroupId>>(mut self, groups: impl IntoIterator<Item = G>) -> Self {
        self.groups.allow = Some(groups.into_iter().map(Into::into).collect());
        self
    }

    /// Does not answer in these groups either.
    pub fn deny_groups<G: Into<GroupId>>(mut self, groups: impl IntoIterator<Item = G>) -> Self {
        self.groups.deny = groups.into_iter().map(Into::into).collect();
        self
    }

    /// Answers these users alone; the lists for all modules do not count then.
    pub fn allow_users<U: Into<UserId>>(mut self, users: impl IntoIterator<Item = U>) -> Self {
        self.users.allow = Some(users.into_iter().map(Into::into).collect());
        self
    }

    /// Does not answer these users either.
    pub fn deny_users<U: Into<UserId>>(mut self, users: impl IntoIterator<Item = U>) -> Self {
        self.users.deny = users.into_iter().map(Into::into).collect();
        self
    }

    /// Whether it answers in private chats.
    pub fn private(mut self, private: bool) -> Self {
        self.private = Some(private);
        self
    }

    /// Answers one user `count` times in `per` (once at least), counted for this module alone.
    pub fn limit(mut self, count: u32, per: Duration) -> Self {
        let count = NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        self.limit = Some(Rate::Limited(Limit::new(count, per)));
        self
    }

    /// Answers one user as often as they like.
    pub fn unlimited(mut self) -> Self {
        self.limit = Some(Rate::Unlimited);
        self
    }

    /// What may stand before the names of its commands; an empty text allows the bare name.
    pub fn prefixes<P: Into<String>>(mut self, prefixes: impl IntoIterator<Item = P>) -> Self {
        self.prefixes = Some(prefixes.into_iter().map(Into::into).collect());
        self
    }

    /// What is said here, and for the rest what `others` say.
    fn over(&self, others: &Self) -> Self {
        Self {
            groups: self.groups.over(&others.groups),
            users: self.users.over(&others.users),
            private: self.private.or(others.private),
            limit: self.limit.or(others.limit),
            prefixes: self.prefixes.clone().or_else(|| others.prefixes.clone()),
        }
    }

    /// The same without some of its parts.
    fn without(mut self, parts: &[PolicyPart]) -> Self {
        for part in parts {
            match part {
                PolicyPart::All => self = Self { prefixes: self.prefixes, ..Self::default() },
                PolicyPart::Groups => self.groups = Lists::default(),
                PolicyPart::Users => self.users = Lists::default(),
                PolicyPart::Private => self.private = None,
                PolicyPart::Limit => self.limit = None,
            }
        }
        self
    }

    /// What it asks of every event.
    fn conditions(&self) -> Vec<Expression> {
        let mut conditions = Vec::new();
        if self.private == Some(false) {
            conditions.push(Expression::check(lists::NotPrivate));
        }
        conditions.extend(lists::groups(&self.groups));
        conditions.extend(lists::users(&self.users));
        conditions
    }
}

#[cfg(test)]
mod tests;
