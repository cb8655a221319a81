//! Conditions on notices, requests and what the connection says, by name.

use mynah_core::event::notice::{
    BotOffline, Essence, FileTransfer, FriendAdd, FriendRecall, GroupAdmin, GroupBan, GroupCard,
    GroupDecrease, GroupIncrease, GroupName, GroupRecall, GroupTitle, GroupUpload, Notice, Poke,
    ProfileLike, Reaction, SystemTip, Typing,
};

use mynah_core::event::meta::{Alert, Heartbeat, Lifecycle, Meta};
use mynah_core::event::request::{FriendRequest, GroupRequest, Request};

use super::{Condition, event};

/// Every notice, or one kind of them.
#[derive(Debug, Clone, Copy)]
pub struct Notices(());

/// Every notice; a method behind it picks one kind, as in `notice().group_increase()`.
pub fn notice() -> Notices {
    Notices(())
}

/// Every request, or one kind of them.
#[derive(Debug, Clone, Copy)]
pub struct Requests(());

/// Every request; a method behind it picks one kind, as in `request().friend()`.
pub fn request() -> Requests {
    Requests(())
}

/// Everything the connection says, or one kind of it.
#[derive(Debug, Clone, Copy)]
pub struct Metas(());

/// Everything the connection says; a method behind it picks one kind, as in `meta().heartbeat()`.
/// No policy applies to it.
pub fn meta() -> Metas {
    Metas(())
}

macro_rules! conditions_by_kind {
    ($Kinds:ident of $All:ty { $($(#[$doc:meta])* $method:ident: $Kind:ty;)* }) => {
        impl $Kinds { $(
            $(#[$doc])*
            pub fn $method(self) -> Condition {
                event::<$Kind>()
            }
        )*

            /// Those that the platform told with `value` at `path`; see [`Condition::raw`].
            pub fn raw(self, path: &str, value: impl Into<serde_json::Value>) -> Condition {
                event::<$All>().raw(path, value)
            }
        }

        impl From<$Kinds> for Condition {
            fn from(_: $Kinds) -> Self {
                event::<$All>()
            }
        }
    };
}

conditions_by_kind! {
    Notices of Notice {
        /// Somebody joined a group.
        group_increase: GroupIncrease;
        /// Somebody left a group or was removed from it.
        group_decrease: GroupDecrease;
        /// Somebody became or ceased to be an administrator.
        group_admin: GroupAdmin;
        /// Somebody was muted or may speak again.
        group_ban: GroupBan;
        /// The name of a member changed.
        group_card: GroupCard;
        /// A message in a group was taken back.
        group_recall: GroupRecall;
        /// A message in a private chat was taken back.
        friend_recall: FriendRecall;
        /// Somebody became a friend.
        friend_add: FriendAdd;
        /// Somebody poked somebody.
        poke: Poke;
        /// Somebody reacted to a message.
        reaction: Reaction;
        /// A file was put where all members of a group can have it.
        group_upload: GroupUpload;
        /// A message of a group was singled out, or is so no more.
        essence: Essence;
        /// A group has another name.
        group_name: GroupName;
        /// A member of a group was given a title.
        group_title: GroupTitle;
        /// Somebody likes the profile of the bot.
        profile_like: ProfileLike;
        /// Somebody is about to say something to the bot.
        typing: Typing;
        /// The platform shows a line of its own in a conversation.
        system_tip: SystemTip;
        /// A file that is passed directly was taken, refused or called off.
        file_transfer: FileTransfer;
        /// The account of the bot was logged out.
        bot_offline: BotOffline;
    }
}

conditions_by_kind! {
    Requests of Request {
        /// Somebody wants to be a friend of the bot.
        friend: FriendRequest;
        /// Somebody wants to join a group, or wants the bot to.
        group: GroupRequest;
    }
}

conditions_by_kind! {
    Metas of Meta {
        /// The connection came up or went away.
        lifecycle: Lifecycle;
        /// The server says that it is alive.
        heartbeat: Heartbeat;
        /// The adapter asks for somebody's attention.
        alert: Alert;
    }
}

impl Requests {
    /// Somebody wants to join a group.
    pub fn joining(self) -> Condition {
        self.group().which(|request: &GroupRequest| !request.is_invitation)
    }

    /// Somebody wants the bot to join a group.
    pub fn invitation(self) -> Condition {
        self.group().which(|request: &GroupRequest| request.is_invitation)
    }
}
