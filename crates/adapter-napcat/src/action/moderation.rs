//! Order in groups: who may speak, who has to go, who may come in.

use mynah_core::id::{GroupId, UserId};

use super::macros::actions;
use super::{Seconds, Users, Within};
use crate::convert::each;
use crate::group_request::{GroupRequest, GroupRequests};
use crate::wire;

actions! {
    /// Order in groups: who may speak, who has to go, who may come in.
    pub trait ModerationActions {
        /// Mutes a member; no time at all lifts the mute.
        ///
        /// Nobody can mute the owner, and only the owner mutes administrators.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// use std::time::Duration;
        ///
        /// napcat.set_group_ban(570000001, 1000000012, Duration::from_secs(600)).await?;
        /// assert_eq!(napcat.get_group_shut_list(570000001).await?.len(), 1);
        /// # Ok(())
        /// # });
        /// ```
        set_group_ban: SetGroupBan { group_id: GroupId, user_id: UserId, duration: Seconds } -> ();

        /// Mutes everybody in a group but those who manage it, or lets them speak again.
        set_group_whole_ban: SetGroupWholeBan { group_id: GroupId, enable: bool } -> ();

        /// Removes a member from a group.
        ///
        /// Dangerous: nobody but the user can take it back, by asking to come in again.
        ///
        /// With `reject_add_request` the user cannot ask to come back. The server does not tell
        /// whether it worked.
        set_group_kick: SetGroupKick { group_id: GroupId, user_id: UserId }
            ? { reject_add_request: bool } -> ();

        /// Removes several members from a group at once.
        ///
        /// Dangerous: nobody but they can take it back, each by asking to come in again.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let spammers = [1000000011, 1000000012];
        /// napcat.set_group_kick_members(570000001, spammers).reject_add_request(true).await?;
        /// # Ok(())
        /// # });
        /// ```
        ///
        /// With `reject_add_request` they cannot ask to come back. The server does not tell
        /// whether it worked.
        set_group_kick_members: SetGroupKickMembers {
            group_id: GroupId,
            #[serde(rename = "user_id")] user_ids: Users,
        } ? { reject_add_request: bool } -> ();

        /// Makes a member an administrator, or takes that away.
        set_group_admin: SetGroupAdmin { group_id: GroupId, user_id: UserId, enable: bool } -> ();

        /// Sets the name a member has in a group; an empty one takes it away.
        ///
        /// The server waits until the name is to be seen, at least a second.
        set_group_card: SetGroupCard { group_id: GroupId, user_id: UserId, card: String } -> ();

        /// Sets the title of a member, which only the owner can; an empty one takes it away.
        ///
        /// It needs a server that can speak to the platform in packets; another one refuses.
        set_group_special_title: SetGroupSpecialTitle {
            group_id: GroupId,
            user_id: UserId,
            special_title: String,
        } -> ();

        /// Leaves a group.
        ///
        /// Dangerous: the bot only comes back when it is let in again.
        ///
        /// The server does not look at `is_dismiss`: a group is never dismissed.
        set_group_leave: SetGroupLeave { group_id: GroupId } ? { is_dismiss: bool } -> ();

        /// Lets somebody into a group or not, or follows an invitation or not.
        ///
        /// `flag` comes with the request, and is the `request_id` of
        /// [`get_group_system_msg`](Self::get_group_system_msg). `reason` is told to somebody who
        /// is not let in; `count` is among how many of the latest requests the server looks, 100
        /// unless told.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("get_group_system_msg", serde_json::json!({ "join_requests": [{ "request_id": 7 }] }));
        /// # sim.answer("set_group_add_request", serde_json::Value::Null);
        /// for request in napcat.get_group_system_msg().await?.join_requests {
        ///     napcat.set_group_add_request(request.request_id, false).reason("not now").await?;
        /// }
        /// # Ok(())
        /// # });
        /// ```
        set_group_add_request: SetGroupAddRequest { flag: String, approve: bool }
            ? { reason: String, count: Within<1, { u32::MAX }> } -> ();

        /// Lists who wants to come into groups of the bot, and which groups want the bot; the
        /// latest 50 unless `count` says otherwise.
        get_group_system_msg is read: GetGroupSystemMsg {} ? { count: Within<1, { u32::MAX }> }
            -> GroupRequests;

        /// Lists the latest 50 of those who want to come into groups of the bot, and of groups that
        /// want the bot, whatever its name says.
        ///
        /// Deprecated: [`get_group_system_msg`](Self::get_group_system_msg) lists the same, as many
        /// of them as are wanted.
        get_group_ignored_notifies is read: GetGroupIgnoredNotifies {} -> GroupRequests;

        /// Lists who wants to come into groups of the bot and was held back by the platform.
        get_group_ignore_add_request is read: GetGroupIgnoreAddRequest {}
            -> wire::Lenient<GroupRequest> => Vec<GroupRequest>, by each;
    }
}
