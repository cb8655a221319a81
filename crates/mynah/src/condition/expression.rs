//! What a condition says, and whether it is true of an event.

use std::fmt;
use std::sync::Arc;

use mynah_core::event::Payload;
use mynah_core::{GroupId, Target, UserId};
use smol_str::SmolStr;

use super::Kind;
use crate::command::CommandLine;

/// What a condition says.
#[derive(Clone)]
pub(crate) enum Expression {
    /// The event is of this kind.
    Kind(Kind),
    /// It is a message, and that command.
    Command {
        /// Its names, in lower case.
        names: Vec<SmolStr>,
        /// Whether words may follow when the bot was not addressed.
        with_args: bool,
    },
    /// It happened in a group, or in this one.
    InGroup(Option<GroupId>),
    /// It happened in private.
    InPrivate,
    /// It is about this user.
    FromUser(UserId),
    /// A function of the module says so.
    Test(Arc<dyn Fn(&Payload) -> bool + Send + Sync>),
    /// All of these are true.
    All(Vec<Self>),
    /// One of these is true.
    Any(Vec<Self>),
    /// That is not true.
    Not(Box<Self>),
}

/// An event as conditions see it: what is derived from it is derived once.
#[derive(Debug)]
#[non_exhaustive]
pub struct Subject<'a> {
    /// What the event says.
    pub payload: &'a Payload,
    /// What it says when it is read as a command.
    pub command: Option<CommandLine>,
}

impl<'a> Subject<'a> {
    /// An event, and what it says as a command.
    pub fn new(payload: &'a Payload, command: Option<CommandLine>) -> Self {
        Self { payload, command }
    }
}

impl Expression {
    /// Whether it is true of an event.
    pub(crate) fn matches(&self, subject: &Subject<'_>) -> bool {
        match self {
            Self::Kind(kind) => kind.includes(subject.payload),
            Self::Command { names, with_args } => subject.command.as_ref().is_some_and(|line| {
                names.contains(&line.name) && (*with_args || line.addressed || line.rest.is_empty())
            }),
            Self::InGroup(wanted) => match subject.payload.conversation() {
                Some(Target::Group(group)) => wanted.as_ref().is_none_or(|wanted| *wanted == group),
                _ => false,
            },
            Self::InPrivate => {
                matches!(
                    subject.payload.conversation(),
                    Some(Target::Private(_) | Target::Temporary { .. })
                )
            }
            Self::FromUser(user) => subject.payload.user_id() == Some(user),
            Self::Test(test) => test(subject.payload),
            Self::All(parts) => parts.iter().all(|part| part.matches(subject)),
            Self::Any(parts) => parts.iter().any(|part| part.matches(subject)),
            Self::Not(part) => !part.matches(subject),
        }
    }

    /// The names of the commands it speaks of, for the help.
    pub(crate) fn commands(&self) -> Vec<&SmolStr> {
        match self {
            Self::Command { names, .. } => names.iter().collect(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::commands).collect(),
            _ => Vec::new(),
        }
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => kind.fmt(f),
            Self::Command { names, .. } => write!(f, "command({})", names.join(", ")),
            Self::InGroup(None) => f.write_str("in_group"),
            Self::InGroup(Some(group)) => write!(f, "in_group({group})"),
            Self::InPrivate => f.write_str("in_private"),
            Self::FromUser(user) => write!(f, "from({user})"),
            Self::Test(_) => f.write_str("when(…)"),
            Self::All(parts) => f.debug_tuple("all").field(parts).finish(),
            Self::Any(parts) => f.debug_tuple("any").field(parts).finish(),
            Self::Not(part) => f.debug_tuple("not").field(part).finish(),
        }
    }
}
