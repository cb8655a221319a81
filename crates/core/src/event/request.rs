//! Requests: somebody wants something decided.

use super::payload::{Payload, event_kind};
use crate::id::{GroupId, UserId};

/// Somebody wants something decided.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Request {
    /// Somebody wants to be a friend of the bot.
    Friend(FriendRequest),
    /// Somebody wants to join a group, or wants the bot to.
    Group(GroupRequest),
}

/// Somebody wants to be a friend of the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FriendRequest {
    /// Who asks.
    pub user_id: UserId,
    /// What they say for themselves.
    pub comment: String,
    /// What the platform wants back with the decision.
    pub flag: String,
}

/// Somebody wants to join a group, or wants the bot to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRequest {
    /// The group.
    pub group_id: GroupId,
    /// Who wants to join, or who invites.
    pub user_id: UserId,
    /// Whether the bot is invited, rather than somebody else wanting in.
    pub is_invitation: bool,
    /// What they say for themselves.
    pub comment: String,
    /// What the platform wants back with the decision.
    pub flag: String,
}

event_kind! {
    FriendRequest: Payload::Request(Request::Friend(request)) => request;
    GroupRequest: Payload::Request(Request::Group(request)) => request;
}

impl Request {
    /// The group that is asked about.
    pub fn group_id(&self) -> Option<&GroupId> {
        match self {
            Self::Friend(_) => None,
            Self::Group(request) => Some(&request.group_id),
        }
    }

    /// Who asks.
    pub fn user_id(&self) -> &UserId {
        match self {
            Self::Friend(request) => &request.user_id,
            Self::Group(request) => &request.user_id,
        }
    }
}
