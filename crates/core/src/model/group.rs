//! Groups.

use serde::{Deserialize, Serialize};

use crate::id::GroupId;
use crate::message::Extra;

/// A group, as the bot sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupInfo {
    /// The group.
    pub group_id: GroupId,
    /// Its name.
    pub group_name: String,
    /// The bot's own note on it; empty when there is none.
    pub group_remark: String,
    /// Whether nobody but administrators may speak.
    pub group_all_shut: bool,
    /// How many members it has, where the platform says.
    pub member_count: Option<u32>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}
