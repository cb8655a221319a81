//! Saying something: what changes in the world, and which events follow.

use serde_json::Value;

use crate::{
    event::{
        message::{MessageFormat, Purpose, message},
        notice,
    },
    target::Target,
    world::{Draft, Record, World},
};

/// The settings that decide how events look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    pub(crate) format: MessageFormat,
    pub(crate) report_self: bool,
}

/// A message that was said.
#[derive(Debug)]
pub(crate) struct Speech {
    pub(crate) message_id: i64,
    /// What the bot's account gets to see, in order.
    pub(crate) events: Vec<Value>,
}

/// Stores a message and writes the events it causes.
pub(crate) fn speak(world: &mut World, view: View, draft: Draft) -> Speech {
    let card = announce_card(world, &draft);
    let record = world.history.add(draft).clone();
    let visible = match record.target {
        Target::Group(group_id) => world.joined_group(group_id).is_some(),
        Target::Friend(_) | Target::Temporary { .. } => true,
    };
    let mut events = Vec::new();
    // An account that is logged out hears nothing, and finds it in the history when it is back.
    if visible && world.online {
        events.extend(card);
        events.extend(uploads(world, &record));
        if record.sender != world.self_id || view.report_self {
            events.push(message(world, &record, view.format, Purpose::Event));
        }
    }
    Speech { message_id: record.message_id, events }
}

/// The others learn of a new card from its owner's next message, not when it changes.
fn announce_card(world: &mut World, draft: &Draft) -> Option<Value> {
    let Target::Group(group_id) = draft.target else {
        return None;
    };
    let member = world.member_mut(group_id, draft.sender)?;
    member.last_sent_time = draft.time;
    let old = member.announced_card.take()?;
    let new = member.card.clone();
    (old != new).then(|| notice::card(world, group_id, draft.sender, &old, &new))
}

fn uploads(world: &World, record: &Record) -> Vec<Value> {
    let Target::Group(group_id) = record.target else {
        return Vec::new();
    };
    let files = record.segments.iter();
    files.filter_map(|file| notice::uploaded(world, group_id, record.sender, file)).collect()
}
