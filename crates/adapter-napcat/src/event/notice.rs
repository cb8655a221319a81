//! Notices: something happened that nobody said.

use mynah_core::id::{GroupId, MessageId, UserId};
use serde_json::Value;

use super::field::{records, words};
use super::wire::variants;

variants! {
    /// Something happened that nobody said.
    pub enum Notice by "notice_type" as Notice, or UnknownNotice {
        /// Somebody became a friend.
        FriendAdd = "friend_add",
        /// A message in a private chat was taken back.
        FriendRecall = "friend_recall",
        /// A message in a group was taken back.
        GroupRecall = "group_recall",
        /// Somebody became or ceased to be an administrator.
        GroupAdmin = "group_admin",
        /// Somebody, or the whole group, was muted or may speak again.
        GroupBan = "group_ban",
        /// The name of a member changed.
        GroupCard = "group_card",
        /// Somebody joined.
        GroupIncrease = "group_increase",
        /// Somebody left or was removed.
        GroupDecrease = "group_decrease",
        /// A file came into a group.
        GroupUpload = "group_upload",
        /// A message was singled out.
        Essence = "essence",
        /// Somebody reacted to a message.
        GroupMsgEmojiLike = "group_msg_emoji_like",
        /// The account was logged out.
        BotOffline = "bot_offline",
        /// A file offered by somebody was called off.
        OnlineFileReceive = "online_file_receive",
        /// A file offered by the bot was taken or refused.
        OnlineFileSend = "online_file_send",
        /// Somebody poked somebody in a group.
        GroupPoke = "notify" / "poke",
        /// Somebody poked somebody in private.
        FriendPoke = "notify" / "poke",
        /// A group has another name.
        GroupName = "notify" / "group_name",
        /// A member was given a title.
        GroupTitle = "notify" / "title",
        /// Somebody likes the profile of the bot.
        ProfileLike = "notify" / "profile_like",
        /// Somebody is typing.
        InputStatus = "notify" / "input_status",
        /// A line of the platform's own that is likely forged.
        GrayTip = "notify" / "gray_tip",
    }
}

records! {
    /// Somebody became a friend.
    pub struct FriendAdd {
        /// The new friend.
        user_id: UserId,
    }

    /// A message in a private chat was taken back.
    pub struct FriendRecall {
        /// Who had said it: the bot itself for its own, the other side then is not told.
        user_id: UserId,
        /// The message.
        message_id: MessageId,
    }

    /// A message in a group was taken back.
    pub struct GroupRecall {
        /// The group.
        group_id: GroupId,
        /// Who had said it.
        user_id: UserId,
        /// Who took it back.
        operator_id or zero: UserId,
        /// The message.
        message_id: MessageId,
    }

    /// Somebody became or ceased to be an administrator; the server does not tell by whom.
    pub struct GroupAdmin {
        /// Which of the two.
        sub_type: AdminChange,
        /// The group.
        group_id: GroupId,
        /// Whose rank changed.
        user_id: UserId,
    }

    /// Somebody, or the whole group, was muted or may speak again.
    pub struct GroupBan {
        /// Which of the two.
        sub_type: BanChange,
        /// The group.
        group_id: GroupId,
        /// Who; nobody in particular for the whole group.
        user_id or zero: UserId,
        /// Who did it.
        operator_id or zero: UserId,
        /// In seconds; -1 for the whole group, 0 when lifted.
        duration or absent: i64,
    }

    /// The name of a member changed; told with the next thing they say, not when it changes.
    pub struct GroupCard {
        /// The group.
        group_id: GroupId,
        /// Whose name changed.
        user_id: UserId,
        /// The name now.
        card_new: String,
        /// The name before.
        card_old: String,
    }

    /// Somebody joined.
    pub struct GroupIncrease {
        /// How they came in.
        sub_type: IncreaseReason,
        /// The group.
        group_id: GroupId,
        /// Who joined.
        user_id or zero: UserId,
        /// Who let them in.
        operator_id or zero: UserId,
    }

    /// Somebody left or was removed.
    pub struct GroupDecrease {
        /// How it came about.
        sub_type: DecreaseReason,
        /// The group.
        group_id: GroupId,
        /// Who is gone.
        user_id or zero: UserId,
        /// Who removed them; themselves when they left.
        operator_id or zero: UserId,
    }

    /// A file came into a group, the bot's own too; the message with it is an event as well.
    pub struct GroupUpload {
        /// The group.
        group_id: GroupId,
        /// Who brought it.
        user_id: UserId,
        /// The file.
        file: UploadedFile,
    }

    /// A file of a group.
    pub struct UploadedFile {
        /// What actions call it.
        id: String,
        /// Its name.
        name: String,
        /// In bytes.
        size or absent: u64,
        /// The platform's number of the sort of storage it is in.
        busid or absent: i64,
    }

    /// A message was singled out; the server does not tell when one is so no more.
    pub struct Essence {
        /// What was done.
        sub_type: EssenceChange,
        /// The group.
        group_id: GroupId,
        /// Who had said it.
        user_id: UserId,
        /// The same again.
        sender_id or zero: UserId,
        /// Who singled it out.
        operator_id or zero: UserId,
        /// The message.
        message_id: MessageId,
    }

    /// Somebody reacted to a message, or took a reaction back.
    pub struct GroupMsgEmojiLike {
        /// The group.
        group_id: GroupId,
        /// Who reacted.
        user_id: UserId,
        /// The message.
        message_id: MessageId,
        /// With what; one at a time.
        likes: Vec<EmojiLike>,
        /// Whether it was put on, rather than taken back.
        is_add or absent: bool,
    }

    /// A reaction.
    pub struct EmojiLike {
        /// The platform's number of the emoticon.
        emoji_id: String,
        /// How many there are of it.
        count or absent: u64,
    }

    /// The account was logged out while the connection stays up.
    pub struct BotOffline {
        /// The account.
        user_id or zero: UserId,
        /// A headline.
        tag: String,
        /// What the platform says about it.
        message: String,
    }

    /// A file that somebody offered directly was called off.
    pub struct OnlineFileReceive {
        /// What became of it.
        sub_type: ReceiveChange,
        /// The other side.
        peer_id: UserId,
    }

    /// A file that the bot offered directly was taken or refused.
    pub struct OnlineFileSend {
        /// What became of it.
        sub_type: SendChange,
        /// The other side.
        peer_id: UserId,
    }

    /// Somebody poked somebody in a group.
    pub struct GroupPoke {
        /// The group.
        group_id: GroupId,
        /// Who poked.
        user_id: UserId,
        /// Who was poked.
        target_id: UserId,
        /// The line the platform shows, in pieces: users, pictures, words.
        raw_info or absent: Value,
    }

    /// Somebody poked somebody in private.
    pub struct FriendPoke {
        /// The other side, whoever poked.
        user_id: UserId,
        /// Who poked.
        sender_id or absent: UserId,
        /// Who was poked.
        target_id: UserId,
        /// The line the platform shows, in pieces: users, pictures, words.
        raw_info or absent: Value,
    }

    /// A group has another name.
    pub struct GroupName {
        /// The group.
        group_id: GroupId,
        /// Who named it.
        user_id or zero: UserId,
        /// The name now.
        name_new: String,
    }

    /// A member was given a title.
    pub struct GroupTitle {
        /// The group.
        group_id: GroupId,
        /// Whose title it is.
        user_id: UserId,
        /// The title.
        title: String,
    }

    /// Somebody likes the profile of the bot; the time is the platform's.
    pub struct ProfileLike {
        /// Who likes it.
        operator_id: UserId,
        /// The name of that account.
        operator_nick: String,
        /// How many likes were given at once.
        times or absent: u64,
    }

    /// Somebody is typing, or something like it.
    pub struct InputStatus {
        /// Who.
        user_id: UserId,
        /// Always nobody's group.
        group_id or zero: GroupId,
        /// What the platform shows of it.
        status_text: String,
        /// The platform's number of what they do; 1 is typing.
        event_type or absent: i64,
    }

    /// A line of the platform's own that has a sender, so that it is likely forged; a message
    /// without content is an event as well.
    pub struct GrayTip {
        /// The group.
        group_id or absent: GroupId,
        /// Who sent it.
        user_id or zero: UserId,
        /// What actions call it.
        message_id or absent: MessageId,
        /// The platform's number of the sort of line.
        busi_id: String,
        /// The line as JSON text.
        content: String,
        /// The line read, and where it is in the conversation.
        raw_info or absent: GrayTipSource,
    }

    /// Where a line of the platform's own is, and what it says.
    pub struct GrayTipSource {
        /// The line: `items` of which each may have a `txt`.
        json or absent: Value,
    }
}

words! {
    /// What became of somebody's rank.
    pub enum AdminChange {
        /// They are an administrator now.
        Set = "set",
        /// They are one no more.
        Unset = "unset",
    }

    /// What became of somebody's right to speak.
    pub enum BanChange {
        /// They were muted.
        Ban = "ban",
        /// They may speak again.
        LiftBan = "lift_ban",
    }

    /// How somebody came into a group.
    pub enum IncreaseReason {
        /// An administrator let them in.
        Approve = "approve",
        /// A member invited them.
        Invite = "invite",
    }

    /// How somebody came to leave a group.
    pub enum DecreaseReason {
        /// They left.
        Leave = "leave",
        /// They were removed.
        Kick = "kick",
        /// The bot was removed.
        KickMe = "kick_me",
        /// The group was ended.
        Disband = "disband",
    }

    /// What became of a message that is worth singling out.
    pub enum EssenceChange {
        /// It was singled out.
        Add = "add",
        /// It is so no more; it has a name and is never sent.
        Delete = "delete",
    }

    /// What became of a file that somebody offered.
    pub enum ReceiveChange {
        /// They called it off.
        Cancel = "cancel",
    }

    /// What became of a file that the bot offered.
    pub enum SendChange {
        /// It was taken.
        Receive = "receive",
        /// It was refused.
        Refuse = "refuse",
    }
}
