//! Messages.

use std::borrow::Cow;

use mynah_core::id::{GroupId, MessageId, UserId};
use serde::Deserialize;

use crate::wire::scalar;

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

/// What a message tells of who said it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sender<'a> {
    #[serde(default, borrow, deserialize_with = "scalar::borrowed")]
    pub(crate) nickname: Cow<'a, str>,
    #[serde(default, borrow, deserialize_with = "scalar::borrowed")]
    pub(crate) card: Cow<'a, str>,
    #[serde(default, borrow, deserialize_with = "scalar::borrowed")]
    pub(crate) role: Cow<'a, str>,
}
