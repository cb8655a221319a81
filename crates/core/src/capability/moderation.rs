//! Order in groups.

use std::time::Duration;

use super::calls::calls;
use crate::error::Result;
use crate::id::{GroupId, UserId};
use crate::model::{GroupBan, GroupMembers};

calls! {
    /// Order in groups: who may speak, who has to go, who may come in.
    pub trait Moderation {
        /// Mutes a member, for no time at all: lifts the mute.
        ///
        /// Platforms have a longest time and a shortest step. A longer mute is set for the longest
        /// time, and a broken one up to the next step; [`GroupBan`] says what was done, and what
        /// is left of it to whoever has a clock.
        /// Nothing is sent, and that said, when the bot ranks too low for this member, or there is
        /// no mute to lift.
        async fn group_ban(
            &self,
            group: &GroupId,
            user: &UserId,
            duration: Duration,
        ) -> Result<GroupBan>;

        /// Mutes everybody in a group but those who manage it, or lets them speak again.
        async fn set_group_whole_ban(&self, group: &GroupId, enable: bool) -> Result<()>;

        /// The members of a group who are mute.
        async fn get_group_shut_list(&self, group: &GroupId) -> Result<GroupMembers>;

        /// Removes a member from a group; with `reject_add_request` they cannot ask to come back.
        async fn group_kick(
            &self,
            group: &GroupId,
            user: &UserId,
            reject_add_request: bool,
        ) -> Result<()>;

        /// Removes several members from a group at once, as [`group_kick`](Self::group_kick) one.
        async fn group_kick_members(
            &self,
            group: &GroupId,
            users: &[UserId],
            reject_add_request: bool,
        ) -> Result<()>;

        /// Makes a member an administrator, or takes that away.
        async fn set_group_admin(
            &self,
            group: &GroupId,
            user: &UserId,
            enable: bool,
        ) -> Result<()>;

        /// Sets the title of a member; an empty one takes it away.
        async fn set_group_special_title(
            &self,
            group: &GroupId,
            user: &UserId,
            title: &str,
        ) -> Result<()>;

        /// Lets somebody into a group or not, or follows an invitation or not; `flag` came with
        /// the request, and `reason` is told to who is not let in.
        async fn process_group_join_request(
            &self,
            flag: &str,
            approve: bool,
            reason: Option<&str>,
        ) -> Result<()>;
    }
}
