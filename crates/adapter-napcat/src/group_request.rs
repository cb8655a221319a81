//! Who wants to come into a group.

use mynah_core::id::{GroupId, UserId};

use crate::answer::answers;

answers! {
    /// Who wants to come into groups, and which groups want the bot.
    pub struct GroupRequests {
        /// Groups the bot was invited to; the server says it again under `InvitedRequest`, which
        /// is in `extra`.
        pub invited_requests: Vec<GroupRequest>,
        /// Users who want to come into groups of the bot.
        pub join_requests: Vec<GroupRequest>,
    }

    /// Somebody who wants to come into a group, or a group the bot was invited to.
    pub struct GroupRequest {
        /// What actions call the request: the `flag` of
        /// [`set_group_add_request`](crate::action::ModerationActions::set_group_add_request).
        pub request_id: String as Number,
        /// Who invites; of somebody who wants to come in, that user.
        pub invitor_uin: Option<UserId>,
        /// The name of that user.
        pub invitor_nick: String,
        /// The group.
        pub group_id: Option<GroupId>,
        /// The name of the group.
        pub group_name: String,
        /// What was said with it.
        pub message: String,
        /// Whether it was answered.
        pub checked: bool,
        /// Who answered it, or is to.
        pub actor: Option<UserId>,
        /// The name of who wants to come in.
        pub requester_nick: String,
    }
}
