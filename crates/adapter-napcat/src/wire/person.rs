//! People outside of groups.

use mynah_core::id::UserId;
use mynah_core::message::Extra;
use serde::Deserialize;

use super::spelling::{fill, fill_text};
use super::{Lenient, level, scalar};

/// Anybody: the server's own keys on top of the platform's record.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Profile")]
pub struct Stranger {
    pub(crate) user_id: UserId,
    pub(crate) profile: Profile,
}

/// A friend.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Profile")]
pub struct Friend {
    pub(crate) user_id: UserId,
    pub(crate) profile: Profile,
}

/// A folder that friends are kept in.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FriendCategory {
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) category_id: Option<u32>,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) category_sort_id: Option<u32>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) category_name: String,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) category_mb_count: Option<u32>,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) online_count: Option<u32>,
    #[serde(default)]
    pub(crate) buddy_list: Lenient<Friend>,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

/// What both are read from.
#[derive(Debug, Deserialize)]
pub(crate) struct Profile {
    #[serde(default, deserialize_with = "scalar::id")]
    user_id: Option<UserId>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) nickname: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) remark: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) sex: String,
    /// 0 when unknown.
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) age: Option<u32>,
    #[serde(default, deserialize_with = "level::level")]
    pub(crate) level: Option<u32>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) long_nick: String,
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) reg_time: Option<i64>,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) is_vip: Option<bool>,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) is_years_vip: Option<bool>,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) vip_level: Option<u32>,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) status: Option<u32>,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) login_days: Option<u32>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) uid: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) qid: String,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

impl Profile {
    /// Whose it is, after what came under other names was looked for.
    fn identify(&mut self) -> Result<UserId, &'static str> {
        let extra = &mut self.extra;
        fill(&mut self.user_id, extra, &["uin"], scalar::id);
        fill(&mut self.level, extra, &["qqLevel", "qq_level"], level::level);
        fill(&mut self.reg_time, extra, &["regTime"], scalar::int);
        fill_text(&mut self.nickname, extra, &["nick"]);
        fill_text(&mut self.long_nick, extra, &["longNick"]);
        self.user_id.take().ok_or("missing field `user_id`")
    }
}

impl TryFrom<Profile> for Stranger {
    type Error = &'static str;

    fn try_from(mut profile: Profile) -> Result<Self, Self::Error> {
        Ok(Self { user_id: profile.identify()?, profile })
    }
}

impl TryFrom<Profile> for Friend {
    type Error = &'static str;

    fn try_from(mut profile: Profile) -> Result<Self, Self::Error> {
        Ok(Self { user_id: profile.identify()?, profile })
    }
}
