//! The honors of a group.

use mynah_core::id::{GroupId, UserId};
use serde::Deserialize;

use super::lenient::{Lenient, attempt};
use super::scalar;

/// The honors of a group; lists that were not asked for are empty.
#[derive(Debug, Deserialize)]
pub struct GroupHonor {
    #[serde(default, deserialize_with = "scalar::id")]
    pub(crate) group_id: Option<GroupId>,
    /// An empty mapping when there is nobody.
    #[serde(default, deserialize_with = "attempt")]
    pub(crate) current_talkative: Option<HonorUser>,
    #[serde(default)]
    pub(crate) talkative_list: Lenient<HonorUser>,
    #[serde(default)]
    pub(crate) performer_list: Lenient<HonorUser>,
    #[serde(default)]
    pub(crate) legend_list: Lenient<HonorUser>,
    #[serde(default)]
    pub(crate) emotion_list: Lenient<HonorUser>,
    #[serde(default)]
    pub(crate) strong_newbie_list: Lenient<HonorUser>,
}

/// Somebody with an honor, as the web page behind it has them.
#[derive(Debug, Deserialize)]
pub struct HonorUser {
    pub(crate) user_id: UserId,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) nickname: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) avatar: String,
    #[serde(default, deserialize_with = "scalar::maybe_text")]
    pub(crate) description: Option<String>,
}
