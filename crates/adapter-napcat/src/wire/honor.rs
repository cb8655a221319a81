//! The honors of a group.

use mynah_core::id::{GroupId, UserId};

use crate::answer::answers;

answers! {
    /// The honors of a group; lists that were not asked for are empty.
    pub struct GroupHonor {
        pub(crate) group_id: Option<GroupId>,
        /// An empty mapping when there is nobody.
        pub(crate) current_talkative: Option<HonorUser>,
        pub(crate) talkative_list: Vec<HonorUser>,
        pub(crate) performer_list: Vec<HonorUser>,
        pub(crate) legend_list: Vec<HonorUser>,
        pub(crate) emotion_list: Vec<HonorUser>,
        pub(crate) strong_newbie_list: Vec<HonorUser>,
    }

    /// Somebody with an honor, as the web page behind it has them.
    pub struct HonorUser checked by HonorUser::named {
        pub(crate) user_id: Option<UserId>,
        pub(crate) nickname: String,
        pub(crate) avatar: String,
        pub(crate) description: Option<String>,
    }
}

impl HonorUser {
    fn named(&self) -> Result<(), &'static str> {
        self.user_id.as_ref().map(drop).ok_or("missing field `user_id`")
    }
}
