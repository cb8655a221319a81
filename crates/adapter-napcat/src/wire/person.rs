//! People outside of groups.

use mynah_core::id::UserId;

use super::spelling::{fill, fill_text};
use super::{level, scalar};
use crate::answer::answers;

answers! {
    /// Anybody: the server's own keys on top of the platform's record.
    pub struct Person checked by Person::named {
        pub(crate) user_id: Option<UserId>,
        pub(crate) nickname: Option<String>,
        pub(crate) remark: Option<String>,
        pub(crate) sex: Option<String>,
        /// 0 when unknown.
        pub(crate) age: Option<u32>,
        /// 0 when unknown.
        pub(crate) level: Option<u32> as Level,
        pub(crate) long_nick: Option<String>,
        pub(crate) reg_time: Option<i64>,
        pub(crate) is_vip: Option<bool>,
        pub(crate) is_years_vip: Option<bool>,
        pub(crate) vip_level: Option<u32>,
        pub(crate) status: Option<u32>,
        pub(crate) login_days: Option<u32>,
        pub(crate) uid: Option<String>,
        pub(crate) qid: Option<String>,
    }

    /// A folder that friends are kept in.
    pub struct FriendCategory {
        pub(crate) category_id: Option<u32> = "categoryId",
        pub(crate) category_sort_id: Option<u32> = "categorySortId",
        pub(crate) category_name: String = "categoryName",
        pub(crate) category_mb_count: Option<u32> = "categoryMbCount",
        pub(crate) online_count: Option<u32> = "onlineCount",
        pub(crate) buddy_list: Vec<Person> = "buddyList",
    }
}

impl Person {
    fn named(&self) -> Result<(), &'static str> {
        let uin = || self.extra.get("uin").and_then(|uin| scalar::id::<_, UserId>(uin).ok()?);
        self.user_id.clone().or_else(uin).map(drop).ok_or("missing field `user_id`")
    }

    /// With what came under other names, and without levels that stand for an unknown one.
    pub(crate) fn respelled(mut self) -> Self {
        let extra = &mut self.extra;
        self.level = self.level.filter(|level| *level > 0);
        fill(&mut self.user_id, extra, &["uin"], scalar::id);
        fill(&mut self.level, extra, &["qqLevel", "qq_level"], level::level);
        fill(&mut self.reg_time, extra, &["regTime"], scalar::int);
        fill_text(&mut self.nickname, extra, &["nick"]);
        fill_text(&mut self.long_nick, extra, &["longNick"]);
        self
    }
}
