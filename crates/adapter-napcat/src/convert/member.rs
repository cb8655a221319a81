//! Members of groups.

use mynah_core::Member;
use mynah_core::model::{GroupMembers, Role, Sex};

use super::timestamp;
use crate::member::GroupMemberInfo;
use crate::wire;

impl From<wire::Member> for GroupMemberInfo {
    fn from(member: wire::Member) -> Self {
        let mut base = Member::new(member.group_id, member.user_id);
        base.nickname = member.nickname;
        base.card = member.card;
        base.role = role(&member.role).unwrap_or_default();
        base.title = member.title;
        base.sex = sex(&member.sex);
        base.age = member.age.filter(|age| *age > 0);
        base.join_time = timestamp(member.join_time);
        base.last_sent_time = timestamp(member.last_sent_time);
        base.shut_up_time = timestamp(member.shut_up_timestamp);
        base.is_robot = member.is_robot.unwrap_or_default();
        Self {
            base,
            activity_level: if member.level.is_empty() { "0".to_owned() } else { member.level },
            title_expire_time: timestamp(member.title_expire_time),
            card_changeable: member.card_changeable.unwrap_or(true),
            qq_level: member.qq_level.filter(|level| *level > 0),
            extra: member.extra,
        }
    }
}

impl From<wire::Lenient<wire::Member>> for GroupMembers<GroupMemberInfo> {
    fn from(list: wire::Lenient<wire::Member>) -> Self {
        list.0.into_iter().map(GroupMemberInfo::from).collect()
    }
}

impl From<GroupMemberInfo> for Member {
    fn from(member: GroupMemberInfo) -> Self {
        member.base
    }
}

/// A rank; the numbers are those of the platform's own records.
pub(super) fn role(role: &str) -> Option<Role> {
    match role {
        "member" | "2" => Some(Role::Member),
        "admin" | "3" => Some(Role::Admin),
        "owner" | "4" => Some(Role::Owner),
        _ => None,
    }
}

fn sex(sex: &str) -> Sex {
    match sex {
        "male" => Sex::Male,
        "female" => Sex::Female,
        _ => Sex::Unknown,
    }
}
