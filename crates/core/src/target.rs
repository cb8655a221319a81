//! Where a message goes to, or came from.

use std::fmt;

use crate::id::{GroupId, UserId};

/// One conversation: a group, a private chat, or a private chat that a group made possible.
///
/// The same value says where a message was said and where an answer belongs, so an answer to a
/// temporary session can never land in the group it came through.
///
/// ```
/// use mynah_core::Target;
///
/// let target = Target::group(570000001);
/// assert_eq!(target.group_id().unwrap(), "570000001");
/// assert!(Target::private(1000000011).group_id().is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Target {
    /// Everybody in a group.
    Group(GroupId),
    /// One user, who is a friend or can be written to directly.
    Private(UserId),
    /// One user, reached through a group that both are in.
    Temporary {
        /// Who is written to.
        user: UserId,
        /// The group that makes the session possible; `None` when the platform did not say.
        group: Option<GroupId>,
    },
}

impl Target {
    /// Everybody in the group `id`.
    pub fn group(id: impl Into<GroupId>) -> Self {
        Self::Group(id.into())
    }

    /// The user `id`, in private.
    pub fn private(id: impl Into<UserId>) -> Self {
        Self::Private(id.into())
    }

    /// The group, when what is said here is said to a group.
    pub fn group_id(&self) -> Option<&GroupId> {
        match self {
            Self::Group(group) => Some(group),
            Self::Private(_) | Self::Temporary { .. } => None,
        }
    }

    /// The user on the other side, when this is not a group.
    pub fn user_id(&self) -> Option<&UserId> {
        match self {
            Self::Group(_) => None,
            Self::Private(user) | Self::Temporary { user, .. } => Some(user),
        }
    }
}

impl From<&GroupId> for Target {
    fn from(group: &GroupId) -> Self {
        Self::Group(group.clone())
    }
}

impl From<&UserId> for Target {
    fn from(user: &UserId) -> Self {
        Self::Private(user.clone())
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group(group) => write!(f, "group {group}"),
            Self::Private(user) => write!(f, "user {user}"),
            Self::Temporary { user, group: Some(group) } => {
                write!(f, "user {user} through group {group}")
            }
            Self::Temporary { user, group: None } => write!(f, "user {user}, not a friend"),
        }
    }
}
