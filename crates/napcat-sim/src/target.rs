//! Where a message goes.

/// A conversation, seen from the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A group, by its number.
    Group(i64),
    /// A friend, by the friend's number.
    Friend(i64),
    /// A private conversation with somebody who is not a friend.
    Temporary {
        /// The group through which the two met; `284840486` when unknown, as NapCat says it.
        group_id: i64,
        /// The other person.
        user_id: i64,
    },
}

/// The group number NapCat gives when it does not know through which group two people met.
pub(crate) const UNKNOWN_GROUP: i64 = 284_840_486;

impl Target {
    /// The group or person at the other end: `target_id` on the wire.
    pub fn peer(&self) -> i64 {
        match *self {
            Self::Group(id) | Self::Friend(id) | Self::Temporary { user_id: id, .. } => id,
        }
    }

    /// Whether this is a group.
    pub fn is_group(&self) -> bool {
        matches!(self, Self::Group(_))
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Group(id) => write!(f, "group {id}"),
            Self::Friend(id) => write!(f, "friend {id}"),
            Self::Temporary { group_id, user_id } => {
                write!(f, "user {user_id} (through group {group_id})")
            }
        }
    }
}
