//! Events as NapCat writes them: typed, whole, and written again as they came.
//!
//! A handler mostly wants the generic event, such as
//! [`GroupUpload`](mynah_core::event::notice::GroupUpload); here is what only NapCat says in
//! addition.
//! A handler takes it as [`Wire<T>`](Wire), where `T` is any struct of this module, and is skipped
//! for other events and on other platforms; other code makes a [`NapCatEvent`] of an event.
//!
//! ```
//! use mynah_adapter_napcat::event::{GroupUpload, Wire};
//!
//! async fn shelve(upload: Wire<GroupUpload>) -> String {
//!     format!("{} is on shelf {:?}", upload.file.name, upload.file.busid)
//! }
//! # let _ = shelve;
//! ```
//!
//! Ids that the wire writes as 0 for nobody are `None`; what has no field, or came in a spelling
//! that the server does not use itself, is in `extra`, so that nothing is lost.

mod field;
mod message;
mod meta;
mod notice;
mod request;
mod wire;

use mynah_core::Event;
use mynah_core::id::UserId;
use mynah_core::message::Extra;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};

pub use message::{Content, MessageEvent, MessageSent, MessageSubType, MessageType, Sender};
pub use meta::{Heartbeat, Lifecycle, LifecycleKind, Meta, Status, UnknownMeta};
pub use notice::{
    AdminChange, BanChange, BotOffline, DecreaseReason, EmojiLike, Essence, EssenceChange,
    FriendAdd, FriendPoke, FriendRecall, GrayTip, GrayTipSource, GroupAdmin, GroupBan, GroupCard,
    GroupDecrease, GroupIncrease, GroupMsgEmojiLike, GroupName, GroupPoke, GroupRecall, GroupTitle,
    GroupUpload, IncreaseReason, InputStatus, Notice, OnlineFileReceive, OnlineFileSend,
    ProfileLike, ReceiveChange, SendChange, UnknownNotice, UploadedFile,
};
pub use request::{FriendRequest, GroupRequest, GroupRequestKind, Request, UnknownRequest};
pub use wire::{Wire, WireKind};

use crate::PLATFORM;
use field::{Field, Record};

/// An event as NapCat wrote it.
///
/// ```
/// use mynah_adapter_napcat::event::{NapCatEvent, Notice, Said};
/// use serde_json::json;
///
/// let json = json!({
///     "time": 1795395037, "self_id": 10001, "post_type": "notice",
///     "notice_type": "group_upload", "group_id": 570000001, "user_id": 1000000011,
///     "file": { "id": "f", "name": "a.txt", "size": 12, "busid": 102 },
/// });
/// let event = NapCatEvent::from_json(json.clone()).unwrap();
/// let Said::Notice(Notice::GroupUpload(upload)) = &event.said else { panic!() };
/// assert_eq!(upload.file.busid, Some(102));
/// assert_eq!(event.to_json(), json);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NapCatEvent {
    /// When it happened, in seconds; in milliseconds where the server knew no better.
    pub time: Option<i64>,
    /// The account of the bot.
    pub self_id: Option<UserId>,
    /// What happened.
    pub said: Said,
}

/// What an event says, by its `post_type`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Said {
    /// Somebody said something.
    Message(MessageEvent),
    /// The bot's own account said something, and the server is set to report that.
    MessageSent(MessageSent),
    /// Something happened.
    Notice(Notice),
    /// Somebody wants something decided.
    Request(Request),
    /// The connection or the account changed.
    Meta(Meta),
    /// An event newer than this adapter, or one that lacks what its kind has; with all its keys.
    Unknown(Extra),
}

impl NapCatEvent {
    /// The event as it came; `None` for one that did not come from a NapCat.
    pub fn of<T: ?Sized>(event: &Event<T>) -> Option<Self> {
        let header = event.header();
        if header.platform != PLATFORM {
            return None;
        }
        serde_json::from_str(header.raw.as_str()).ok().map(Self::from_map)
    }

    /// Reads an event; `None` for what is no mapping.
    pub fn from_json(event: Value) -> Option<Self> {
        match event {
            Value::Object(map) => Some(Self::from_map(map)),
            _ => None,
        }
    }

    /// The event as the server writes it.
    pub fn to_json(&self) -> Value {
        let mut map = self.said.to_map();
        if let Some(time) = self.time {
            map.entry("time").or_insert(time.into());
        }
        if let Some(self_id) = &self.self_id {
            map.entry("self_id").or_insert(self_id.write());
        }
        Value::Object(map)
    }

    fn from_map(mut map: Map<String, Value>) -> Self {
        let time = field::take(&mut map, "time");
        let self_id = field::take(&mut map, "self_id");
        Self { time, self_id, said: Said::from_map(map) }
    }
}

impl Said {
    /// Reads what is left of an event without its time and account.
    pub(crate) fn from_map(mut map: Map<String, Value>) -> Self {
        let Some(kind) = field::take::<String>(&mut map, "post_type") else {
            return Self::Unknown(map);
        };
        let said = match kind.as_str() {
            "message" => MessageEvent::from_map(&map).map(Self::Message),
            "message_sent" => MessageSent::from_map(&map).map(Self::MessageSent),
            "notice" => Some(Self::Notice(Notice::from_map(&map))),
            "request" => Some(Self::Request(Request::from_map(&map))),
            "meta_event" => Some(Self::Meta(Meta::from_map(&map))),
            _ => None,
        };
        said.unwrap_or_else(|| {
            map.entry("post_type").or_insert(kind.into());
            Self::Unknown(map)
        })
    }

    fn to_map(&self) -> Map<String, Value> {
        let mut map = Map::new();
        let kind = match self {
            Self::Message(message) => message.write_into(&mut map, "message"),
            Self::MessageSent(message) => message.write_into(&mut map, "message_sent"),
            Self::Notice(notice) => notice.write_into(&mut map, "notice"),
            Self::Request(request) => request.write_into(&mut map, "request"),
            Self::Meta(meta) => meta.write_into(&mut map, "meta_event"),
            Self::Unknown(all) => return all.clone(),
        };
        map.entry("post_type").or_insert(kind.into());
        map
    }
}

impl Serialize for NapCatEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for NapCatEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Map::deserialize(deserializer).map(Self::from_map)
    }
}
