//! Which events a handler wants: typed conditions that combine.
//!
//! A condition is data.
//! All conditions of an app are compiled into one index, so that an event is only compared
//! with those that can be true of it.

mod expression;
pub(crate) mod index;
mod kind;
mod notices;
mod openness;

use std::fmt;

use mynah_core::event::{EventKind, MessagePayload, Payload};
use mynah_core::{GroupId, UserId};
use smol_str::{SmolStr, StrExt};

pub(crate) use expression::Expression;
pub use expression::Subject;
pub(crate) use kind::Kind;
pub use notices::{Notices, notice};

/// Which events a handler wants.
///
/// ```
/// use mynah::prelude::*;
///
/// let for_the_owner = command("restart").from(10001).in_private();
/// let greeting = message().when(|event| event.user_id() != Some(&10001.into()));
/// let either = for_the_owner.or(greeting);
/// # let _ = either;
/// ```
#[derive(Clone)]
pub struct Condition {
    pub(crate) expression: Expression,
    pub(crate) help: Option<&'static str>,
}

/// Every message somebody said.
pub fn message() -> Condition {
    event::<MessagePayload>()
}

/// Every event of one kind, for example `event::<GroupIncrease>()`.
pub fn event<T: EventKind>() -> Condition {
    Condition::new(Expression::Kind(Kind::of::<T>()))
}

/// A message that is the command `name`, in any case; nothing may follow the name unless
/// [`with_args`](Condition::with_args) says so or the bot was addressed by prefix or mention.
///
/// That way `ping` is answered, and "ping me tomorrow", said to a friend, is not.
pub fn command(name: &str) -> Condition {
    Condition::new(Expression::Command { names: vec![fold(name)], with_args: false })
}

/// Commands are the same in any case.
fn fold(name: &str) -> SmolStr {
    name.to_lowercase_smolstr()
}

impl Condition {
    fn new(expression: Expression) -> Self {
        Self { expression, help: None }
    }

    /// Lets a command be said by another name as well; without effect on what is no command.
    pub fn alias(mut self, name: &str) -> Self {
        if let Expression::Command { names, .. } = &mut self.expression {
            names.push(fold(name));
        }
        self
    }

    /// Lets words follow the name of a command; a handler takes them as
    /// [`Args`](crate::extract::Args). Without effect on what is no command.
    pub fn with_args(mut self) -> Self {
        if let Expression::Command { with_args, .. } = &mut self.expression {
            *with_args = true;
        }
        self
    }

    /// Lists it in the help, with a text: a key of the module's texts, or the words themselves.
    pub fn help(mut self, text: &'static str) -> Self {
        self.help = Some(text);
        self
    }

    /// In addition, what happened must have happened in a group.
    pub fn in_group(self) -> Self {
        self.and(Self::new(Expression::InGroup(None)))
    }

    /// In addition, it must have happened in this group.
    pub fn in_this_group(self, group: impl Into<GroupId>) -> Self {
        self.and(Self::new(Expression::InGroup(Some(group.into()))))
    }

    /// In addition, it must have happened in private.
    pub fn in_private(self) -> Self {
        self.and(Self::new(Expression::InPrivate))
    }

    /// In addition, it must be about this user: said by, joined by, asked by.
    pub fn from(self, user: impl Into<UserId>) -> Self {
        self.and(Self::new(Expression::FromUser(user.into())))
    }

    /// In addition, `test` must be true of it.
    pub fn when(self, test: impl Fn(&Payload) -> bool + Send + Sync + 'static) -> Self {
        self.and(Self::new(Expression::Test(std::sync::Arc::new(test))))
    }

    /// Both must be true.
    pub fn and(self, other: impl Into<Self>) -> Self {
        let other = other.into();
        Self {
            expression: Expression::All(vec![self.expression, other.expression]),
            help: self.help.or(other.help),
        }
    }

    /// At least one must be true.
    pub fn or(self, other: impl Into<Self>) -> Self {
        let other = other.into();
        Self {
            expression: Expression::Any(vec![self.expression, other.expression]),
            help: self.help.or(other.help),
        }
    }
}

/// It must not be true.
impl std::ops::Not for Condition {
    type Output = Self;

    fn not(self) -> Self {
        Self { expression: Expression::Not(Box::new(self.expression)), help: self.help }
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expression.fmt(f)
    }
}

#[cfg(test)]
mod tests;
