//! The members of a group, as a set that keeps its order.

mod places;

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use indexmap::IndexMap;
use jiff::Timestamp;

pub use self::places::GroupMembersIter;
use self::places::{Kept, Places};
use super::member::{GroupMember, Member, Role};
use crate::id::UserId;

/// The members of a group: a set by account, in the order the platform listed them.
///
/// `M` is the member type of the adapter; the generic API uses [`Member`].
/// Filters and set operations keep the order and the type, so they chain; so do the filters that
/// an adapter adds for its own `M`.
///
/// The members are shared: a clone costs next to nothing, and a filtered list is a view that notes
/// a bit for each member of the list it was made of, all of whom live as long as it does; to keep
/// a few of many for long, copy them: `few.iter().cloned().collect()`.
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
    all: Arc<IndexMap<UserId, M>>,
    /// Those of them who are in this list; all when there is nothing.
    kept: Option<Kept>,
    /// The adapter's own list that this one was made of, to go back to without another call: as
    /// many members as `all`, each at the same place.
    origin: Option<Arc<dyn Any + Send + Sync>>,
}

impl<M> GroupMembers<M> {
    /// The member with this account, in constant time.
    pub fn get(&self, user: &UserId) -> Option<&M> {
        let (place, _, member) = self.all.get_full(user)?;
        self.keeps(place).then_some(member)
    }

    /// Whether this account is a member, in constant time.
    pub fn contains(&self, user: &UserId) -> bool {
        self.get(user).is_some()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.kept.as_ref().map_or(self.all.len(), Kept::len)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The members in order.
    pub fn iter(&self) -> GroupMembersIter<'_, M> {
        GroupMembersIter::new(&self.all, self.places())
    }

    fn keeps(&self, place: usize) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.contains(place))
    }

    fn places(&self) -> Places<'_> {
        self.kept.as_ref().map_or(Places::All(0..self.all.len()), Kept::iter)
    }

    /// The same members, without those at whose place `keep` is false.
    fn view(&self, mut keep: impl FnMut(usize) -> bool) -> Self {
        let mut kept = Kept::none_of(self.all.len());
        self.places().filter(|place| keep(*place)).for_each(|place| kept.insert(place));
        let kept = (kept.len() < self.all.len()).then_some(kept);
        Self { all: Arc::clone(&self.all), kept, origin: self.origin.clone() }
    }
}

impl<M: GroupMember> GroupMembers<M> {
    /// The accounts in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = &UserId> + ExactSizeIterator + Clone {
        self.iter().map(|member| &member.info().user_id)
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

    /// The members for whom `keep` is true; it is asked once for each, in order, and no member is
    /// copied.
    pub fn filter(&self, mut keep: impl FnMut(&M) -> bool) -> Self {
        self.view(|place| keep(&self.all[place]))
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

    /// Everybody who is in either, this one's first; where both have a member, this one's counts.
    pub fn union(&self, other: &Self) -> Self {
        let others = other.iter().filter(|member| !self.contains(&member.info().user_id));
        // The origin of one side does not know the members of the other, so there is none.
        self.iter().chain(others).cloned().collect()
    }

    /// Everybody who is in both, as this one knows them.
    pub fn intersection(&self, other: &Self) -> Self {
        self.view(|place| self.is_in(place, other))
    }

    /// Everybody who is in this one only.
    pub fn difference(&self, other: &Self) -> Self {
        self.view(|place| !self.is_in(place, other))
    }

    /// Everybody who is in one of them only.
    pub fn symmetric_difference(&self, other: &Self) -> Self {
        self.difference(other).union(&other.difference(self))
    }

    /// Whether the member at this place of the own list is in the other.
    fn is_in(&self, place: usize, other: &Self) -> bool {
        if Arc::ptr_eq(&self.all, &other.all) {
            return other.keeps(place);
        }
        other.contains(&self.all[place].info().user_id)
    }

    /// The generic list of an adapter's own; [`downcast`](GroupMembers::downcast) goes back.
    pub fn into_generic(self) -> GroupMembers {
        let generic: GroupMembers = self.iter().map(|member| member.info().clone()).collect();
        GroupMembers { origin: Some(Arc::new(self)), ..generic }
    }
}

impl GroupMembers {
    /// The same members as the adapter knows them, without asking the platform again; `None` when
    /// they did not come from an adapter with this member type.
    pub fn downcast<M: GroupMember>(&self) -> Option<GroupMembers<M>> {
        let origin = self.origin.as_ref()?.downcast_ref::<GroupMembers<M>>()?;
        if self.kept.is_none() {
            return Some(origin.clone());
        }
        // The origin may be a view, whose places are not those of the list that was made of it.
        let mut here = 0..self.all.len();
        Some(origin.view(|_| here.next().is_some_and(|place| self.keeps(place))))
    }
}

impl<M> Default for GroupMembers<M> {
    fn default() -> Self {
        Self { all: Arc::default(), kept: None, origin: None }
    }
}

impl<M: GroupMember> FromIterator<M> for GroupMembers<M> {
    /// Collects members; of two with one account the later counts, at the place of the earlier.
    fn from_iter<I: IntoIterator<Item = M>>(members: I) -> Self {
        let entries = members.into_iter().map(|member| (member.info().user_id.clone(), member));
        Self { all: Arc::new(entries.collect()), kept: None, origin: None }
    }
}

impl<'a, M> IntoIterator for &'a GroupMembers<M> {
    type Item = &'a M;
    type IntoIter = GroupMembersIter<'a, M>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<M: PartialEq> PartialEq for GroupMembers<M> {
    fn eq(&self, other: &Self) -> bool {
        let has = |(user, member)| other.get(user) == Some(member);
        self.len() == other.len()
            && self.places().all(|place| self.all.get_index(place).is_some_and(has))
    }
}

impl<M: fmt::Debug> fmt::Debug for GroupMembers<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

#[cfg(test)]
mod tests;
