//! People outside of groups.

use mynah_core::model::{self, Friend};

use super::member::sex;
use super::timestamp;
use crate::action::FriendCategory;
use crate::stranger::Stranger;
use crate::wire;

impl From<wire::Stranger> for Stranger {
    fn from(wire::Stranger { user_id, profile }: wire::Stranger) -> Self {
        let mut base = model::Stranger::new(user_id, profile.nickname);
        base.sex = sex(&profile.sex);
        base.age = profile.age.filter(|age| *age > 0);
        base.level = profile.level;
        base.bio = profile.long_nick;
        base.reg_time = timestamp(profile.reg_time);
        base.is_vip = profile.is_vip;
        base.remark = profile.remark;
        base.extra = profile.extra;
        Self {
            base,
            uid: some(profile.uid),
            qid: some(profile.qid),
            is_years_vip: profile.is_years_vip,
            vip_level: profile.vip_level,
            status: profile.status,
            login_days: profile.login_days,
        }
    }
}

impl From<Stranger> for model::Stranger {
    fn from(stranger: Stranger) -> Self {
        stranger.base
    }
}

impl From<wire::Friend> for Friend {
    fn from(wire::Friend { user_id, profile }: wire::Friend) -> Self {
        let mut friend = Self::new(user_id, profile.nickname);
        friend.remark = profile.remark;
        friend.sex = sex(&profile.sex);
        friend.age = profile.age.filter(|age| *age > 0);
        friend.level = profile.level;
        friend.extra = profile.extra;
        friend
    }
}

impl From<FriendCategory> for model::FriendCategory {
    fn from(folder: FriendCategory) -> Self {
        let mut told = Self::new(folder.category_id.to_string(), folder.category_name);
        told.online_count = Some(folder.online_count);
        told.friends = folder.friends;
        told.extra = folder.extra;
        told
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
