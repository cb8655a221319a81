//! What is known of a group beyond what everybody sees.

use mynah_core::id::{GroupId, UserId};

use crate::answer::{Outcome, answers, refusal};
use crate::wire::Refusal;

answers! {
    /// What the platform keeps about a group besides its name and members.
    pub struct GroupInfoEx {
        /// The group.
        pub group_code: Option<GroupId> = "groupCode" as Text,
        /// The platform's code, 0 for yes.
        pub result_code: Option<i64> = "resultCode",
        /// What it keeps.
        pub ext_info: Option<GroupExtInfo> = "extInfo",
    }

    /// What the platform keeps about a group; the many other keys are in `extra`.
    pub struct GroupExtInfo {
        /// Whose the group is.
        pub group_owner_id: Option<GroupOwner> = "groupOwnerId",
        /// Whether the group has a picture of its own.
        pub has_group_custom_portrait: Option<bool> = "hasGroupCustomPortrait" as Digit,
        /// The lucky word of the group; empty when there is none.
        pub lucky_word: String = "luckyWord",
        /// How many letters of the lucky word are lit.
        pub light_char_num: Option<u32> = "lightCharNum",
        /// Whether messages can be singled out.
        pub essential_msg_switch: Option<bool> = "essentialMsgSwitch" as Digit,
        /// Whether machines can be invited.
        pub invite_robot_switch: Option<bool> = "inviteRobotSwitch" as Digit,
        /// Whether every member can invite machines.
        pub invite_robot_member_switch: Option<bool> = "inviteRobotMemberSwitch" as Digit,
        /// Whether machines that members invite have to be let in.
        pub invite_robot_member_examine: Option<bool> = "inviteRobotMemberExamine" as Digit,
    }

    /// Whose a group is.
    pub struct GroupOwner {
        /// The number of the account.
        pub member_uin: Option<UserId> = "memberUin" as Text,
        /// The platform's inner name of the account, such as `u_…`.
        pub member_uid: String = "memberUid",
        /// The name the account can be found by; empty when it has none.
        pub member_qid: String = "memberQid",
    }

    /// How often the bot can still call everybody today.
    pub struct AtAllRemain {
        /// Whether it can now.
        pub can_at_all: bool,
        /// How often this can be done in the group.
        pub remain_at_all_count_for_group: Option<u32>,
        /// How often the bot can do it.
        pub remain_at_all_count_for_uin: Option<u32>,
    }
}

impl Outcome for GroupInfoEx {
    fn refusal(&self) -> Option<Refusal> {
        refusal(self.result_code, "the platform says no")
    }
}
