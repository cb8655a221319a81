//! Conditions on notices, by name.

use mynah_core::event::notice::{
    BotOffline, FriendAdd, FriendRecall, GroupAdmin, GroupBan, GroupCard, GroupDecrease,
    GroupIncrease, GroupRecall, Notice, Poke, Reaction,
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
    /// The account of the bot was logged out.
    bot_offline: BotOffline;
}

impl From<Notices> for Condition {
    fn from(_: Notices) -> Self {
        event::<Notice>()
    }
}
