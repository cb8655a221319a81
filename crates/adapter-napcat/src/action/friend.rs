//! Friends, those who want to be, and what they think of each other.

use mynah_core::id::UserId;
use mynah_core::model::Friend;
use serde_json::Value;

use super::Within;
use super::macros::actions;
use crate::answer::{answers, done};
use crate::convert::each;
use crate::wire;

actions! {
    /// Friends, those who want to be, and what they think of each other.
    pub trait FriendActions {
        /// Ends a friendship, and with `temp_both_del` for both sides; with `temp_block` they can
        /// no longer write to the bot.
        ///
        /// Dangerous: a friend only comes back when both agree again.
        ///
        /// # Errors
        ///
        /// [`CallError::Rejected`](crate::CallError::Rejected) also for somebody who is no friend,
        /// which the server answers as if all were well.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("delete_friend", serde_json::json!({ "valid": false, "message": "no" }));
        /// assert!(napcat.delete_friend(1000000021).temp_both_del(true).await.is_err());
        /// # Ok(())
        /// # });
        /// ```
        delete_friend: DeleteFriend { user_id: UserId }
            ? { temp_block: bool, temp_both_del: bool } -> Value => (), try done;

        /// Decides about somebody who wants to be a friend: lets them, unless `approve(false)` says
        /// otherwise; `remark` is the bot's own note on them.
        ///
        /// The `flag` is that of the request.
        set_friend_add_request: SetFriendAddRequest { flag: String }
            ? { approve: bool, remark: String } -> ();

        /// Sets the bot's own note on a friend.
        set_friend_remark: SetFriendRemark { user_id: UserId, remark: String } -> ();

        /// Lists the friends by the folders they are kept in; levels are not told here.
        get_friends_with_category is read: GetFriendsWithCategory {}
            -> wire::Lenient<wire::FriendCategory> => Vec<FriendCategory>, by each;

        /// Lists those whom the bot has as a friend, but who do not have the bot.
        get_unidirectional_friend_list is read: GetUnidirectionalFriendList {}
            -> wire::Lenient<OneWayFriend> => Vec<OneWayFriend>, by each;

        /// Lists those who want to be friends and whom the platform finds suspicious, 50 of them
        /// unless `count` says otherwise.
        get_doubt_friends_add_request is read: GetDoubtFriendsAddRequest {}
            ? { count: Within<1, { u32::MAX }> }
            -> wire::Lenient<DoubtfulRequest> => Vec<DoubtfulRequest>, by each;

        /// Lets somebody be a friend whom the platform finds suspicious.
        ///
        /// The server cannot turn them down: it does not look at `approve`.
        set_doubt_friends_add_request: SetDoubtFriendsAddRequest { flag: String }
            ? { approve: bool } -> Value => (), try done;

        /// Tells who liked a profile, the bot's own unless `user_id` says otherwise.
        ///
        /// Of the people, `count` are told from the one numbered `start` on, counted from 0.
        get_profile_like is read: GetProfileLike {} ? {
            user_id: UserId,
            start: Within<0, { u32::MAX }>,
            count: Within<1, { u32::MAX }>,
        } -> ProfileLikes;

        /// Tells how somebody shows themselves, by the platform's numbers.
        ///
        /// The server must be able to speak to the platform in packets.
        get_user_status as "nc_get_user_status" is read: GetUserStatus { user_id: UserId } -> UserStatus;

        /// Shows a friend that the bot is about to say something.
        set_input_status: SetInputStatus { user_id: UserId, event_type: InputStatus }
            -> Value => (), try done;
    }
}

/// What a friend sees the bot doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputStatus {
    /// It speaks.
    Speaking,
    /// It types.
    Typing,
    /// Anything else, by the platform's number.
    Other(u32),
}

impl serde::Serialize for InputStatus {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(match self {
            Self::Speaking => 0,
            Self::Typing => 1,
            Self::Other(number) => *number,
        })
    }
}

/// A folder that friends are kept in.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FriendCategory {
    /// Its number.
    pub category_id: u32,
    /// Its place among the others.
    pub category_sort_id: u32,
    /// Its name.
    pub category_name: String,
    /// How many friends are in it.
    pub member_count: u32,
    /// How many of them are there now.
    pub online_count: u32,
    /// The friends.
    pub friends: Vec<Friend>,
    /// Keys of the server that have no field here.
    pub extra: mynah_core::message::Extra,
}

impl From<wire::FriendCategory> for FriendCategory {
    fn from(wire: wire::FriendCategory) -> Self {
        Self {
            category_id: wire.category_id.unwrap_or_default(),
            category_sort_id: wire.category_sort_id.unwrap_or_default(),
            category_name: wire.category_name,
            member_count: wire.category_mb_count.unwrap_or_default(),
            online_count: wire.online_count.unwrap_or_default(),
            friends: wire.buddy_list.into_iter().map(Friend::from).collect(),
            extra: wire.extra,
        }
    }
}

answers! {
    /// Somebody whom the bot has as a friend, but who does not have the bot.
    pub struct OneWayFriend {
        /// The account.
        pub uin: Option<UserId>,
        /// The platform's own id of the account.
        pub uid: String,
        /// Its name.
        pub nick_name: String,
        /// In years; 0 when unknown.
        pub age: Option<u32>,
        /// Where they met.
        pub source: String,
    }

    /// Somebody who wants to be a friend and whom the platform finds suspicious.
    pub struct DoubtfulRequest {
        /// What the server wants back with the decision.
        pub flag: String,
        /// The account.
        pub uin: Option<UserId> as Text,
        /// Its name.
        pub nick: String,
        /// Where they found the bot.
        pub source: String,
        /// Why the platform finds them suspicious.
        pub reason: String,
        /// What they said.
        pub msg: String,
        /// The group they found the bot in.
        pub group_code: Option<mynah_core::GroupId> as Text,
        /// When they asked, in seconds.
        pub time: Option<i64> as Text,
        /// The kind of request.
        pub kind: String = "type",
    }

    /// Who liked a profile.
    pub struct ProfileLikes {
        /// The platform's own id of the account.
        pub uid: String,
        /// When it was asked, in seconds.
        pub time: Option<i64> as Text,
        /// Those who are liked most.
        pub favorite_info: FavoriteLikes = "favoriteInfo",
        /// Those who liked it.
        pub vote_info: ReceivedLikes = "voteInfo",
    }

    /// Those whom an account likes.
    pub struct FavoriteLikes {
        /// How many likes there are.
        pub total_count: Option<u32>,
        /// How many of them are of today.
        pub today_count: Option<u32>,
        /// When the last one was, in seconds.
        pub last_time: Option<i64>,
        /// The people.
        pub users: Vec<Liker> = "userInfos",
    }

    /// Those who like an account.
    pub struct ReceivedLikes {
        /// How many likes there are.
        pub total_count: Option<u32>,
        /// How many of them were not seen yet.
        pub new_count: Option<u32>,
        /// How many of those are from nearby.
        pub new_nearby_count: Option<u32>,
        /// When they were last looked at, in seconds.
        pub last_visit_time: Option<i64>,
        /// The people.
        pub users: Vec<Liker> = "userInfos",
    }

    /// Somebody who likes, or is liked.
    pub struct Liker {
        /// The account.
        pub uin: Option<UserId>,
        /// The platform's own id of the account.
        pub uid: String,
        /// Its name.
        pub nick: String,
        /// In years; 0 when unknown.
        pub age: Option<u32>,
        /// How many likes.
        pub count: Option<u32>,
        /// When the latest one was, in seconds.
        pub latest_time: Option<i64> = "latestTime",
        /// Whether they are a friend.
        pub is_friend: Option<bool> = "isFriend",
    }

    /// How somebody shows themselves, by the platform's numbers.
    pub struct UserStatus {
        /// The state.
        pub status: Option<i64>,
        /// More of it, in some states.
        pub ext_status: Option<i64>,
    }
}
