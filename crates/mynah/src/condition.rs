//! Which events a handler wants: typed conditions that combine.
//!
//! A condition is data.
//! All conditions of an app are compiled into one index, so that an event is only compared
//! with those that can be true of it; what is cheap is looked at first, and what was found out is
//! remembered as long as the event lasts.
//!
//! | a condition on | begins with | goes on with |
//! | --- | --- | --- |
//! | commands | [`command`] | [`alias`](Condition::alias), [`sub_command`](Condition::sub_command), [`with_args`](Condition::with_args), [`arg`](Condition::arg), [`args`](Condition::args) |
//! | words | [`message`] | [`text_is`](Condition::text_is), [`text_starts_with`](Condition::text_starts_with), [`text_ends_with`](Condition::text_ends_with), [`text_contains`](Condition::text_contains), [`text_matches`](Condition::text_matches) |
//! | segments | [`message`] | [`has`](Condition::has), [`only`](Condition::only), [`begins_with`](Condition::begins_with), [`shape`](Condition::shape), [`quoting`](Condition::quoting), [`mentioning`](Condition::mentioning) |
//! | kinds | [`event`], [`notice`], [`request`], [`meta`] | [`which`](Condition::which) |
//! | places | | [`in_group`](Condition::in_group), [`in_private`](Condition::in_private), [`on_platform`](Condition::on_platform), [`seen_by`](Condition::seen_by) |
//! | people | | [`from`](Condition::from), [`by_admin`](Condition::by_admin), [`by_super`](Condition::by_super), [`addressed`](Condition::addressed) |
//! | the moment | | [`caught_up`](Condition::caught_up), [`live`](Condition::live) |
//! | what has no type | | [`raw`](Condition::raw), [`has_raw`](Condition::has_raw) |
//! | anything | | [`when`](Condition::when), [`when_event`](Condition::when_event), [`when_async`](Condition::when_async) |

mod check;
mod command;
mod explain;
mod expression;
pub(crate) mod index;
pub(crate) mod kind;
mod kinds;
mod moment;
mod openness;
mod pattern;
pub(crate) mod person;
pub(crate) mod place;
mod predicate;
mod raw;
mod shape;
mod spoken;
pub(crate) mod subject;
mod wording;

use std::fmt;
use std::sync::Arc;

use mynah_core::event::{EventKind, MessagePayload};
use smol_str::SmolStr;

pub(crate) use check::Check;
pub use command::command;
pub use explain::Trace;
use expression::Named;
pub(crate) use expression::{Expression, Found};
pub(crate) use kind::Kind;
pub use kinds::{Metas, Notices, Requests, meta, notice, request};
pub use pattern::Captures;
pub use shape::{SegmentKind, Shape};
pub(crate) use spoken::tongue_of;
pub(crate) use subject::Subject;
pub use wording::{Wording, exactly, localized};

/// Which events a handler wants.
///
/// ```
/// use mynah::prelude::*;
///
/// let for_the_owner = command("restart").from(10001).in_private();
/// let greeting = message().text_contains(["hello", "你好"]).in_group();
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
    Condition::new(Expression::check(Kind::of::<T>()))
}

impl Condition {
    fn new(expression: Expression) -> Self {
        Self { expression, help: None }
    }

    /// Lists it in the help, with a text: a key of the module's texts, or the words themselves.
    pub fn help(mut self, text: &'static str) -> Self {
        self.help = Some(text);
        self
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

    /// Gives it a name, by which it is told when somebody asks why a handler did not run; a clone
    /// is the same condition, and found out once an event however many handlers use it.
    ///
    /// ```
    /// use mynah::prelude::*;
    ///
    /// let staff = message().in_this_group(570000001).by_admin().named("staff");
    /// # async fn kick() {}
    /// # async fn ban() {}
    /// let module = Module::new("order")
    ///     .on(command("kick").and(staff.clone()), kick)
    ///     .on(command("ban").and(staff), ban);
    /// # let _ = module;
    /// ```
    pub fn named(self, name: impl Into<SmolStr>) -> Self {
        let named = Named { name: name.into(), expression: self.expression.compiled(None) };
        Self { expression: Expression::Named(Arc::new(named)), help: self.help }
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
