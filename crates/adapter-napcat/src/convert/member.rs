//! Members of groups.

use mynah_core::Member;
use mynah_core::id::{GroupId, UserId};
use mynah_core::model::{GroupMembers, Role, Sex};

use super::timestamp;
use crate::member::GroupMemberInfo;
use crate::wire;

/// What is known of a member of `group`.
pub(crate) fn member(wire: wire::Member, group: &GroupId) -> GroupMemberInfo {
    let record = wire.respelled();
    let user_id = record.user_id.unwrap_or(UserId::from_static(""));
    let mut extra = record.extra;
    if let Some(area) = record.area.filter(|area| !area.is_empty()) {
        extra.insert("area".to_owned(), area.into());
    }
    if record.unfriendly == Some(true) {
        extra.insert("unfriendly".to_owned(), true.into());
    }
    let mut base = Member::new(record.group_id.unwrap_or_else(|| group.clone()), user_id);
    base.nickname = record.nickname.unwrap_or_default();
    base.card = record.card.unwrap_or_default();
    base.role = record.role.as_deref().and_then(role).unwrap_or_default();
    base.title = record.title.unwrap_or_default();
    base.sex = record.sex.as_deref().map(sex).unwrap_or_default();
    base.age = record.age.filter(|age| *age > 0);
    base.join_time = timestamp(record.join_time);
    base.last_sent_time = timestamp(record.last_sent_time);
    base.shut_up_time = timestamp(record.shut_up_timestamp);
    base.is_robot = record.is_robot.unwrap_or_default();
    GroupMemberInfo {
        base,
        activity_level: record
            .level
            .filter(|level| !level.is_empty())
            .unwrap_or_else(|| "0".to_owned()),
        title_expire_time: timestamp(record.title_expire_time),
        card_changeable: record.card_changeable.unwrap_or(true),
        qq_level: record.qq_level.filter(|level| *level > 0),
        extra,
    }
}

/// What is known of members of `group`, in order.
pub(crate) fn members(
    list: wire::Lenient<wire::Member>,
    group: &GroupId,
) -> GroupMembers<GroupMemberInfo> {
    list.0.into_iter().map(|wire| member(wire, group)).collect()
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

pub(super) fn sex(sex: &str) -> Sex {
    match sex {
        "male" | "1" => Sex::Male,
        "female" | "2" => Sex::Female,
        _ => Sex::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn member(wire: &Value) -> GroupMemberInfo {
        super::member(serde_json::from_str(&wire.to_string()).unwrap(), &1.into())
    }

    #[test]
    fn a_member_of_whom_little_is_said_is_a_plain_one() {
        let little = member(&json!({ "group_id": 1, "user_id": 7 }));
        assert_eq!(little, GroupMemberInfo::new(Member::new(1, 7)));
    }

    #[test]
    fn zero_and_unknown_are_nothing() {
        let unknown = member(&json!({
            "group_id": 1, "user_id": 7, "sex": "unknown", "age": 0, "level": "", "qq_level": 0,
            "join_time": 0, "last_sent_time": 0, "title_expire_time": 0, "shut_up_timestamp": 0,
            "area": "", "unfriendly": false, "card_changeable": true, "role": "stranger",
        }));
        assert_eq!(unknown, GroupMemberInfo::new(Member::new(1, 7)));
    }

    #[test]
    fn everything_that_is_said_is_kept() {
        let member = member(&json!({
            "group_id": "1", "user_id": 7, "nickname": "n", "card": "c", "role": "admin",
            "title": "t", "sex": "female", "age": "20", "level": 12, "qq_level": "39",
            "join_time": "1600000000", "last_sent_time": 1_700_000_000, "title_expire_time": 5,
            "shut_up_timestamp": 1_795_395_000, "card_changeable": false, "is_robot": true,
            "area": "Oz", "unfriendly": true, "qage": 3,
        }));
        assert_eq!((member.nickname.as_str(), member.card.as_str()), ("n", "c"));
        assert_eq!((member.role, member.sex, member.age), (Role::Admin, Sex::Female, Some(20)));
        assert_eq!((member.level(), member.qq_level), (12, Some(39)));
        assert!(member.is_robot && !member.card_changeable);
        for (time, seconds) in [
            (member.join_time, 1_600_000_000),
            (member.last_sent_time, 1_700_000_000),
            (member.title_expire_time, 5),
            (member.shut_up_time, 1_795_395_000),
        ] {
            assert_eq!(time.unwrap().as_second(), seconds);
        }
        let extra = json!({
            "area": "Oz", "unfriendly": true, "qage": 3,
            // What is not spelt as usual is also there as it came.
            "group_id": "1", "age": "20", "level": 12, "qq_level": "39", "join_time": "1600000000",
        });
        assert_eq!(Value::from(member.extra), extra);
    }

    #[test]
    fn the_numbers_of_the_platform_are_ranks_too() {
        let ranks = [("2", Role::Member), ("3", Role::Admin), ("4", Role::Owner)];
        for (number, rank) in ranks {
            assert_eq!(role(number), Some(rank));
        }
        assert_eq!(role("king"), None);
    }
}
