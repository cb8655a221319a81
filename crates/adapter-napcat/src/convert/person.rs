//! People outside of groups.

use mynah_core::id::UserId;
use mynah_core::model::{self, Friend};

use super::member::sex;
use super::timestamp;
use crate::action::FriendCategory;
use crate::stranger::Stranger;
use crate::wire;

/// Everybody who was read is somebody.
fn whose(id: Option<UserId>) -> UserId {
    id.unwrap_or(UserId::from_static(""))
}

impl From<wire::Person> for Stranger {
    fn from(person: wire::Person) -> Self {
        let person = person.respelled();
        let name = person.nickname.unwrap_or_default();
        let mut base = model::Stranger::new(whose(person.user_id), name);
        base.sex = person.sex.as_deref().map(sex).unwrap_or_default();
        base.age = person.age.filter(|age| *age > 0);
        base.level = person.level;
        base.bio = person.long_nick.unwrap_or_default();
        base.reg_time = timestamp(person.reg_time);
        base.is_vip = person.is_vip;
        base.remark = person.remark.unwrap_or_default();
        base.extra = person.extra;
        Self {
            base,
            uid: some(person.uid),
            qid: some(person.qid),
            is_years_vip: person.is_years_vip,
            vip_level: person.vip_level,
            status: person.status,
            login_days: person.login_days,
        }
    }
}

impl From<Stranger> for model::Stranger {
    fn from(stranger: Stranger) -> Self {
        stranger.base
    }
}

impl From<wire::Person> for Friend {
    fn from(person: wire::Person) -> Self {
        let person = person.respelled();
        let mut friend = Self::new(whose(person.user_id), person.nickname.unwrap_or_default());
        friend.remark = person.remark.unwrap_or_default();
        friend.sex = person.sex.as_deref().map(sex).unwrap_or_default();
        friend.age = person.age.filter(|age| *age > 0);
        friend.level = person.level;
        friend.extra = person.extra;
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

fn some(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}
