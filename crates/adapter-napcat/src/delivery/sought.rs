//! A message that is looked for in a conversation, by what it says.

use jiff::{SignedDuration, Timestamp};
use mynah_core::id::{GroupId, UserId};
use mynah_core::message::segment::Mention;
use mynah_core::{MessageChain, MessageId, Segment, Target};
use serde::Deserialize;
use serde_json::Value;

use super::OwnMessages;
use crate::action::Call;
use crate::convert;
use crate::past::RetrievedMessage;
use crate::wire;

/// How far the clocks here and at the platform may be apart.
const CLOCKS: SignedDuration = SignedDuration::from_secs(60);

/// A message that is looked for.
#[derive(Debug, PartialEq)]
pub(super) struct Sought {
    pub(super) target: Target,
    says: Vec<Part>,
    since: Timestamp,
}

/// What a look at the latest messages of a conversation shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// It is there.
    Found(MessageId),
    /// It is not there, and would be.
    Absent,
    /// It could be one that is there, or one that is not shown any more.
    Unclear,
}

/// A part of what is said that comes back from the platform as it was sent.
#[derive(Debug, PartialEq)]
enum Part {
    /// Words, with one space wherever there is space.
    Words(String),
    Mention(Mention),
    Face(String),
    /// Something that looks otherwise when it comes back, so that only what it is can be told.
    A(&'static str),
}

/// The parameters of a call that sends a message, as far as they matter here.
#[derive(Deserialize)]
struct Said {
    message_type: Option<String>,
    group_id: Option<GroupId>,
    user_id: Option<UserId>,
    /// Whether codes in a text are to be left as they are.
    auto_escape: Option<Value>,
    message: wire::Content,
}

impl Sought {
    /// The message a call was to send at `since`, when it can be told from others.
    pub(super) fn of(call: &Call, since: Timestamp) -> Option<Self> {
        let said: Said = serde_json::from_str(&call.params).ok()?;
        if said.auto_escape.as_ref().is_some_and(|escape| *escape == true || *escape == "true") {
            return None;
        }
        let group = |said: Said| said.group_id.map(Target::Group);
        let private = |user: Option<UserId>| user.map(Target::Private);
        let chain = convert::segment::chain(said.message.clone());
        let target = match (&*call.action, said.message_type.as_deref()) {
            ("send_group_msg", _) | ("send_msg", Some("group")) => group(said),
            ("send_msg", None) if said.group_id.is_some() => group(said),
            ("send_private_msg", _) | ("send_msg", Some("private") | None) => private(said.user_id),
            _ => None,
        }?;
        Self::new(target, &chain, since)
    }

    /// A message that was sent at `since`, when it can be told from others.
    pub(super) fn new(target: Target, chain: &MessageChain, since: Timestamp) -> Option<Self> {
        let says = parts(chain, target.group_id().is_some())?;
        (!says.is_empty()).then_some(Self { target, says, since })
    }

    /// Looks for it among the latest messages of its conversation, of which at most `asked`
    /// were asked for; those of `own` belong to other calls.
    pub(super) fn look(
        &self,
        messages: &[RetrievedMessage],
        asked: usize,
        own: &OwnMessages,
    ) -> Look {
        let earliest = self.since - CLOCKS;
        let alike = |message: &&RetrievedMessage| message.is_own && self.is_said_by(message);
        let free = |message: &&RetrievedMessage| own.is_free(&message.message_id);
        let mut candidates = messages.iter().filter(alike).filter(free).peekable();
        let anything = candidates.peek().is_some();
        let in_time = |message: &&RetrievedMessage| message.time.is_some_and(|at| at >= earliest);
        if let Some(found) = candidates.filter(in_time).last() {
            return Look::Found(found.message_id.clone());
        }
        let reaches_back = messages.len() < asked
            || messages.iter().any(|message| message.time.is_some_and(|at| at < earliest));
        if anything || !reaches_back { Look::Unclear } else { Look::Absent }
    }

    fn is_said_by(&self, message: &RetrievedMessage) -> bool {
        let is_group = self.target.group_id().is_some();
        parts(&message.chain, is_group).is_some_and(|says| says == self.says)
    }
}

/// What a message says; nothing for one with something in it that may come back as anything.
fn parts(chain: &MessageChain, group: bool) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    for segment in chain {
        let part = match segment {
            Segment::Text(text) => {
                if let Some(Part::Words(words)) = parts.last_mut() {
                    words.push_str(text);
                    continue;
                }
                Part::Words(text.clone())
            }
            // The platform drops mentions in private, and a quotation it cannot find.
            Segment::At(at) if group => Part::Mention(at.who.clone()),
            Segment::At(_) | Segment::Reply(_) => continue,
            Segment::Face(face) => Part::Face(face.id.clone()),
            Segment::Image(_) | Segment::Sticker(_) => Part::A("picture"),
            Segment::Record(_) => Part::A("voice"),
            Segment::Video(_) => Part::A("film"),
            Segment::File(_) => Part::A("file"),
            Segment::Dice(_) => Part::A("die"),
            Segment::Rps(_) => Part::A("hand"),
            Segment::Json(_) | Segment::Music(_) | Segment::Contact(_) => Part::A("card"),
            Segment::Forward(_) => Part::A("forward"),
            _ => return None,
        };
        parts.push(part);
    }
    for part in &mut parts {
        if let Part::Words(words) = part {
            *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    parts.retain(|part| !matches!(part, Part::Words(words) if words.is_empty()));
    Some(parts)
}

#[cfg(test)]
mod tests;
