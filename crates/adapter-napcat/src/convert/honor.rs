//! The honors of groups.

use mynah_core::id::GroupId;

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

fn users(list: wire::Lenient<wire::HonorUser>) -> Vec<GroupHonorUser> {
    list.0.into_iter().map(Into::into).collect()
}

impl From<wire::HonorUser> for GroupHonorUser {
    fn from(user: wire::HonorUser) -> Self {
        Self {
            user_id: user.user_id,
            nickname: user.nickname,
            avatar: user.avatar,
            description: user.description,
        }
    }
}
