//! The list of members of a large group.

use std::fmt::Write;

/// How many members the large group has.
pub(crate) const COUNT: usize = 10_000;

/// The list as it is written on the wire: about 3.2 MB.
pub(crate) fn list() -> Vec<u8> {
    let mut list = String::from("[");
    for place in 0..COUNT {
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
    list.into_bytes()
}
