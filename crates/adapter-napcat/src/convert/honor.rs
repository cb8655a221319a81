//! The honors of groups.

use crate::honor::{GroupHonor, GroupHonorUser};
use crate::wire;

impl From<wire::GroupHonor> for GroupHonor {
    fn from(honor: wire::GroupHonor) -> Self {
        Self {
            group_id: honor.group_id,
            current_talkative: honor.current_talkative.map(Into::into),
            talkative_list: users(honor.talkative_list),
            performer_list: users(honor.performer_list),
            legend_list: users(honor.legend_list),
            emotion_list: users(honor.emotion_list),
            strong_newbie_list: users(honor.strong_newbie_list),
        }
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
