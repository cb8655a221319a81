//! A member of a group.

use mynah_core::id::{GroupId, UserId};
use smol_str::SmolStr;

use super::spelling::{fill, fill_text};
use super::{level, scalar};
use crate::answer::answers;

answers! {
    /// A member of a group: in the server's words, or in those of the platform's own records.
    ///
    /// Times are in seconds, and 0 for never.
    pub struct Member checked by Member::named {
        pub(crate) user_id: Option<UserId>,
        /// Not in the platform's own records.
        pub(crate) group_id: Option<GroupId>,
        pub(crate) nickname: Option<String>,
        pub(crate) card: Option<String>,
        pub(crate) role: Option<SmolStr>,
        pub(crate) title: Option<String>,
        pub(crate) sex: Option<SmolStr>,
        /// 0 when unknown.
        pub(crate) age: Option<u32>,
        /// How active the member is in the group: a decimal number as text.
        pub(crate) level: Option<String>,
        /// 0 when unknown, which it always is in a list.
        pub(crate) qq_level: Option<u32>,
        pub(crate) join_time: Option<i64>,
        pub(crate) last_sent_time: Option<i64>,
        pub(crate) title_expire_time: Option<i64>,
        pub(crate) shut_up_timestamp: Option<i64>,
        pub(crate) card_changeable: Option<bool>,
        pub(crate) is_robot: Option<bool>,
        /// Empty in all that the server sends.
        pub(crate) area: Option<String>,
        /// False in all that the server sends.
        pub(crate) unfriendly: Option<bool>,
    }
}

impl Member {
    fn named(&self) -> Result<(), &'static str> {
        let uin = || self.extra.get("uin").and_then(|uin| scalar::id::<_, UserId>(uin).ok()?);
        self.user_id.clone().or_else(uin).map(drop).ok_or("missing field `user_id`")
    }

    /// With what came under other names.
    pub(crate) fn respelled(mut self) -> Self {
        // In the lists, which are long, every key is known.
        if !self.extra.is_empty() {
            self.respell();
        }
        self
    }

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
