//! Requests: somebody wants something decided.

use mynah_core::id::{GroupId, UserId};

use super::field::{records, words};
use super::wire::variants;

variants! {
    /// Somebody wants something decided.
    pub enum Request by "request_type" as Request, or UnknownRequest {
        /// Somebody wants to be a friend.
        FriendRequest = "friend",
        /// Somebody wants to join a group, or wants the bot to.
        GroupRequest = "group",
    }
}

records! {
    /// Somebody wants to be a friend.
    pub struct FriendRequest {
        /// Who asks.
        user_id: UserId,
        /// What they say for themselves.
        comment: String,
        /// What the server wants back with the decision: the time of the request.
        flag: String,
    }

    /// Somebody wants to join a group, or wants the bot to.
    pub struct GroupRequest {
        /// Which of the two.
        sub_type: GroupRequestKind,
        /// The group.
        group_id: GroupId,
        /// Who wants to join, or who invites.
        user_id: UserId,
        /// What they say for themselves.
        comment: String,
        /// What the server wants back with the decision.
        flag: String,
    }
}

words! {
    /// What is asked about a group.
    pub enum GroupRequestKind {
        /// Somebody wants to join.
        Add = "add",
        /// The bot is invited.
        Invite = "invite",
    }
}
