//! Reactions to messages.

use mynah_core::id::{GroupId, MessageId, UserId};
use serde_json::Value;

use super::macros::actions;
use super::{Digits, Within};
use crate::answer::{answers, done, read};
use crate::error::CallError;

actions! {
    /// Reactions to messages.
    pub trait ReactionActions {
        /// Reacts to a message with an emoji, or takes that back with `set(false)`.
        ///
        /// The emoji is the number of a built-in one, or the code point of one of Unicode's.
        /// What the platform itself refuses is a
        /// [`CallError::Rejected`](crate::CallError::Rejected).
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("set_msg_emoji_like", serde_json::json!({ "result": 0, "errMsg": "" }));
        /// napcat.set_msg_emoji_like(5, 76).await?;
        /// napcat.set_msg_emoji_like(5, 76).set(false).await?;
        /// # Ok(())
        /// # });
        /// ```
        set_msg_emoji_like: SetMsgEmojiLike { message_id: MessageId, emoji_id: Digits }
            ? { set: bool } -> Value => (), try done;

        /// Lists who reacted to a message with an emoji, all of them unless `count` says otherwise.
        get_emoji_likes is read: GetEmojiLikes { message_id: MessageId, emoji_id: EmojiId } ? {
            emoji_type: EmojiKind,
            group_id: GroupId,
            count: Within<0, { u32::MAX }>,
        } -> Reactors => Vec<Reactor>;

        /// Lists who reacted to a message with an emoji, page by page.
        ///
        /// The next page is asked for with the `cookie` of the one before.
        ///
        /// Deprecated: [`get_emoji_likes`](ReactionActions::get_emoji_likes) goes through the pages
        /// by itself, and finds out the kind of the emoji.
        fetch_emoji_like is read: FetchEmojiLike {
            message_id: MessageId,
            #[serde(rename = "emojiId")] emoji_id: EmojiId,
            #[serde(rename = "emojiType")] emoji_type: EmojiKind,
        } ? { count: Within<1, { u32::MAX }>, cookie: String } -> Value => ReactorPage, try page;
    }
}

fn page<A: super::Action>(action: &A, said: Value) -> Result<ReactorPage, CallError> {
    read(action, said)
}

/// An emoji: the number of a built-in one, or the code point of one of Unicode's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmojiId(Digits);

impl From<u32> for EmojiId {
    fn from(number: u32) -> Self {
        Self(number.into())
    }
}

impl From<&str> for EmojiId {
    fn from(digits: &str) -> Self {
        Self(digits.into())
    }
}

impl serde::Serialize for EmojiId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl super::Argument for EmojiId {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        self.0.check(name)
    }
}

/// A kind of emoji.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub enum EmojiKind {
    /// One that the platform has built in.
    #[serde(rename = "1")]
    BuiltIn,
    /// One of Unicode's.
    #[serde(rename = "2")]
    Unicode,
}

answers! {
    /// Who reacted to a message.
    pub struct Reactors {
        /// The people.
        pub emoji_like_list: Vec<Reactor>,
    }

    /// Somebody who reacted to a message.
    pub struct Reactor {
        /// The account.
        pub user_id: Option<UserId> as Text,
        /// Its name.
        pub nick_name: String,
    }

    /// Some of those who reacted to a message.
    pub struct ReactorPage {
        /// The people.
        pub emoji_likes_list: Vec<PagedReactor> = "emojiLikesList",
        /// With which the next page is asked for; empty when there is none.
        pub cookie: String,
        /// Whether there is nothing before it.
        pub is_first_page: Option<bool> = "isFirstPage",
        /// Whether there is nothing behind it.
        pub is_last_page: Option<bool> = "isLastPage",
    }

    /// Somebody who reacted to a message, with a picture.
    pub struct PagedReactor {
        /// The account.
        pub tiny_id: Option<UserId> = "tinyId" as Text,
        /// Its name.
        pub nick_name: String = "nickName",
        /// A link to its picture; empty when there is none.
        pub head_url: String = "headUrl",
    }
}

impl From<Reactors> for Vec<Reactor> {
    fn from(reactors: Reactors) -> Self {
        reactors.emoji_like_list
    }
}
