//! A member of a group.

use mynah_core::id::{GroupId, UserId};
use mynah_core::message::Extra;
use serde::Deserialize;

use super::spelling::{fill, fill_text};
use super::{level, scalar};

/// A member of a group.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Record")]
pub struct Member {
    pub(crate) user_id: UserId,
    pub(crate) record: Record,
}

/// What is said of a member: in the server's words, or in those of the platform's own records.
///
/// Times are in seconds, and 0 for never.
#[derive(Debug, Deserialize)]
pub(crate) struct Record {
    #[serde(default, deserialize_with = "scalar::id")]
    user_id: Option<UserId>,
    /// Not in the platform's own records.
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) group_id: Option<GroupId>,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) nickname: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) card: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) role: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) title: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) sex: String,
    /// 0 when unknown.
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) age: Option<u32>,
    /// How active the member is in the group: a decimal number as text.
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) level: String,
    /// 0 when unknown, which it always is in a list.
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) qq_level: Option<u32>,
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) join_time: Option<i64>,
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) last_sent_time: Option<i64>,
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) title_expire_time: Option<i64>,
    #[serde(default, deserialize_with = "scalar::int")]
    pub(crate) shut_up_timestamp: Option<i64>,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) card_changeable: Option<bool>,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) is_robot: Option<bool>,
    /// Empty in all that the server sends, as the next one is false: named here because a list
    /// of ten thousand members is read much faster when no key of theirs is unknown.
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) area: String,
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) unfriendly: Option<bool>,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

impl Record {
    /// Looks for what came under other names.
    fn respell(&mut self) {
        let extra = &mut self.extra;
        fill(&mut self.user_id, extra, &["uin"], scalar::id);
        fill_text(&mut self.nickname, extra, &["nick"]);
        fill_text(&mut self.card, extra, &["cardName"]);
        fill_text(&mut self.title, extra, &["memberSpecialTitle"]);
        fill_text(&mut self.level, extra, &["activity_level", "memberRealLevel"]);
        fill(&mut self.qq_level, extra, &["qqLevel"], level::level);
        fill(&mut self.join_time, extra, &["joinTime"], scalar::int);
        fill(&mut self.last_sent_time, extra, &["lastSpeakTime"], scalar::int);
        fill(&mut self.title_expire_time, extra, &["specialTitleExpireTime"], scalar::int);
        fill(&mut self.shut_up_timestamp, extra, &["shut_up_time", "shutUpTime"], scalar::int);
        fill(&mut self.is_robot, extra, &["isRobot"], scalar::flag);
    }
}

impl TryFrom<Record> for Member {
    type Error = &'static str;

    fn try_from(mut record: Record) -> Result<Self, Self::Error> {
        // In the lists, which are long, every key is known.
        if !record.extra.is_empty() {
            record.respell();
        }
        let user_id = record.user_id.take().ok_or("missing field `user_id`")?;
        Ok(Self { user_id, record })
    }
}
