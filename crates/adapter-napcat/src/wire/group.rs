//! A group.

use mynah_core::id::GroupId;

use super::scalar;
use super::spelling::fill;
use crate::answer::answers;

answers! {
    /// A group.
    pub struct GroupInfo checked by GroupInfo::named {
        pub(crate) group_id: Option<GroupId> as Needed,
        pub(crate) group_name: String,
        pub(crate) group_remark: String,
        /// -1 while everybody is muted, else 0.
        pub(crate) group_all_shut: Option<i64>,
        pub(crate) member_count: Option<u32>,
        pub(crate) max_member_count: Option<u32>,
    }
}

impl GroupInfo {
    fn named(&self) -> Result<(), &'static str> {
        self.group_id.as_ref().map(drop).ok_or("missing field `group_id`")
    }

    /// With what came under other names.
    pub(crate) fn respelled(mut self) -> Self {
        fill(&mut self.max_member_count, &mut self.extra, &["maxMember"], scalar::count);
        self
    }
}
