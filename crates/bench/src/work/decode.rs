//! From the text of a frame to what it means.

use mynah::core::Event;
use mynah_adapter_napcat::codec::read_event;

use crate::talk::chat_event;

/// What is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decode {
    /// Some words in Chinese.
    Words,
    /// A mention and some words.
    Mention,
    /// Words and an emoticon.
    Emoticon,
    /// A picture.
    Picture,
    /// Nine pictures with some words between.
    Pictures,
    /// Four thousand letters.
    Long,
    /// A sign of life.
    Heartbeat,
    /// Somebody joined.
    Notice,
}

impl Decode {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Words,
        Self::Mention,
        Self::Emoticon,
        Self::Picture,
        Self::Pictures,
        Self::Long,
        Self::Heartbeat,
        Self::Notice,
    ];

    /// What it is called in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "decode/words",
            Self::Mention => "decode/mention",
            Self::Emoticon => "decode/emoticon",
            Self::Picture => "decode/picture",
            Self::Pictures => "decode/nine pictures",
            Self::Long => "decode/4,000 letters",
            Self::Heartbeat => "decode/heartbeat",
            Self::Notice => "decode/notice",
        }
    }

    /// The frame.
    pub fn json(self) -> String {
        match self {
            Self::Words => chat_event(0, 1),
            Self::Mention => chat_event(1, 1),
            Self::Emoticon => chat_event(2, 1),
            Self::Picture => chat_event(3, 1),
            Self::Pictures => many(&chat_event(3, 1)),
            Self::Long => chat_event(0, 1).replace("今天晚上", &"晚上好吗 ".repeat(1000)),
            Self::Heartbeat => r#"{"time":1795395033,"self_id":10001,"post_type":"meta_event","meta_event_type":"heartbeat","status":{"online":true,"good":true},"interval":30000}"#.to_owned(),
            Self::Notice => r#"{"time":1795395033,"self_id":10001,"post_type":"notice","notice_type":"group_increase","sub_type":"approve","group_id":570000001,"user_id":1000000021,"operator_id":1000000014}"#.to_owned(),
        }
    }
}

/// The message with its segment nine times, and words between.
fn many(event: &str) -> String {
    let start = event.find(r#"[{"type""#).unwrap_or_default();
    let end = event.rfind("}]").unwrap_or(event.len());
    let segment = &event[start + 1..=end];
    let words = r#"{"type":"text","data":{"text":"and"}}"#;
    let all = [segment; 9].join(&format!(",{words},"));
    format!("{}{all}{}", &event[..=start], &event[end + 1..])
}

/// Reads an event.
///
/// # Panics
///
/// When it is none.
pub fn event(json: &str) -> Event {
    read_event("main", json).expect("it is an event")
}

#[cfg(test)]
mod tests {
    use mynah::core::Payload;

    use super::*;

    #[test]
    fn everything_that_is_decoded_is_understood() {
        for what in Decode::ALL {
            let event = event(&what.json());
            assert!(!matches!(&*event, Payload::Unknown(_)), "{what:?}");
            if let Payload::Message(message) = &*event {
                let wanted = if what == Decode::Pictures { 17 } else { message.chain.len().min(2) };
                assert_eq!(message.chain.len(), wanted, "{what:?}");
            }
        }
    }
}
