//! The members of a group, as a set that keeps its order.

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use indexmap::IndexMap;
use jiff::Timestamp;

use super::member::{GroupMember, Member, Role};
use crate::id::UserId;

/// The members of a group: a set by account, in the order the platform listed them.
///
/// `M` is the member type of the adapter; the generic API uses [`Member`].
/// Filters and set operations keep the order and the type, so they chain; so do the filters that
/// an adapter adds for its own `M`.
///
/// ```
/// use mynah_core::model::{GroupMembers, Member, Role};
///
/// let mut owner = Member::new(1, 7);
/// owner.role = Role::Owner;
/// let members: GroupMembers = [owner, Member::new(1, 8)].into_iter().collect();
///
/// assert!(members.is_admin(&7.into()));
/// assert_eq!(members.is_manager_of(&7.into(), &8.into()), Some(true));
/// assert_eq!(members.filter_by_role(Role::Member).len(), 1);
/// ```
#[derive(Clone)]
pub struct GroupMembers<M = Member> {
    members: IndexMap<UserId, M>,
    /// The adapter's own list that this one was made of, to go back to without another call.
    origin: Option<Arc<dyn Any + Send + Sync>>,
}

impl<M: GroupMember> GroupMembers<M> {
    /// The member with this account, in constant time.
    pub fn get(&self, user: &UserId) -> Option<&M> {
        self.members.get(user)
    }

    /// Whether this account is a member.
    pub fn contains(&self, user: &UserId) -> bool {
        self.members.contains_key(user)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The members in order.
    pub fn iter(&self) -> indexmap::map::Values<'_, UserId, M> {
        self.members.values()
    }

    /// The accounts in order.
    pub fn ids(&self) -> indexmap::map::Keys<'_, UserId, M> {
        self.members.keys()
    }

    /// Whether this account is the owner or an administrator; false for a stranger.
    pub fn is_admin(&self, user: &UserId) -> bool {
        self.get(user).is_some_and(|member| member.info().role >= Role::Admin)
    }

    /// Whether `manager` may give orders to `subordinate`: the owner to everybody, an
    /// administrator to plain members and to itself. `None` when either is no member.
    pub fn is_manager_of(&self, manager: &UserId, subordinate: &UserId) -> Option<bool> {
        let above = self.get(manager)?.info().role;
        let below = self.get(subordinate)?.info().role;
        Some(match above {
            Role::Owner => true,
            Role::Admin => below == Role::Member || manager == subordinate,
            Role::Member => false,
        })
    }

    /// The members for whom `keep` is true.
    pub fn filter(&self, mut keep: impl FnMut(&M) -> bool) -> Self {
        let kept = self.members.iter().filter(|(_, member)| keep(member));
        self.with(kept.map(|(id, member)| (id.clone(), member.clone())).collect())
    }

    /// The members of this rank.
    pub fn filter_by_role(&self, role: Role) -> Self {
        self.filter(|member| member.info().role == role)
    }

    /// The members of none of these ranks.
    pub fn filter_by_role_not_in(&self, roles: &[Role]) -> Self {
        self.filter(|member| !roles.contains(&member.info().role))
    }

    /// The members with a title.
    pub fn filter_by_have_title(&self) -> Self {
        self.filter(|member| !member.info().title.is_empty())
    }

    /// The members who said something within `period` before `now`; those who never did are left
    /// out.
    pub fn filter_by_last_sent_within(&self, period: Duration, now: Timestamp) -> Self {
        let since = now.saturating_sub(period).unwrap_or(Timestamp::MIN);
        self.filter(|member| member.info().last_sent_time.is_some_and(|time| time >= since))
    }

    /// Everybody who is in either, this one's first.
    pub fn union(&self, other: &Self) -> Self {
        let mut members = self.members.clone();
        for (id, member) in &other.members {
            members.entry(id.clone()).or_insert_with(|| member.clone());
        }
        // The origin of one side does not know the members of the other.
        Self { members, origin: None }
    }

    /// Everybody who is in both.
    pub fn intersection(&self, other: &Self) -> Self {
        self.filter(|member| other.contains(&member.info().user_id))
    }

    /// Everybody who is in this one only.
    pub fn difference(&self, other: &Self) -> Self {
        self.filter(|member| !other.contains(&member.info().user_id))
    }

    /// Everybody who is in one of them only.
    pub fn symmetric_difference(&self, other: &Self) -> Self {
        self.difference(other).union(&other.difference(self))
    }

    fn with(&self, members: IndexMap<UserId, M>) -> Self {
        Self { members, origin: self.origin.clone() }
    }
}

impl<M: GroupMember> GroupMembers<M> {
    /// The generic list of an adapter's own; [`downcast`](GroupMembers::downcast) goes back.
    pub fn into_generic(self) -> GroupMembers {
        let members =
            self.members.iter().map(|(id, member)| (id.clone(), member.info().clone())).collect();
        GroupMembers { members, origin: Some(Arc::new(self)) }
    }
}

impl GroupMembers {
    /// The same members as the adapter knows them, without asking the platform again; `None` when
    /// they did not come from an adapter with this member type.
    pub fn downcast<M: GroupMember>(&self) -> Option<GroupMembers<M>> {
        let origin = self.origin.as_ref()?.downcast_ref::<GroupMembers<M>>()?;
        // A filtered list has fewer members than the one it was made of.
        Some(origin.filter(|member| self.contains(&member.info().user_id)))
    }
}

impl<M> Default for GroupMembers<M> {
    fn default() -> Self {
        Self { members: IndexMap::new(), origin: None }
    }
}

impl<M: GroupMember> FromIterator<M> for GroupMembers<M> {
    /// Collects members; of two with one account the later counts, at the place of the earlier.
    fn from_iter<I: IntoIterator<Item = M>>(members: I) -> Self {
        let members =
            members.into_iter().map(|member| (member.info().user_id.clone(), member)).collect();
        Self { members, origin: None }
    }
}

impl<'a, M: GroupMember> IntoIterator for &'a GroupMembers<M> {
    type Item = &'a M;
    type IntoIter = indexmap::map::Values<'a, UserId, M>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<M: PartialEq> PartialEq for GroupMembers<M> {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
    }
}

impl<M: fmt::Debug> fmt::Debug for GroupMembers<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.members.values()).finish()
    }
}

#[cfg(test)]
mod tests;
