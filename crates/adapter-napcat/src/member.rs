//! Members of groups as NapCat knows them.

use std::ops::Deref;

use jiff::Timestamp;
use mynah_core::Member;
use mynah_core::message::Extra;
use mynah_core::model::{GroupMember, GroupMembers};

/// A member of a group: what every platform knows of it, and what NapCat adds.
///
/// It dereferences to the generic [`Member`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GroupMemberInfo {
    /// What every platform knows of it.
    pub base: Member,
    /// How active the member is in the group: a decimal number, `"0"` when unknown.
    ///
    /// This is the level of the group, not that of the account; [`level`](Self::level) is the
    /// number.
    pub activity_level: String,
    /// When the title ends; `None` when it does not, or there is none.
    ///
    /// NapCat never says when, so it is `None` for all of them.
    pub title_expire_time: Option<Timestamp>,
    /// Whether the name in the group can be changed.
    pub card_changeable: bool,
    /// The level of the account; `None` when unknown, which it is in the list of all members.
    pub qq_level: Option<u32>,
    /// Keys of the server that have no field here.
    pub extra: Extra,
}

impl GroupMemberInfo {
    /// A member of whom only the generic part is known; set the other fields as needed.
    pub fn new(base: Member) -> Self {
        Self {
            base,
            activity_level: "0".to_owned(),
            title_expire_time: None,
            card_changeable: true,
            qq_level: None,
            extra: Extra::new(),
        }
    }

    /// The activity level as a number; what is none counts as 0.
    pub fn level(&self) -> u32 {
        self.activity_level.trim().parse().unwrap_or(0)
    }
}

impl Deref for GroupMemberInfo {
    type Target = Member;

    fn deref(&self) -> &Member {
        &self.base
    }
}

impl GroupMember for GroupMemberInfo {
    fn info(&self) -> &Member {
        &self.base
    }
}

/// Filters by activity level, which only NapCat's members have.
///
/// A level is a `u32`, so a negative one does not compile.
///
/// ```
/// use mynah_adapter_napcat::{FilterByLevel, GroupMemberInfo};
/// use mynah_core::{GroupMembers, Member};
///
/// let members: GroupMembers<GroupMemberInfo> = [(7, "5"), (8, "10"), (9, "100")]
///     .into_iter()
///     .map(|(user, level)| {
///         let mut member = GroupMemberInfo::new(Member::new(1, user));
///         member.activity_level = level.to_owned();
///         member
///     })
///     .collect();
///
/// assert_eq!(members.filter_by_level_ge(10).len(), 2);
/// assert_eq!(members.filter_by_level_le(10).len(), 2);
/// ```
pub trait FilterByLevel {
    /// The members whose activity level is `level` or more.
    fn filter_by_level_ge(&self, level: u32) -> Self;

    /// The members whose activity level is `level` or less.
    fn filter_by_level_le(&self, level: u32) -> Self;
}

impl FilterByLevel for GroupMembers<GroupMemberInfo> {
    fn filter_by_level_ge(&self, level: u32) -> Self {
        self.filter(|member| member.level() >= level)
    }

    fn filter_by_level_le(&self, level: u32) -> Self {
        self.filter(|member| member.level() <= level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> GroupMembers<GroupMemberInfo> {
        ["0", "5", "10", "100", "many", ""]
            .into_iter()
            .zip(1..)
            .map(|(level, user)| {
                let mut member = GroupMemberInfo::new(Member::new(1, user));
                member.activity_level = level.to_owned();
                member
            })
            .collect()
    }

    fn ids(members: &GroupMembers<GroupMemberInfo>) -> Vec<&str> {
        members.ids().map(AsRef::as_ref).collect()
    }

    #[test]
    fn levels_are_compared_as_numbers_and_the_limit_counts() {
        assert_eq!(ids(&members().filter_by_level_ge(10)), ["3", "4"]);
        assert_eq!(ids(&members().filter_by_level_le(10)), ["1", "2", "3", "5", "6"]);
    }

    #[test]
    fn what_is_no_level_counts_as_none() {
        assert_eq!(ids(&members().filter_by_level_ge(0)).len(), 6);
        assert_eq!(ids(&members().filter_by_level_le(0)), ["1", "5", "6"]);
    }

    #[test]
    fn generic_filters_and_filters_by_level_chain() {
        let some = members()
            .filter_by_level_ge(5)
            .filter(|member| member.user_id != "4")
            .filter_by_level_le(50);
        assert_eq!(ids(&some), ["2", "3"]);
    }

    #[test]
    fn a_generic_list_turns_back_without_another_call() {
        let generic = members().into_generic();
        let typed = generic.downcast::<GroupMemberInfo>().unwrap();
        assert_eq!(typed, members());
    }
}
