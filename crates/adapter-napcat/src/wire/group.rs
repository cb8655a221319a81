//! A group.

use mynah_core::id::GroupId;
use mynah_core::message::Extra;
use serde::Deserialize;

use super::scalar;
use super::spelling::fill;

/// A group.
#[derive(Debug, Deserialize)]
#[serde(from = "Record")]
pub struct GroupInfo(pub(crate) Record);

/// What is said of a group.
#[derive(Debug, Deserialize)]
pub(crate) struct Record {
    pub(crate) group_id: GroupId,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) group_name: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) group_remark: String,
    /// -1 while everybody is muted, else 0.
    #[serde(default, deserialize_with = "scalar::flag")]
    pub(crate) group_all_shut: Option<bool>,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) member_count: Option<u32>,
    #[serde(default, deserialize_with = "scalar::count")]
    pub(crate) max_member_count: Option<u32>,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

impl From<Record> for GroupInfo {
    fn from(mut record: Record) -> Self {
        let max = &mut record.max_member_count;
        fill(max, &mut record.extra, &["maxMember"], scalar::count);
        Self(record)
    }
}
