//! Merged forwards: messages that hold messages.

use mynah_core::id::{GroupId, MessageId, UserId};
use mynah_core::message::segment::Forward;

use super::macros::actions;
use super::{Destination, Milliseconds, OutgoingForward};
use crate::convert;
use crate::wire;

actions! {
    /// Merged forwards: messages that hold messages.
    ///
    /// `server_timeout` and `auto_escape` are those of
    /// [`MessageActions`](super::MessageActions).
    pub trait ForwardActions {
        /// Sends a merged forward to wherever a [`Target`](mynah_core::Target) leads.
        ///
        /// What is shown of it while it is closed is made of its messages, unless it was given.
        ///
        /// # Errors
        ///
        /// [`CallError::InvalidArgument`](crate::CallError::InvalidArgument) for one with nothing
        /// in it, or with merged forwards in it that are more than three deep; and those of sending
        /// any message.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// use mynah_core::Target;
        /// use mynah_core::message::segment::{Forward, Node};
        ///
        /// let forward = Forward::new([
        ///     Node::written(1000000011, "Alice", "first"),
        ///     Node::written(1000000012, "Bob", "second"),
        /// ]);
        /// let sent = napcat.send_forward_msg(Target::group(570000001), forward).await?;
        /// assert!(!sent.message_id.is_empty());
        /// # Ok(())
        /// # });
        /// ```
        send_forward_msg is send: SendForwardMsg {
            #[serde(flatten)] target: Destination,
            #[serde(flatten)] forward: OutgoingForward,
        } ? {
            auto_escape: bool,
            #[serde(rename = "timeout")] server_timeout: Milliseconds,
        } load forward at target -> wire::Sent => SentForward;

        /// Sends a merged forward to a group.
        ///
        /// # Errors
        ///
        /// As [`send_forward_msg`](ForwardActions::send_forward_msg).
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// use mynah_core::message::segment::{Forward, Node};
        ///
        /// let forward = Forward::new([Node::written(1000000011, "Alice", "hi")]);
        /// let sent = napcat.send_group_forward_msg(570000001, forward).await?;
        /// assert!(sent.res_id.is_some());
        /// # Ok(())
        /// # });
        /// ```
        send_group_forward_msg is send: SendGroupForwardMsg {
            group_id: GroupId,
            #[serde(flatten)] forward: OutgoingForward,
        } ? {
            auto_escape: bool,
            #[serde(rename = "timeout")] server_timeout: Milliseconds,
        } load forward at group_id -> wire::Sent => SentForward;

        /// Sends a merged forward to one user.
        ///
        /// With `group_id` it reaches somebody who is no friend, through a group both are in.
        ///
        /// # Errors
        ///
        /// As [`send_forward_msg`](ForwardActions::send_forward_msg).
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// use mynah_core::message::segment::{Forward, Node};
        ///
        /// let said = napcat.send_group_msg(570000001, "said in the group").await?;
        /// let forward = Forward::new([Node::quoted(said)]);
        /// let sent = napcat.send_private_forward_msg(1000000021, forward).group_id(570000001).await?;
        /// assert!(!sent.message_id.is_empty());
        /// # Ok(())
        /// # });
        /// ```
        send_private_forward_msg is send: SendPrivateForwardMsg {
            user_id: UserId,
            #[serde(flatten)] forward: OutgoingForward,
        } ? {
            group_id: GroupId,
            auto_escape: bool,
            #[serde(rename = "timeout")] server_timeout: Milliseconds,
        } load forward at user_id -> wire::Sent => SentForward;

        /// Looks into a merged forward, by the id it has itself or by that of its message.
        ///
        /// A message in it that makes no sense is left out, with a warning in the log.
        ///
        /// # Errors
        ///
        /// [`CallError::Rejected`](crate::CallError::Rejected) when the server knows no such
        /// forward, or not any more.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// use mynah_core::message::segment::{Forward, Node};
        ///
        /// let forward = Forward::new([Node::written(1000000011, "Alice", "hi")]);
        /// let sent = napcat.send_group_forward_msg(570000001, forward).await?;
        /// let read = napcat.get_forward_msg(sent.message_id).await?;
        /// let Node::Written(node) = &read.nodes[0] else { panic!("nothing was quoted") };
        /// assert_eq!((node.nickname.as_str(), node.content.plain_text()), ("Alice", "hi".into()));
        /// # Ok(())
        /// # });
        /// ```
        get_forward_msg is read: GetForwardMsg { message_id: MessageId } -> wire::Forwarded => Forward;
    }
}

/// A merged forward that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SentForward {
    /// The message it is in.
    pub message_id: MessageId,
    /// The platform's id of what is in it, by which it can be sent again; servers without a packet
    /// backend do not tell.
    pub res_id: Option<String>,
    /// The same under its older name.
    pub forward_id: Option<String>,
}

impl From<wire::Sent> for SentForward {
    fn from(sent: wire::Sent) -> Self {
        let said = |id: Option<String>| id.filter(|id| !id.is_empty());
        Self {
            res_id: said(sent.res_id.clone()),
            forward_id: said(sent.forward_id.clone()),
            message_id: sent.message(),
        }
    }
}

impl From<wire::Forwarded> for Forward {
    fn from(answer: wire::Forwarded) -> Self {
        convert::segment::forwarded(answer.messages)
    }
}
