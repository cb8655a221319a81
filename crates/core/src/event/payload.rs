//! What an event says, by kind.

use super::message::{MessagePayload, MessageSent};
use super::meta::Meta;
use super::notice::Notice;
use super::request::Request;
use crate::id::{GroupId, UserId};
use crate::target::Target;

/// What an event says.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Payload {
    /// Somebody said something.
    Message(MessagePayload),
    /// The bot's own account said something, here or on another device.
    MessageSent(MessageSent),
    /// Something happened.
    Notice(Notice),
    /// Somebody wants something decided.
    Request(Request),
    /// The connection or the account changed.
    Meta(Meta),
    /// An event that the generic API has no word for; see [`Header::raw`](super::Header::raw).
    Unknown(UnknownEvent),
}

/// An event that the generic API has no word for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownEvent {
    /// What the platform calls it.
    pub kind: String,
}

/// A kind of event that a handler can ask for, as in `Event<GroupIncrease>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a kind of event",
    note = "kinds are `MessagePayload`, `Notice` and each of its variants, `Request` and `Meta` \
            with theirs; a message is asked for as `Message`"
)]
pub trait EventKind: 'static {
    /// The event as this kind, when it is one.
    fn project(payload: &Payload) -> Option<&Self>;
}

impl EventKind for Payload {
    fn project(payload: &Payload) -> Option<&Self> {
        Some(payload)
    }
}

/// Makes a type an event kind by the path of enum variants that leads to it.
macro_rules! event_kind {
    ($($Kind:ty: $pattern:pat => $found:expr;)*) => { $(
        impl $crate::event::EventKind for $Kind {
            fn project(payload: &$crate::event::Payload) -> Option<&Self> {
                match payload {
                    $pattern => Some($found),
                    _ => None,
                }
            }
        }
    )* };
}
pub(super) use event_kind;

event_kind! {
    MessagePayload: Payload::Message(message) => message;
    MessageSent: Payload::MessageSent(message) => message;
    Notice: Payload::Notice(notice) => notice;
    Request: Payload::Request(request) => request;
    Meta: Payload::Meta(meta) => meta;
    UnknownEvent: Payload::Unknown(unknown) => unknown;
}

impl Payload {
    /// The conversation it belongs to: events of one conversation are handled in order.
    pub fn conversation(&self) -> Option<Target> {
        match self {
            Self::Message(message) | Self::MessageSent(MessageSent(message)) => {
                Some(message.target.clone())
            }
            Self::Notice(_) | Self::Request(_) => match (self.group_id(), self.user_id()) {
                (Some(group), _) => Some(Target::Group(group.clone())),
                (None, Some(user)) => Some(Target::Private(user.clone())),
                (None, None) => None,
            },
            Self::Meta(_) | Self::Unknown(_) => None,
        }
    }

    /// The group it happened in; for a temporary session the group it came through.
    pub fn group_id(&self) -> Option<&GroupId> {
        match self {
            Self::Message(message) | Self::MessageSent(MessageSent(message)) => {
                match &message.target {
                    Target::Group(group) | Target::Temporary { group: Some(group), .. } => {
                        Some(group)
                    }
                    _ => None,
                }
            }
            Self::Notice(notice) => notice.group_id(),
            Self::Request(request) => request.group_id(),
            Self::Meta(_) | Self::Unknown(_) => None,
        }
    }

    /// The user it is about: who said it, who joined, who asks.
    pub fn user_id(&self) -> Option<&UserId> {
        match self {
            Self::Message(message) | Self::MessageSent(MessageSent(message)) => {
                Some(&message.sender.user_id)
            }
            Self::Notice(notice) => notice.user_id(),
            Self::Request(request) => Some(request.user_id()),
            Self::Meta(_) | Self::Unknown(_) => None,
        }
    }
}
