//! Groups as NapCat knows them.

use std::ops::Deref;

use mynah_core::model;

/// A group: what every platform knows of it, and what NapCat adds.
///
/// It dereferences to the generic [`GroupInfo`](model::GroupInfo).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GroupInfo {
    /// What every platform knows of it.
    pub base: model::GroupInfo,
    /// How many members it can have, where the server says.
    pub max_member_count: Option<u32>,
}

impl Deref for GroupInfo {
    type Target = model::GroupInfo;

    fn deref(&self) -> &model::GroupInfo {
        &self.base
    }
}
