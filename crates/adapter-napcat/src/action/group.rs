//! Groups: what they are and who is in them.

use mynah_core::id::{GroupId, UserId};
use mynah_core::model::GroupMembers;

use super::macros::actions;
use crate::convert::{self, each};
use crate::group::GroupInfo;
use crate::honor::{self, GroupHonor, HonorType};
use crate::member::GroupMemberInfo;
use crate::past::EssenceMessage;
use crate::wire;

/// The members of a group, who need not say which group it is.
type MemberList = wire::Lenient<wire::Member>;

actions! {
    /// Groups: what they are and who is in them.
    pub trait GroupActions {
        /// Tells what a group is.
        ///
        /// A group the bot is not in is described too, with more keys of the platform in `extra`.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let group = napcat.get_group_info(570000001).await?;
        /// assert_eq!(group.group_name, "Mynah Test Group");
        /// # Ok(())
        /// # });
        /// ```
        get_group_info is read: GetGroupInfo { group_id: GroupId } -> wire::GroupInfo => GroupInfo;

        /// Tells what one member of a group is.
        ///
        /// The server always asks the platform; for a user it knows who is no member, the refusal
        /// takes several seconds.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let alice = napcat.get_group_member_info(570000001, 1000000011).await?;
        /// assert_eq!((alice.name(), alice.level()), ("Alice Card", 50));
        /// # Ok(())
        /// # });
        /// ```
        get_group_member_info is read: GetGroupMemberInfo { group_id: GroupId, user_id: UserId }
            ? { no_cache: bool } -> wire::Member => GroupMemberInfo, by Self::member;

        /// Lists all members of a group, in the order of the server.
        ///
        /// A member that makes no sense is left out, with a warning in the log.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let members = napcat.get_group_members(570000001).await?;
        /// assert_eq!(members.filter_by_level_ge(50).len(), 2);
        /// # Ok(())
        /// # });
        /// ```
        get_group_members as "get_group_member_list" is read: GetGroupMembers { group_id: GroupId }
            ? { no_cache: bool } -> MemberList => GroupMembers<GroupMemberInfo>, by Self::members;

        /// Lists who holds an honor in a group; all of them when no kind is given.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let honor = napcat.get_group_honor_info(570000001, HonorType::Talkative).await?;
        /// assert_eq!(honor.current_talkative.unwrap().user_id, "1000000012");
        /// # Ok(())
        /// # });
        /// ```
        get_group_honor_info is read: GetGroupHonorInfo {
            group_id: GroupId,
            #[serde(rename = "type", skip_serializing_if = "honor::is_all")]
            kind: Option<HonorType>,
        } -> wire::GroupHonor => GroupHonor, by Self::honor;

        /// Lists the groups the bot is in.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let groups = napcat.get_groups().await?;
        /// assert_eq!(groups[0].group_name, "Mynah Test Group");
        /// assert_eq!(groups[0].max_member_count, Some(200));
        /// # Ok(())
        /// # });
        /// ```
        get_groups as "get_group_list" is read: GetGroups {} ? { no_cache: bool }
            -> wire::Lenient<wire::GroupInfo> => Vec<GroupInfo>, by each;

        /// Lists the members of a group who are mute now, with until when.
        ///
        /// The server gives up on it after a second, and then says that there are none.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.mutes(570000001, 1000000010, 1000000012, 600).await;
        /// let muted = napcat.get_group_shut_list(570000001).await?;
        /// assert!(muted.get(&1000000012.into()).unwrap().shut_up_time.is_some());
        /// # Ok(())
        /// # });
        /// ```
        get_group_shut_list is read: GetGroupShutList { group_id: GroupId }
            -> MemberList => GroupMembers<GroupMemberInfo>, by Self::members;

        /// Lists the messages that were singled out in a group.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.group(570000001).old_essence(1000000011, 10001, "wise words");
        /// let singled_out = napcat.get_essence_msg_list(570000001).await?;
        /// assert_eq!(singled_out[0].chain.plain_text(), "wise words");
        /// # Ok(())
        /// # });
        /// ```
        get_essence_msg_list is read: GetEssenceMsgList { group_id: GroupId }
            -> wire::Lenient<wire::Essence> => Vec<EssenceMessage>, by each;
    }
}

impl GetGroupMemberInfo {
    fn member(&self, wire: wire::Member) -> GroupMemberInfo {
        convert::member(wire, &self.group_id)
    }
}

impl GetGroupMembers {
    fn members(&self, list: MemberList) -> GroupMembers<GroupMemberInfo> {
        convert::members(list, &self.group_id)
    }
}

impl GetGroupShutList {
    fn members(&self, list: MemberList) -> GroupMembers<GroupMemberInfo> {
        convert::members(list, &self.group_id)
    }
}

impl GetGroupHonorInfo {
    fn honor(&self, wire: wire::GroupHonor) -> GroupHonor {
        convert::honor(wire, &self.group_id)
    }
}
