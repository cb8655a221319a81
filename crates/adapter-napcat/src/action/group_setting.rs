//! What a group is like, and how it can be changed.

use mynah_core::id::GroupId;

use super::macros::actions;
use super::{InvitePolicy, JoinOption, Media, Switch};
use crate::answer::{PlatformAnswer, accepted};
use crate::group::GroupInfo;
use crate::group_detail::{AtAllRemain, GroupInfoEx};
use crate::wire;

actions! {
    /// What a group is like, and how it can be changed.
    pub trait GroupSettingActions {
        /// Names a group.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// napcat.set_group_name(570000001, "Mynahs").await?;
        /// assert_eq!(napcat.get_group_info(570000001).await?.group_name, "Mynahs");
        /// # Ok(())
        /// # });
        /// ```
        set_group_name: SetGroupName { group_id: GroupId, group_name: String } -> ();

        /// Sets what the bot itself calls a group; nobody else sees it.
        set_group_remark: SetGroupRemark { group_id: GroupId, remark: String } -> ();

        /// Sets the picture of a group.
        ///
        /// It comes from where the pictures of messages come from.
        set_group_portrait: SetGroupPortrait { group_id: GroupId, file: Media } load file
            -> Option<PlatformAnswer> => PlatformAnswer, try accepted;

        /// Sets how somebody can come into a group, with the question to be answered where there is
        /// one.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("set_group_add_option", serde_json::Value::Null);
        /// let question = napcat.set_group_add_option(570000001, JoinOption::RightAnswer);
        /// question.group_question("What does a mynah do?").group_answer("It repeats").await?;
        /// # Ok(())
        /// # });
        /// ```
        set_group_add_option: SetGroupAddOption { group_id: GroupId, add_type: JoinOption }
            ? { group_question: String, group_answer: String } -> ();

        /// Sets whether members may bring machines into a group, and whether those who manage the
        /// group have to agree.
        set_group_robot_add_option: SetGroupRobotAddOption { group_id: GroupId }
            ? { robot_member_switch: Switch, robot_member_examine: Switch } -> ();

        /// Sets how a group can be found, by two switches of the platform of which nothing more is
        /// known.
        set_group_search: SetGroupSearch { group_id: GroupId }
            ? { no_code_finger_open: Switch, no_finger_open: Switch } -> ();

        /// Sets who may bring others into a group.
        set_group_member_invite_policy: SetGroupMemberInvitePolicy {
            group_id: GroupId,
            policy: InvitePolicy,
        } -> ();

        /// Sets what members of a group may do; what is not named stays.
        ///
        /// The server refuses to change nothing.
        set_group_member_permissions: SetGroupMemberPermissions { group_id: GroupId } ? {
            allow_member_upload_album: bool,
            allow_member_temporary_session: bool,
            allow_member_create_group: bool,
        } -> ();

        /// Sets whether new members of a group see what was said before they came.
        set_group_new_member_history_visibility: SetGroupNewMemberHistoryVisibility {
            group_id: GroupId,
            visible: bool,
        } -> ();

        /// Tells what a group is, with everything the platform says of it in `extra`.
        ///
        /// `group_remark` is always empty here; [`get_group_info`](super::GroupActions::get_group_info)
        /// knows it.
        get_group_detail_info is read: GetGroupDetailInfo { group_id: GroupId }
            -> wire::GroupInfo => GroupInfo;

        /// Tells what the platform keeps about a group besides its name and members.
        get_group_info_ex is read: GetGroupInfoEx { group_id: GroupId }
            -> Option<GroupInfoEx> => GroupInfoEx, try accepted;

        /// Tells how often the bot can still call everybody in a group today.
        get_group_at_all_remain is read: GetGroupAtAllRemain { group_id: GroupId } -> AtAllRemain;
    }
}
