//! Groups: what they are and who is in them.

use mynah_core::id::{GroupId, UserId};
use mynah_core::model::GroupMembers;

use super::macros::actions;
use crate::group::GroupInfo;
use crate::honor::{self, GroupHonor, HonorType};
use crate::member::GroupMemberInfo;
use crate::wire;

actions! {
    /// Groups: what they are and who is in them.
    pub trait GroupActions {
        /// Tells what a group is.
        ///
        /// A group the bot is not in is described too, with more keys of the platform in `extra`.
        get_group_info: GetGroupInfo { group_id: GroupId } -> wire::GroupInfo => GroupInfo;

        /// Tells what one member of a group is.
        ///
        /// The server always asks the platform; for a user it knows who is no member, the refusal
        /// takes several seconds.
        get_group_member_info: GetGroupMemberInfo { group_id: GroupId, user_id: UserId }
            ? { no_cache: bool } -> wire::Member => GroupMemberInfo;

        /// Lists all members of a group, in the order of the server.
        ///
        /// A member that makes no sense is left out, with a warning in the log.
        get_group_members as "get_group_member_list": GetGroupMembers { group_id: GroupId }
            ? { no_cache: bool } -> wire::Lenient<wire::Member> => GroupMembers<GroupMemberInfo>;

        /// Lists who holds an honor in a group; all of them when no kind is given.
        get_group_honor_info: GetGroupHonorInfo {
            group_id: GroupId,
            #[serde(rename = "type", skip_serializing_if = "honor::is_all")]
            kind: Option<HonorType>,
        } -> wire::GroupHonor => GroupHonor;
    }
}
