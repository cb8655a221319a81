//! Where a message goes to.

use mynah_core::Target;
use mynah_core::id::{GroupId, UserId};

use super::Place;
use crate::convert;

/// Where a message goes to, as `send_msg` wants it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "message_type", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Destination {
    /// Everybody in a group.
    Group {
        /// The group.
        group_id: GroupId,
    },
    /// One user.
    Private {
        /// The user.
        user_id: UserId,
        /// The group that makes it possible to write to somebody who is no friend.
        #[serde(skip_serializing_if = "Option::is_none")]
        group_id: Option<GroupId>,
    },
}

impl From<&Target> for Destination {
    fn from(target: &Target) -> Self {
        convert::target::to_wire(target)
    }
}

impl From<Target> for Destination {
    fn from(target: Target) -> Self {
        (&target).into()
    }
}

impl Place for Destination {
    fn is_group(&self) -> bool {
        matches!(self, Self::Group { .. })
    }
}
