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
    note = "kinds are `MessagePayload`, `MessageSent`, `Notice` and each of its variants, \
            `Request` and `Meta` with theirs; a message is asked for as `Message`"
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
    /// The conversation it belongs to, which is where an answer goes: events of one conversation
    /// are handled in order.
    ///
    /// An invitation into a group is a matter between the bot and whoever invites: the bot is not
    /// in that group yet.
    pub fn conversation(&self) -> Option<Target> {
        match self {
            Self::Message(message) | Self::MessageSent(MessageSent(message)) => {
                Some(message.target.clone())
            }
            Self::Notice(notice) => match notice.group_id() {
                Some(group) => Some(Target::Group(group.clone())),
                None => notice.friend_id().cloned().map(Target::Private),
            },
            Self::Request(request) => Some(match request {
                Request::Group(asked) if !asked.is_invitation => {
                    Target::Group(asked.group_id.clone())
                }
                _ => Target::Private(request.user_id().clone()),
            }),
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

#[cfg(test)]
mod tests {
    use super::super::notice::{FriendRecall, Poke};
    use super::super::request::GroupRequest;
    use super::*;

    fn poke(group: Option<GroupId>, friend: Option<UserId>) -> Payload {
        let (user_id, target_id) = (10001.into(), 7.into());
        Payload::Notice(Notice::Poke(Poke {
            group_id: group,
            friend_id: friend,
            user_id,
            target_id,
        }))
    }

    #[test]
    fn the_bots_own_poke_belongs_to_the_conversation_with_the_friend() {
        assert_eq!(poke(None, Some(7.into())).conversation(), Some(Target::private(7)));
        assert_eq!(poke(Some(5.into()), None).conversation(), Some(Target::group(5)));
    }

    #[test]
    fn what_does_not_tell_where_it_happened_belongs_nowhere() {
        let recall = |friend_id| {
            Payload::Notice(Notice::FriendRecall(FriendRecall {
                user_id: 10001.into(),
                friend_id,
                message_id: 1.into(),
            }))
        };
        assert_eq!(recall(None).conversation(), None);
        assert_eq!(recall(Some(7.into())).conversation(), Some(Target::private(7)));
    }

    #[test]
    fn an_invitation_is_a_matter_between_two_and_a_request_to_join_one_of_the_group() {
        let request = |is_invitation| {
            Payload::Request(Request::Group(GroupRequest {
                group_id: 5.into(),
                user_id: 7.into(),
                is_invitation,
                comment: String::new(),
                flag: "f".to_owned(),
            }))
        };
        assert_eq!(request(true).conversation(), Some(Target::private(7)));
        assert_eq!(request(false).conversation(), Some(Target::group(5)));
        assert_eq!(request(true).group_id(), Some(&5.into()));
    }
}
