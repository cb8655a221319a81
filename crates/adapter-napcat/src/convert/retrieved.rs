//! Messages that are looked up.

use mynah_core::model;

use super::{event, segment, timestamp};
use crate::action::{Action, GetFriendMsgHistory};
use crate::error::CallError;
use crate::past::{Reaction, RetrievedMessage};
use crate::wire;

fn read(mut wire: wire::Retrieved) -> Option<RetrievedMessage> {
    let own = wire.is_own();
    if own {
        wire.was_said_by_itself();
    }
    let chain = segment::chain(wire.said());
    let base = event::message::payload(wire.event()?, chain, own)?;
    let reactions = wire.emoji_likes_list.into_iter().flatten().map(Reaction::from).collect();
    Some(RetrievedMessage {
        base,
        time: timestamp(wire.time),
        real_seq: wire.real_seq,
        is_own: own,
        reactions,
        extra: wire.extra,
    })
}

/// The message, which must tell where it was said.
pub(crate) fn retrieved<A: Action>(
    _action: &A,
    wire: wire::Retrieved,
) -> Result<RetrievedMessage, CallError> {
    read(wire).ok_or_else(|| CallError::Decode {
        action: A::NAME.into(),
        path: "message_type".to_owned(),
        detail: "the message does not tell where it was said".to_owned(),
    })
}

/// The messages that tell where they were said.
pub(crate) fn retrieved_in<A>(_action: &A, history: wire::History) -> Vec<RetrievedMessage> {
    history.messages.into_iter().filter_map(read).collect()
}

/// As [`retrieved_in`]; the bot's own messages need not tell who they were said to.
pub(crate) fn retrieved_from(
    action: &GetFriendMsgHistory,
    mut history: wire::History,
) -> Vec<RetrievedMessage> {
    for message in &mut history.messages {
        message.was_said_to(action.user());
    }
    retrieved_in(action, history)
}

impl From<wire::Reaction> for Reaction {
    fn from(wire: wire::Reaction) -> Self {
        Self {
            emoji_id: wire.emoji_id.unwrap_or_default(),
            emoji_type: wire.emoji_type,
            count: wire.likes_cnt.unwrap_or_default(),
        }
    }
}

impl From<RetrievedMessage> for model::RetrievedMessage {
    fn from(message: RetrievedMessage) -> Self {
        let mut told = Self::new(message.base);
        told.time = message.time;
        told.is_own = message.is_own;
        told.reactions = message.reactions.into_iter().map(Into::into).collect();
        told.extra = message.extra;
        told
    }
}
