//! Merged forwards: a message that holds messages.

use jiff::Timestamp;

use super::Extra;
use crate::id::{MessageId, UserId};
use crate::message::MessageChain;

/// A message that holds messages.
///
/// ```
/// use mynah_core::message::segment::{Forward, Node};
///
/// let forward = Forward::new([
///     Node::written(10001, "Mynah", "first"),
///     Node::quoted(1926791698),
/// ]);
/// assert_eq!(forward.nodes.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forward {
    /// The platform's id of a received one, by which what is in it can be had.
    pub id: Option<String>,
    /// What is in it; empty for a received one that was not looked into yet.
    pub nodes: Vec<Node>,
    /// What is shown of it while it is closed; `None` leaves it to the adapter.
    pub preview: Option<Preview>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// What is shown of a merged forward while it is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Its title.
    pub source: Option<String>,
    /// A few lines of what is in it.
    pub news: Vec<String>,
    /// The line below them.
    pub summary: Option<String>,
    /// What is shown of it in a list of conversations.
    pub prompt: Option<String>,
}

/// One message in a merged forward.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A message that exists already.
    Quoted(MessageId),
    /// A message that is written here.
    Written(WrittenNode),
}

/// A message in a merged forward that is written there.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenNode {
    /// Who is said to have said it.
    pub user_id: UserId,
    /// The name that is shown.
    pub nickname: String,
    /// What is said; a single [`Forward`] makes it a forward within a forward.
    pub content: MessageChain,
    /// When it is said to have been said.
    pub time: Option<Timestamp>,
}

impl Forward {
    /// A merged forward to send.
    pub fn new(nodes: impl IntoIterator<Item = Node>) -> Self {
        Self { nodes: nodes.into_iter().collect(), ..Self::default() }
    }
}

impl Node {
    /// A message that exists already.
    pub fn quoted(id: impl Into<MessageId>) -> Self {
        Self::Quoted(id.into())
    }

    /// A message that is written here, in the name of `user_id`.
    pub fn written(
        user_id: impl Into<UserId>,
        nickname: impl Into<String>,
        content: impl Into<MessageChain>,
    ) -> Self {
        Self::Written(WrittenNode {
            user_id: user_id.into(),
            nickname: nickname.into(),
            content: content.into(),
            time: None,
        })
    }
}
