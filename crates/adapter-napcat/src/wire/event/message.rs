//! Messages.

use std::borrow::Cow;
use std::fmt;

use mynah_core::id::{GroupId, MessageId, UserId};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::wire::scalar::Scalar;
use crate::wire::{Key, visit};

/// What a message tells beside what was said: one that was received, or that the bot's own account
/// sent.
#[derive(Debug)]
pub(crate) struct MessageEvent<'a> {
    pub(crate) message_type: Cow<'a, str>,
    pub(crate) sub_type: Cow<'a, str>,
    pub(crate) message_id: MessageId,
    pub(crate) user_id: UserId,
    pub(crate) group_id: Option<GroupId>,
    /// The other side of a private chat.
    pub(crate) target_id: Option<UserId>,
    pub(crate) sender: Sender<'a>,
}

/// What a message tells of who said it, which is nothing in anything but a mapping.
#[derive(Debug, Default)]
pub(crate) struct Sender<'a> {
    pub(crate) nickname: Cow<'a, str>,
    pub(crate) card: Cow<'a, str>,
    pub(crate) role: Cow<'a, str>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Sender<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(SenderVisitor)
    }
}

struct SenderVisitor;

impl<'de> Visitor<'de> for SenderVisitor {
    type Value = Sender<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sender<'de>, A::Error> {
        let mut sender = Sender::default();
        while let Some(key) = map.next_key::<Key<'_>>()? {
            let field = match key.as_str() {
                "nickname" => &mut sender.nickname,
                "card" => &mut sender.card,
                "role" => &mut sender.role,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *field = map.next_value::<Scalar<'_>>()?.into_words();
        }
        Ok(sender)
    }

    visit!(|_: Value| Sender::default(); numbers texts lists);
}
