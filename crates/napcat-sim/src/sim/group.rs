//! Looking at a group and furnishing it.

use crate::{
    Sim,
    segment::Content,
    shared::Shared,
    world::{Group, Honor, HonorKind, Member, MemberSpec},
};

/// A group of a running simulator.
///
/// Changes made here are silent: they set the scene. What people *do* is told to the bot: see
/// [`Sim::joins`] and its neighbours.
#[derive(Debug, Clone, Copy)]
pub struct GroupHandle<'a> {
    shared: &'a Shared,
    group_id: i64,
}

impl Sim {
    /// A group, created empty but for the bot when there is none of this number.
    pub fn group(&self, group_id: i64) -> GroupHandle<'_> {
        GroupHandle { shared: &self.shared, group_id }.change(|_| {})
    }

    /// The first group, in which [`Sim::says`] speaks; created in a world without groups.
    pub fn default_group(&self) -> GroupHandle<'_> {
        let first = self.shared.read(|world| world.groups.keys().next().copied());
        self.group(first.unwrap_or(crate::cast::GROUP))
    }

    /// The numbers of all groups, the bot's own and others.
    pub fn groups(&self) -> Vec<i64> {
        self.shared.read(|world| world.groups.keys().copied().collect())
    }
}

impl GroupHandle<'_> {
    /// The number.
    pub fn id(self) -> i64 {
        self.group_id
    }

    /// Sets the name.
    pub fn name(self, name: impl Into<String>) -> Self {
        self.change(|group| group.name = name.into())
    }

    /// Sets what the bot's account calls the group.
    pub fn remark(self, remark: impl Into<String>) -> Self {
        self.change(|group| group.remark = remark.into())
    }

    /// Sets how many people the group may have.
    pub fn max_member_count(self, count: usize) -> Self {
        self.change(|group| group.max_member_count = count)
    }

    /// Mutes everybody but owner and admins, or ends that.
    pub fn all_muted(self, muted: bool) -> Self {
        self.change(|group| group.all_muted = muted)
    }

    /// Adds a member, or replaces one.
    pub fn member(self, member: MemberSpec) -> Self {
        self.shared.change(|world| {
            world.ensure_group(self.group_id);
            world.add_member(self.group_id, member);
            ((), Vec::new())
        });
        self
    }

    /// Takes a member out.
    pub fn without(self, user_id: i64) -> Self {
        self.change(|group| drop(group.members.shift_remove(&user_id)))
    }

    /// Appends to an honour list; the first talkative one is the current dragon king.
    pub fn honor(self, kind: HonorKind, honor: Honor) -> Self {
        self.change(|group| group.honors.add(kind, honor))
    }

    /// Adds an essence message from before the server started, which it knows by a made-up id.
    pub fn old_essence(self, user_id: i64, operator_id: i64, content: impl Into<Content>) -> Self {
        let (Content(segments), people) = (content.into(), (user_id, operator_id));
        self.shared.change(|world| {
            world.add_old_essence(self.group_id, people, segments);
            ((), Vec::new())
        });
        self
    }

    /// The ids of the essence messages, the oldest first.
    pub fn essences(self) -> Vec<i64> {
        self.read(|group| group.essences.iter().map(|essence| essence.message_id).collect())
    }

    /// Whether owner and admins alone may speak.
    pub fn is_all_muted(self) -> bool {
        self.read(|group| group.all_muted)
    }

    /// Whether the bot signed in today.
    pub fn is_signed(self) -> bool {
        self.read(|group| group.signed)
    }

    /// What the bot's account calls the group.
    pub fn current_remark(self) -> String {
        self.read(|group| group.remark.clone())
    }

    /// What somebody is in this group, if a member at all.
    pub fn find(self, user_id: i64) -> Option<Member> {
        self.shared.read(|world| world.member(self.group_id, user_id).cloned())
    }

    /// The members, in the order in which they are listed.
    pub fn members(self) -> Vec<Member> {
        self.read(|group| group.members.values().cloned().collect())
    }

    /// The name.
    pub fn current_name(self) -> String {
        self.read(|group| group.name.clone())
    }

    fn change(self, change: impl FnOnce(&mut Group)) -> Self {
        self.shared.change(|world| {
            change(world.ensure_group(self.group_id));
            ((), Vec::new())
        });
        self
    }

    fn read<T: Default>(self, read: impl FnOnce(&Group) -> T) -> T {
        self.shared.read(|world| world.groups.get(&self.group_id).map(read)).unwrap_or_default()
    }
}
