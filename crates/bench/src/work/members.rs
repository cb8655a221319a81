//! Lists of members.

use std::fmt::Write;

use async_trait::async_trait;
use futures_util::FutureExt;
use mynah::core::model::GroupMembers;
use mynah_adapter_napcat::action::{Call, Client, GroupActions, Reply};
use mynah_adapter_napcat::{CallError, GroupMemberInfo};

/// So many members as the server writes them, about 320 bytes each.
pub fn list(count: usize) -> String {
    let mut list = String::from("[");
    for place in 0..count {
        let comma = if place == 0 { "" } else { "," };
        let role = match place {
            0 => "owner",
            1..=20 => "admin",
            _ => "member",
        };
        let user = 1_000_000_000 + place;
        // A `String` takes everything.
        let _ = write!(
            list,
            r#"{comma}{{"group_id":570000001,"user_id":{user},"nickname":"Member {place}","card":"","sex":"unknown","age":0,"area":"","level":"{level}","qq_level":0,"join_time":{joined},"last_sent_time":{sent},"title_expire_time":0,"unfriendly":false,"card_changeable":true,"is_robot":false,"shut_up_timestamp":0,"role":"{role}","title":""}}"#,
            level = place % 101,
            joined = 1_600_000_000 + place,
            sent = 1_700_000_000 + place,
        );
    }
    list.push(']');
    list
}

/// Answers every call with the same list.
struct Desk<'a>(&'a Reply);

#[async_trait]
impl Client for Desk<'_> {
    async fn call(&self, _: Call) -> Result<Reply, CallError> {
        Ok(self.0.clone())
    }
}

/// Reads such a list, as the answer of the action that asks for it.
///
/// # Panics
///
/// When it is none.
pub fn read(list: &Reply) -> GroupMembers<GroupMemberInfo> {
    let asking = Desk(list).get_group_members(570_000_001).into_future().now_or_never();
    asking.expect("nobody is waited for").expect("it is a list")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_whole() {
        assert_eq!(read(&Reply::new(list(30))).len(), 30);
    }
}
