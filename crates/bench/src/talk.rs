//! What people say in groups, as a server tells of it: group messages of about 490 bytes.

use std::fmt::Write;

/// The event by which somebody gives a command, the `place`th of all, in a group.
pub fn command_event(place: usize, group: usize, text: &str) -> String {
    let message = format!(r#"[{{"type":"text","data":{{"text":"{text}"}}}}]"#);
    event(place, group, &message, text)
}

/// Somebody says something to somebody else: words, a mention, an emoticon or a picture, by the
/// place.
pub fn chat_event(place: usize, group: usize) -> String {
    let user = 1_000_000_000 + place % 997;
    match place % 4 {
        0 => {
            let text = "今天晚上有人一起打游戏吗？我大概九点以后才有空，想玩的话在群里说一声。";
            event(place, group, &format!(r#"[{{"type":"text","data":{{"text":"{text}"}}}}]"#), text)
        }
        1 => event(
            place,
            group,
            &format!(
                r#"[{{"type":"at","data":{{"qq":"{user}"}}}},{{"type":"text","data":{{"text":" see you there"}}}}]"#
            ),
            &format!("[CQ:at,qq={user}] see you there"),
        ),
        2 => event(
            place,
            group,
            r#"[{"type":"text","data":{"text":"哈哈哈"}},{"type":"face","data":{"id":"178"}}]"#,
            "哈哈哈[CQ:face,id=178]",
        ),
        _ => event(
            place,
            group,
            r#"[{"type":"image","data":{"summary":"","file":"2A6F9D1B5C3E4870A1B2C3D4E5F60718.jpg","sub_type":0,"url":"https://example.invalid/download?appid=1407&fileid=EhQ","file_size":"48213"}}]"#,
            "[CQ:image,file=2A6F9D1B5C3E4870A1B2C3D4E5F60718.jpg,sub_type=0]",
        ),
    }
}

fn event(place: usize, group: usize, message: &str, raw: &str) -> String {
    let mut event = String::with_capacity(600);
    let (user, id) = (1_000_000_000 + place % 997, 100_000 + place);
    // A `String` takes everything.
    let _ = write!(
        event,
        r#"{{"self_id":10001,"user_id":{user},"time":1795395033,"message_id":{id},"message_seq":{id},"real_id":{id},"real_seq":"{place}","message_type":"group","sender":{{"user_id":{user},"nickname":"Somebody {name}","card":"","role":"member"}},"raw_message":"{raw}","font":14,"sub_type":"normal","message":{message},"message_format":"array","post_type":"message","group_id":{group},"group_name":"Talk"}}"#,
        name = place % 997,
        group = 570_000_000 + group,
    );
    event
}
