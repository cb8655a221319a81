//! Groups.

use mynah_core::id::GroupId;
use mynah_core::model;

use crate::group::GroupInfo;
use crate::wire;

impl From<wire::GroupInfo> for GroupInfo {
    fn from(group: wire::GroupInfo) -> Self {
        let group = group.respelled();
        Self {
            base: model::GroupInfo {
                group_id: group.group_id.unwrap_or(GroupId::from_static("")),
                group_name: group.group_name,
                group_remark: group.group_remark,
                group_all_shut: group.group_all_shut.is_some_and(|shut| shut != 0),
                member_count: group.member_count,
                extra: group.extra,
            },
            max_member_count: group.max_member_count,
        }
    }
}

impl From<GroupInfo> for model::GroupInfo {
    fn from(group: GroupInfo) -> Self {
        group.base
    }
}
