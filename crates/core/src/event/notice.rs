//! Notices: something happened that nobody said.

use std::time::Duration;

use super::payload::{Payload, event_kind};
use crate::id::{GroupId, MessageId, UserId};

/// Declares the notices: the enum, the structs, and what a handler can ask for.
///
/// `in group`, `about user` and `with friend` name the fields that tell where it happened, whom it
/// concerns, and who is on the other side of a private chat where that is not the same.
macro_rules! notices {
    ($(
        $(#[$doc:meta])*
        $Notice:ident $(in $group:ident)? $(about $user:ident)? $(with $friend:ident)? {
            $($(#[$field_doc:meta])* $field:ident: $Type:ty,)*
        }
    )*) => {
        /// Something happened that nobody said.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum Notice { $($(#[$doc])* $Notice($Notice),)* }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq)]
            pub struct $Notice { $($(#[$field_doc])* pub $field: $Type,)* }
        )*

        event_kind! { $($Notice: Payload::Notice(Notice::$Notice(notice)) => notice;)* }

        impl Notice {
            /// The group it happened in.
            pub fn group_id(&self) -> Option<&GroupId> {
                match self {
                    $(Self::$Notice(_notice) => notices!(@field _notice $($group)?),)*
                }
            }

            /// The user it is about.
            pub fn user_id(&self) -> Option<&UserId> {
                match self {
                    $(Self::$Notice(_notice) => notices!(@field _notice $($user)?),)*
                }
            }

            /// The other side of the private chat it happened in; `None` for what happened in a
            /// group, and where the platform does not tell.
            pub fn friend_id(&self) -> Option<&UserId> {
                if self.group_id().is_some() {
                    return None;
                }
                match self {
                    $(Self::$Notice(_notice) => notices!(@friend self _notice $($friend)?),)*
                }
            }
        }
    };
    (@friend $all:ident $notice:ident) => { $all.user_id() };
    (@friend $all:ident $notice:ident $field:ident) => { MaybeId::id(&$notice.$field) };
    (@field $notice:ident) => { None };
    (@field $notice:ident $field:ident) => { MaybeId::id(&$notice.$field) };
}

/// An id that is there, or may be there.
trait MaybeId<Id> {
    fn id(&self) -> Option<&Id>;
}

impl MaybeId<UserId> for UserId {
    fn id(&self) -> Option<&UserId> {
        Some(self)
    }
}

impl MaybeId<GroupId> for GroupId {
    fn id(&self) -> Option<&GroupId> {
        Some(self)
    }
}

impl<Id> MaybeId<Id> for Option<Id> {
    fn id(&self) -> Option<&Id> {
        self.as_ref()
    }
}

notices! {
    /// Somebody joined a group.
    GroupIncrease in group_id about user_id {
        /// The group.
        group_id: GroupId,
        /// Who joined; this may be the bot itself.
        user_id: UserId,
        /// Who let them in, where it is known.
        operator_id: Option<UserId>,
        /// Whether a member invited them, rather than an administrator letting them in.
        invited: bool,
    }

    /// Somebody left a group or was removed from it.
    GroupDecrease in group_id about user_id {
        /// The group.
        group_id: GroupId,
        /// Who is gone; this may be the bot itself.
        user_id: UserId,
        /// Who removed them, where it is known.
        operator_id: Option<UserId>,
        /// How it came about.
        reason: LeaveReason,
    }

    /// Somebody became or ceased to be an administrator.
    GroupAdmin in group_id about user_id {
        /// The group.
        group_id: GroupId,
        /// Whose rank changed.
        user_id: UserId,
        /// Whether they are an administrator now.
        is_admin: bool,
    }

    /// Somebody, or the whole group, was muted or may speak again.
    GroupBan in group_id about user_id {
        /// The group.
        group_id: GroupId,
        /// Who is concerned; `None` for the whole group.
        user_id: Option<UserId>,
        /// Who did it, where it is known.
        operator_id: Option<UserId>,
        /// How long they stay mute; `None` when the mute was lifted or has no end.
        duration: Option<Duration>,
        /// Whether they may speak again.
        lifted: bool,
    }

    /// The name of a member in a group changed.
    GroupCard in group_id about user_id {
        /// The group.
        group_id: GroupId,
        /// Whose name changed.
        user_id: UserId,
        /// The name before.
        card_old: String,
        /// The name now.
        card_new: String,
    }

    /// A message in a group was taken back.
    GroupRecall in group_id about user_id {
        /// The group.
        group_id: GroupId,
        /// Who had said it.
        user_id: UserId,
        /// Who took it back, where it is known.
        operator_id: Option<UserId>,
        /// The message.
        message_id: MessageId,
    }

    /// A message in a private chat was taken back.
    FriendRecall about user_id with friend_id {
        /// Who had said it; this may be the bot itself.
        user_id: UserId,
        /// The other side of the chat; `None` where the platform does not tell, as it may when the
        /// bot itself took something back.
        friend_id: Option<UserId>,
        /// The message.
        message_id: MessageId,
    }

    /// Somebody became a friend.
    FriendAdd about user_id {
        /// The new friend.
        user_id: UserId,
    }

    /// Somebody poked somebody.
    Poke in group_id about user_id with friend_id {
        /// The group; `None` in a private chat.
        group_id: Option<GroupId>,
        /// The other side of a private chat, whoever poked; `None` in a group.
        friend_id: Option<UserId>,
        /// Who poked; this may be the bot itself.
        user_id: UserId,
        /// Who was poked.
        target_id: UserId,
    }

    /// Somebody reacted to a message, or took a reaction back.
    Reaction in group_id about user_id {
        /// The group; `None` in a private chat.
        group_id: Option<GroupId>,
        /// Who reacted.
        user_id: UserId,
        /// The message.
        message_id: MessageId,
        /// The platform's name of the emoticon.
        emoji_id: String,
        /// Whether the reaction was put on, rather than taken back.
        is_add: bool,
    }

    /// A file was put where all members of a group can have it.
    GroupUpload in group_id about user_id {
        /// The group.
        group_id: GroupId,
        /// Who brought it; this may be the bot itself.
        user_id: UserId,
        /// The file.
        file: SharedFile,
    }

    /// A message of a group was singled out, or is so no more.
    Essence in group_id about user_id {
        /// The group.
        group_id: GroupId,
        /// Who had said it.
        user_id: UserId,
        /// Who singled it out, where it is known.
        operator_id: Option<UserId>,
        /// The message.
        message_id: MessageId,
        /// Whether it was singled out, rather than taken from the list again.
        is_add: bool,
    }

    /// A group has another name.
    GroupName in group_id about operator_id {
        /// The group.
        group_id: GroupId,
        /// Who named it, where it is known.
        operator_id: Option<UserId>,
        /// The name now.
        name_new: String,
    }

    /// A member of a group was given a title.
    GroupTitle in group_id about user_id {
        /// The group.
        group_id: GroupId,
        /// Whose title it is.
        user_id: UserId,
        /// The title; empty when it was taken away.
        title: String,
    }

    /// Somebody likes the profile of the bot.
    ProfileLike about user_id {
        /// Who likes it.
        user_id: UserId,
        /// The name of that account; empty when unknown.
        nickname: String,
        /// How many likes were given at once.
        times: u32,
    }

    /// What somebody is about to say to the bot changed: they are typing, say, or stopped.
    Typing about user_id {
        /// Who is about to say something.
        user_id: UserId,
        /// What the platform shows of it, in its own words; may be empty.
        status_text: String,
    }

    /// A line in a conversation that the platform shows as its own, and that is no message.
    SystemTip in group_id about user_id {
        /// The group; `None` in a private chat.
        group_id: Option<GroupId>,
        /// Whom the platform names as the origin of the line, where it does.
        user_id: Option<UserId>,
        /// The line, where it can be named as a message can.
        message_id: Option<MessageId>,
        /// The words of the line; empty when there are none.
        text: String,
    }

    /// A file that is passed directly from one account to the other was taken, refused or called
    /// off.
    FileTransfer about user_id {
        /// The other account.
        user_id: UserId,
        /// Whether the bot offers the file, rather than the other side.
        outgoing: bool,
        /// What became of it.
        outcome: TransferOutcome,
    }

    /// The account of the bot was logged out while the connection lives on.
    BotOffline {
        /// What the platform says about it.
        message: String,
    }

    /// A notice that the generic API has no word for; see
    /// [`Header::raw`](crate::event::Header::raw).
    Other in group_id about user_id {
        /// What the platform calls it.
        notice_type: String,
        /// What the platform calls this form of it; empty when there is one form.
        sub_type: String,
        /// The group, where there is one.
        group_id: Option<GroupId>,
        /// The user it is about, where there is one.
        user_id: Option<UserId>,
    }
}

/// How somebody came to leave a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LeaveReason {
    /// They left.
    Left,
    /// They were removed.
    Kicked,
    /// The bot itself was removed.
    BotKicked,
    /// The group exists no more.
    Disbanded,
    /// The platform gave a reason that has no name here.
    Unknown,
}

/// A file that the members of a group share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedFile {
    /// What the platform calls it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// In bytes; `None` when the platform did not say.
    pub size: Option<u64>,
}

/// What became of a file that is passed directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransferOutcome {
    /// It was taken.
    Accepted,
    /// It was refused.
    Refused,
    /// Whoever offered it called it off.
    Cancelled,
    /// Something that has no name here.
    Unknown,
}
