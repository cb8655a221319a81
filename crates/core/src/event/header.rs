//! What every event has: when, for which bot, and the words on the wire.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use jiff::Timestamp;
use serde_json::Value;

use crate::id::{BotId, Platform, UserId};

/// When and where an event happened.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Header {
    /// When, by the platform's clock; by ours when it did not say.
    pub time: Timestamp,
    /// The bot that saw it.
    pub bot: BotId,
    /// The platform it happened on.
    pub platform: Platform,
    /// The account of the bot; empty when the platform has not said it yet.
    pub self_id: UserId,
    /// Whether it was not seen when it happened but fetched afterwards, because the bot was away
    /// then.
    pub caught_up: bool,
    /// The event as it came, for what has no field here.
    pub raw: Raw,
    /// What the adapter keeps with it.
    attached: Option<Arc<dyn Any + Send + Sync>>,
}

impl Header {
    /// A header for an event that happens now, seen by `bot`; set the other fields as needed.
    pub fn for_bot(bot: impl Into<BotId>) -> Self {
        Self::dated(bot, Timestamp::now())
    }

    /// A header for an event that happened at `time`, seen by `bot`; set the other fields as
    /// needed.
    pub fn dated(bot: impl Into<BotId>, time: Timestamp) -> Self {
        Self {
            time,
            bot: bot.into(),
            platform: Platform::from_static(""),
            self_id: UserId::from_static(""),
            caught_up: false,
            raw: Raw::default(),
            attached: None,
        }
    }

    /// Sets when it happened.
    pub fn at(mut self, time: Timestamp) -> Self {
        self.time = time;
        self
    }

    /// Sets the platform it happened on.
    pub fn on(mut self, platform: Platform) -> Self {
        self.platform = platform;
        self
    }

    /// Sets the account of the bot.
    pub fn seen_by(mut self, self_id: impl Into<UserId>) -> Self {
        self.self_id = self_id.into();
        self
    }

    /// Says that it was fetched afterwards, because the bot was away when it happened.
    pub fn caught_up(mut self) -> Self {
        self.caught_up = true;
        self
    }

    /// Keeps something with the event that only its adapter knows of; it is dropped when nobody
    /// has the event any more.
    pub fn attach<T: Any + Send + Sync>(mut self, something: Arc<T>) -> Self {
        self.attached = Some(something);
        self
    }

    /// What the adapter keeps with the event, if it is a `T`.
    pub fn attached<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        Arc::clone(self.attached.as_ref()?).downcast().ok()
    }

    /// Keeps the event as it came.
    pub fn raw(mut self, raw: Raw) -> Self {
        self.raw = raw;
        self
    }
}

/// An event as it came: JSON text that is shared with the frame it arrived in, and parsed only
/// when somebody asks.
#[derive(Clone, Default)]
pub struct Raw(Bytes);

impl Raw {
    /// Keeps `json`, which the caller has seen to be JSON.
    pub fn new(json: impl Into<Bytes>) -> Self {
        Self(json.into())
    }

    /// The JSON text; empty for an event that never was JSON.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Parses it; null for an event that never was JSON.
    pub fn to_json(&self) -> Value {
        serde_json::from_slice(&self.0).unwrap_or(Value::Null)
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
