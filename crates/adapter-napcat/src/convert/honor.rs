//! The honors of groups.

use mynah_core::id::{GroupId, UserId};

use crate::honor::{GroupHonor, GroupHonorUser};
use crate::wire;

/// Who holds which honor in `group`.
pub(crate) fn honor(honor: wire::GroupHonor, group: &GroupId) -> GroupHonor {
    GroupHonor {
        group_id: honor.group_id.unwrap_or_else(|| group.clone()),
        current_talkative: honor.current_talkative.map(Into::into),
        talkative_list: users(honor.talkative_list),
        performer_list: users(honor.performer_list),
        legend_list: users(honor.legend_list),
        emotion_list: users(honor.emotion_list),
        strong_newbie_list: users(honor.strong_newbie_list),
    }
}

fn users(list: Vec<wire::HonorUser>) -> Vec<GroupHonorUser> {
    list.into_iter().map(Into::into).collect()
}

impl From<wire::HonorUser> for GroupHonorUser {
    fn from(user: wire::HonorUser) -> Self {
        Self {
            user_id: user.user_id.unwrap_or(UserId::from_static("")),
            nickname: user.nickname,
            avatar: user.avatar,
            description: user.description,
        }
    }
}
