//! Conditions on notices, by name.

use mynah_core::event::notice::{
    BotOffline, Essence, FileTransfer, FriendAdd, FriendRecall, GroupAdmin, GroupBan, GroupCard,
    GroupDecrease, GroupIncrease, GroupName, GroupRecall, GroupTitle, GroupUpload, Notice, Poke,
    ProfileLike, Reaction, SystemTip, Typing,
};

use super::{Condition, event};

/// Every notice, or one kind of them.
#[derive(Debug, Clone, Copy)]
pub struct Notices(());

/// Every notice; a method behind it picks one kind, as in `notice().group_increase()`.
pub fn notice() -> Notices {
    Notices(())
}

macro_rules! notice_conditions {
    ($($(#[$doc:meta])* $method:ident: $Notice:ty;)*) => {
        impl Notices { $(
            $(#[$doc])*
            pub fn $method(self) -> Condition {
                event::<$Notice>()
            }
        )* }
    };
}

notice_conditions! {
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

impl From<Notices> for Condition {
    fn from(_: Notices) -> Self {
        event::<Notice>()
    }
}
