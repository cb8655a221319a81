//! What was said in one conversation while the bot was away, from its history.

use std::collections::HashSet;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use mynah_core::{Event, MessageId, Payload, Target};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::conversation::{Key, key};
use super::memory::Wanted;
use crate::NapCat;
use crate::action::{Call, Client, Reply};
use crate::config::CatchUpBounds;
use crate::convert;
use crate::error::CallError;
use crate::texts::text;
use crate::wire::{Route, scalar};

/// How many messages are asked for at a time.
const PAGE: usize = 50;

/// How long one answer may take: the history is kept on the machine of the server.
const PATIENCE: Duration = Duration::from_secs(10);

/// How much later a message may have been dated than one that was said after it.
const DISORDER: SignedDuration = SignedDuration::from_mins(1);

/// What was said while the bot was away.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// The messages, the oldest first; those that were seen are among them.
    pub(super) messages: Vec<PastMessage>,
    /// Whether there are older ones.
    pub(super) is_cut: bool,
}

/// One message of the history.
#[derive(Debug)]
pub(super) struct PastMessage {
    pub(super) key: Key,
    id: MessageId,
    pub(super) time: Timestamp,
    /// The event it would have been, if it was missed.
    pub(super) event: Option<Event>,
    is_own: bool,
}

impl PastMessage {
    pub(super) fn new(id: MessageId, time: Timestamp, is_own: bool, event: Event) -> Self {
        Self { key: key(&id), id, time, event: Some(event), is_own }
    }
}

/// Goes back through the history of a conversation, up to where it was left or a bound is reached.
///
/// The server gives pages that end at a message it has shown before, so what it knows of from before
/// a restart of its own does not matter.
pub(super) async fn since(
    bot: &NapCat,
    wanted: &Wanted,
    bounds: CatchUpBounds,
) -> Result<Past, CallError> {
    let mut walk = Walk::new(wanted, bounds);
    let pages = 2 + 4 * bounds.messages / PAGE;
    let mut from = None;
    for _ in 0..pages {
        let page = match page(bot, &wanted.target, from.as_ref()).await {
            Ok(page) => page,
            // The first page is there, so this is where the history ends for the server.
            Err(CallError::Rejected { .. }) if from.is_some() => return Ok(walk.ends(true)),
            Err(error) => return Err(error),
        };
        from = page.first().map(|oldest| oldest.id.clone()).or(from);
        match walk.back(page) {
            Step::Further => {}
            Step::Arrived => return Ok(walk.ends(false)),
            Step::Beyond => return Ok(walk.ends(true)),
        }
    }
    Ok(walk.ends(true))
}

/// On the way back through a history.
pub(super) struct Walk<'a> {
    wanted: &'a Wanted,
    known: HashSet<Key>,
    /// How many messages may be missed.
    most: usize,
    /// What is older is too old.
    oldest: Timestamp,
    /// What was met, the newest first.
    met: Vec<PastMessage>,
    keys: HashSet<Key>,
    missed: usize,
    /// How many messages were met that were seen before the bot was away.
    anchors: usize,
    /// How much of what was met is newer than one of those.
    firm: usize,
}

/// Where one page leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// There may be more behind it.
    Further,
    /// To the beginning of what was missed.
    Arrived,
    /// Beyond a bound.
    Beyond,
}

impl<'a> Walk<'a> {
    pub(super) fn new(wanted: &'a Wanted, bounds: CatchUpBounds) -> Self {
        let within = SignedDuration::try_from(bounds.within).unwrap_or(SignedDuration::MAX);
        Self {
            wanted,
            known: wanted.known.iter().copied().collect(),
            most: bounds.messages,
            oldest: Timestamp::now().checked_sub(within).unwrap_or(Timestamp::MIN),
            met: Vec::new(),
            keys: HashSet::new(),
            missed: 0,
            anchors: 0,
            firm: 0,
        }
    }

    /// Goes back over one page.
    ///
    /// It does not end at the message that was seen last: posted events overtake each other, so one
    /// that was lost may be between two that were seen.
    pub(super) fn back(&mut self, page: Vec<PastMessage>) -> Step {
        let before = self.keys.len();
        for message in page.into_iter().rev() {
            if !self.keys.insert(message.key) {
                continue;
            }
            if let Some(step) = self.meet(message) {
                return if self.anchors > 0 { Step::Arrived } else { step };
            }
        }
        // Pages share one message; one that brings nothing new is the beginning of everything.
        let is_all = self.keys.len() == before;
        if is_all || self.anchors > 0 { Step::Arrived } else { Step::Further }
    }

    fn meet(&mut self, mut message: PastMessage) -> Option<Step> {
        let start = &self.wanted.start;
        if start.anchors.contains(&message.key) {
            self.anchors += 1;
            self.firm = self.met.len();
            return (self.anchors == start.anchors.len()).then_some(Step::Arrived);
        }
        if start.time.duration_since(message.time) > DISORDER {
            return Some(Step::Arrived);
        }
        if self.known.contains(&message.key) {
            message.event = None;
        } else if message.is_own && !self.wanted.reports_own {
            return None;
        } else if message.time < self.oldest || self.missed == self.most {
            return Some(Step::Beyond);
        } else {
            self.missed += 1;
        }
        self.met.push(message);
        None
    }

    pub(super) fn ends(self, is_cut: bool) -> Past {
        let Self { wanted, met: mut messages, anchors, firm, .. } = self;
        if anchors > 0 {
            messages.truncate(firm);
        }
        messages.reverse();
        if anchors == 0 {
            // What was seen last was taken back, or is further away; so the time has to tell.
            let start = &wanted.start;
            messages.retain(|message| {
                message.time > start.time || message.time == start.time && !start.is_after
            });
        }
        Past { messages, is_cut }
    }
}

/// The latest messages of a conversation, or those that end at one.
async fn page(
    bot: &NapCat,
    target: &Target,
    end: Option<&MessageId>,
) -> Result<Vec<PastMessage>, CallError> {
    let (action, mut params) = match target {
        Target::Group(group) => ("get_group_msg_history", json!({ "group_id": group })),
        Target::Private(user) => ("get_friend_msg_history", json!({ "user_id": user })),
        _ => return Err(CallError::invalid("target", text("no-history"))),
    };
    params["count"] = PAGE.into();
    // Merged forwards come without what is in them, as in events.
    params["parse_mult_msg"] = false.into();
    if let Some(end) = end {
        params["message_seq"] = end.as_str().into();
    }
    let limit = PATIENCE.min(bot.inner.config.call_timeout);
    let call = Call::new(action, params.to_string()).timeout(Some(limit));
    let reply = bot.call(call).await?;
    read(bot, target, &reply).map_err(|error| CallError::Decode {
        action: action.into(),
        path: "messages".to_owned(),
        detail: error.to_string(),
    })
}

#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow)]
    messages: Vec<&'a RawValue>,
}

fn read(
    bot: &NapCat,
    target: &Target,
    reply: &Reply,
) -> Result<Vec<PastMessage>, serde_json::Error> {
    let page: Page<'_> = serde_json::from_slice(reply.json())?;
    let messages = page.messages.into_iter();
    Ok(messages.filter_map(|message| past(bot, target, message.get())).collect())
}

/// The message, as the event it would have been; one that makes no sense is left out.
fn past(bot: &NapCat, target: &Target, json: &str) -> Option<PastMessage> {
    let json = match target {
        Target::Private(user) => said_to(json, user.as_str())?,
        _ => json.to_owned(),
    };
    let json = Utf8Bytes::from(json);
    let frame = convert::received::read(&json).ok()?;
    let Route::Event = frame.route() else { return None };
    let event = convert::event::past_from_wire(&bot.inner.config.id, frame, json.as_ref());
    let (message, is_own) = match &*event {
        Payload::Message(message) => (message, false),
        Payload::MessageSent(sent) => (&sent.0, true),
        _ => return None,
    };
    // What is said through a group is another conversation.
    if message.target != *target {
        return None;
    }
    let (id, time) = (message.message_id.clone(), event.header().time);
    Some(PastMessage::new(id, time, is_own, event))
}

/// In a history, a private message does not tell whose conversation it is in, as events do.
fn said_to(json: &str, user: &str) -> Option<String> {
    let mut message: Map<String, Value> = serde_json::from_str(json).ok()?;
    message.entry("target_id").or_insert_with(|| scalar::number_or_text(user));
    serde_json::to_string(&message).ok()
}

#[cfg(test)]
mod tests;
