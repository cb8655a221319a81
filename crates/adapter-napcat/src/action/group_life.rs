//! What happens in a group day by day: pokes, notices, to-dos, signing in.

use mynah_core::id::{GroupId, UserId};

use super::macros::actions;
use super::{Media, Switch, TodoMessage, Within};
use crate::answer::{PlatformAnswer, accepted};
use crate::convert::each;
use crate::group_notice::{GroupNotice, SignedMember};
use crate::wire;

actions! {
    /// What happens in a group day by day: pokes, notices, to-dos, signing in.
    ///
    /// Pokes, to-dos and signing in need a server that can speak to the platform in packets;
    /// another one refuses.
    pub trait GroupLifeActions {
        /// Pokes a member of a group; with `target_id` that user instead.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// napcat.group_poke(570000001, 1000000012).await?;
        /// # Ok(())
        /// # });
        /// ```
        group_poke: GroupPoke { group_id: GroupId, user_id: UserId } ? { target_id: UserId } -> ();

        /// Pokes a friend; with `target_id` that user, such as the bot itself, where the friend
        /// sees it.
        ///
        /// With `group_id` it is a poke in the group.
        friend_poke: FriendPoke { user_id: UserId } ? { group_id: GroupId, target_id: UserId } -> ();

        /// Pokes somebody: a member of the group `group_id`, else a friend; with `target_id` that
        /// user instead.
        send_poke: SendPoke { user_id: UserId } ? { group_id: GroupId, target_id: UserId } -> ();

        /// Publishes a notice to a whole group, which those who manage the group can.
        ///
        /// `image` comes from where the pictures of messages come from. Members have to say that
        /// they read it unless `confirm_required` says otherwise; `kind` and
        /// `tip_window_type` are numbers of the platform of which nothing more is known, 1 and 0
        /// unless given.
        send_group_notice as "_send_group_notice": SendGroupNotice {
            group_id: GroupId,
            content: String,
        } ? {
            image: Media,
            pinned: Switch,
            #[serde(rename = "type")] kind: Within<0, { u32::MAX }>,
            confirm_required: Switch,
            is_show_edit_card: Switch,
            tip_window_type: Within<0, { u32::MAX }>,
        } load image -> ();

        /// Lists the notices of a group.
        get_group_notice as "_get_group_notice" is read: GetGroupNotice { group_id: GroupId }
            -> wire::Lenient<GroupNotice> => Vec<GroupNotice>, by each;

        /// Deletes a notice of a group.
        ///
        /// Dangerous: it cannot be brought back.
        del_group_notice as "_del_group_notice": DelGroupNotice {
            group_id: GroupId,
            notice_id: String,
        } -> Option<PlatformAnswer> => PlatformAnswer, try accepted;

        /// Makes a message the to-do of a group.
        ///
        /// The message is told by its id; one that the server does not remember, by its number in
        /// the group with [`TodoMessage::numbered`].
        set_group_todo: SetGroupTodo {
            group_id: GroupId,
            #[serde(flatten)] message: TodoMessage,
        } -> ();

        /// Says that the bot has done the to-do of a group.
        ///
        /// The message is told by its id; one that the server does not remember, by its number in
        /// the group with [`TodoMessage::numbered`].
        complete_group_todo: CompleteGroupTodo {
            group_id: GroupId,
            #[serde(flatten)] message: TodoMessage,
        } -> ();

        /// Takes a to-do of a group back.
        ///
        /// The message is told by its id; one that the server does not remember, by its number in
        /// the group with [`TodoMessage::numbered`].
        cancel_group_todo: CancelGroupTodo {
            group_id: GroupId,
            #[serde(flatten)] message: TodoMessage,
        } -> ();

        /// Signs the bot in for today.
        set_group_sign: SetGroupSign { group_id: GroupId } -> ();

        /// Signs the bot in for today.
        ///
        /// Deprecated: another name of [`set_group_sign`](Self::set_group_sign).
        send_group_sign: SendGroupSign { group_id: GroupId } -> ();

        /// Lists the members of a group who signed in today.
        get_group_signed_list is read: GetGroupSignedList { group_id: GroupId }
            -> wire::Lenient<SignedMember> => Vec<SignedMember>, by each;
    }
}
