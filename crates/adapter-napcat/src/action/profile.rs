//! What others see of the bot's own account, and what it keeps.

use mynah_core::id::UserId;
use mynah_core::model::Sex;
use serde_json::Value;

use super::Media;
use super::macros::actions;
use crate::answer::{answers, done, whole, within};
use crate::convert::each;
use crate::error::CallError;
use crate::wire;

actions! {
    /// What others see of the bot's own account, and what it keeps.
    pub trait ProfileActions {
        /// Sets the name of the account, and what else is given; the rest stays as it is.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("set_qq_profile", serde_json::json!({ "result": 0, "errMsg": "" }));
        /// napcat.set_qq_profile("Mynah").personal_note("I repeat what I hear").await?;
        /// # Ok(())
        /// # });
        /// ```
        set_qq_profile: SetQqProfile { nickname: String }
            ? { personal_note: String, sex: SexCode } -> Value => (), try done;

        /// Sets the picture of the account, which comes from where those of messages come from.
        set_qq_avatar: SetQqAvatar { file: Media } load file -> ();

        /// Sets what the account says of itself.
        set_self_longnick: SetSelfLongnick { #[serde(rename = "longNick")] long_nick: String }
            -> Value => (), try done;

        /// Lists what the account has collected in one category, by the platform's number; 0 is all.
        get_collection_list is read: GetCollectionList { category: NumberText } ? { count: NumberText }
            -> Value => Collection, try collection_within;

        /// Lists the other devices of the account.
        ///
        /// Deprecated: the server always answers an empty list, after half a second.
        get_online_clients is read: GetOnlineClients {} -> wire::Lenient<Value> => Vec<Value>, by each;

        /// Lists the names of devices that the account could be shown on.
        ///
        /// Deprecated: the server makes one up.
        get_model_show as "_get_model_show" is read: GetModelShow {} ? { model: String }
            -> wire::Lenient<Model> => Vec<ModelVariant>, by variants;

        /// Does nothing, and says that it was done.
        ///
        /// Deprecated: the server cannot set the device that the account is shown on.
        set_model_show as "_set_model_show": SetModelShow {} -> ();

        /// Lists the numbers that accounts of official bots have.
        get_robot_uin_range is read: GetRobotUinRange {}
            -> wire::Lenient<UinRange> => Vec<UinRange>, by each;

        /// Posts a text on the account's own page, where everybody sees it unless `ugc_right` says
        /// otherwise, and answers its id.
        ///
        /// Dangerous: the platform minds accounts that post by themselves.
        ///
        /// `images` come from where those of messages come from; `target_uins` are those whom an
        /// audience of [`Some`](Audience::Some) or [`AllBut`](Audience::AllBut) names.
        send_qzone_msg: SendQzoneMsg { content: String }
            ? { images: Vec<Media>, target_uins: Vec<UserId>, ugc_right: Audience } load images
            -> Post => String;

        /// Deletes a text from the account's own page.
        ///
        /// Dangerous: it cannot be brought back.
        delete_qzone_msg: DeleteQzoneMsg { tid: String } -> ();

        /// Does nothing, and says that it was done.
        ///
        /// Deprecated: the server has no channels to list.
        get_guild_list is read: GetGuildList {} -> ();

        /// Does nothing, and says that it was done.
        ///
        /// Deprecated: the server has no channels to be somebody in.
        get_guild_service_profile is read: GetGuildServiceProfile {} -> ();
    }
}

fn collection_within<A: super::Action>(action: &A, said: Value) -> Result<Collection, CallError> {
    within(action, said, "collectionSearchList", whole)
}

fn variants<A>(_action: &A, models: wire::Lenient<Model>) -> Vec<ModelVariant> {
    models.0.into_iter().map(|model| model.variants).collect()
}

/// A sex as the platform numbers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SexCode(Sex);

impl From<Sex> for SexCode {
    fn from(sex: Sex) -> Self {
        Self(sex)
    }
}

impl serde::Serialize for SexCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(match self.0 {
            Sex::Male => 1,
            Sex::Female => 2,
            Sex::Unknown => 0,
        })
    }
}

/// Who sees what is posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Audience {
    /// Everybody.
    Everybody,
    /// The friends.
    Friends,
    /// Those friends who are named.
    Some,
    /// All friends but those who are named.
    AllBut,
    /// Nobody but the account itself.
    Nobody,
}

impl serde::Serialize for Audience {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(match self {
            Self::Everybody => 1,
            Self::Friends => 4,
            Self::Some => 16,
            Self::Nobody => 64,
            Self::AllBut => 128,
        })
    }
}

/// A number that the wire has as a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberText(u32);

impl From<u32> for NumberText {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl serde::Serialize for NumberText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

answers! {
    /// A device.
    pub struct Model {
        /// What is shown of it.
        pub variants: ModelVariant,
    }

    /// What is shown of a device.
    pub struct ModelVariant {
        /// Its name.
        pub model_show: String,
        /// Whether the name costs something.
        pub need_pay: Option<bool>,
    }

    /// Numbers of accounts, both ends included.
    pub struct UinRange {
        /// The smallest.
        pub min_uin: Option<u64> = "minUin" as Text,
        /// The largest.
        pub max_uin: Option<u64> = "maxUin" as Text,
    }

    /// Some of what the account has collected.
    pub struct Collection {
        /// What it has collected, as the platform tells it.
        pub collection_item_list: Vec<Value> = "collectionItemList",
        /// Whether there is more.
        pub has_more: Option<bool> = "hasMore",
        /// When the last of them was collected, by the platform's clock; 0 when there is none.
        pub bottom_time_stamp: Option<i64> = "bottomTimeStamp" as Text,
    }

    /// A text on the account's own page.
    pub struct Post {
        /// Its id.
        pub tid: String,
    }
}

impl From<Post> for String {
    fn from(post: Post) -> Self {
        post.tid
    }
}
