//! Groups.

use indexmap::IndexMap;

use crate::world::{Essence, Honor, HonorKind, Member, MemberSpec, Role, honor::Honors};

/// A group as the world keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) remark: String,
    pub(crate) max_member_count: usize,
    pub(crate) all_muted: bool,
    /// Whether the bot signed in today.
    pub(crate) signed: bool,
    pub(crate) members: IndexMap<i64, Member>,
    pub(crate) honors: Honors,
    /// What the group keeps of what was said.
    pub(crate) essences: Vec<Essence>,
}

impl Group {
    pub(crate) fn new(id: i64, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            remark: String::new(),
            max_member_count: 200,
            all_muted: false,
            signed: false,
            members: IndexMap::new(),
            honors: Honors::default(),
            essences: Vec::new(),
        }
    }

    /// The owner's number, or 0 for a group without one.
    pub(crate) fn owner_id(&self) -> i64 {
        let owner = self.members.values().find(|member| member.role == Role::Owner);
        owner.map_or(0, |member| member.user_id)
    }

    pub(crate) fn role(&self, user_id: i64) -> Option<Role> {
        self.members.get(&user_id).map(|member| member.role)
    }
}

/// A group to be added to a [`World`](crate::World).
///
/// ```
/// use mynah_napcat_sim::{GroupSpec, MemberSpec, World};
///
/// let world = World::new(10001, "Mynah")
///     .group(GroupSpec::new(570_000_001, "Aviary").member(MemberSpec::new(1_000_000_011).owner()));
/// ```
#[derive(Debug, Clone)]
pub struct GroupSpec {
    pub(crate) group: Group,
    pub(crate) members: Vec<MemberSpec>,
    pub(crate) foreign: bool,
}

impl GroupSpec {
    /// A group for at most 200 people, of which the bot will be an ordinary member.
    pub fn new(group_id: i64, name: impl Into<String>) -> Self {
        Self { group: Group::new(group_id, name), members: Vec::new(), foreign: false }
    }

    /// Sets what the bot's account calls the group.
    pub fn remark(mut self, remark: impl Into<String>) -> Self {
        self.group.remark = remark.into();
        self
    }

    /// Sets how many people the group may have.
    pub fn max_member_count(mut self, count: usize) -> Self {
        self.group.max_member_count = count;
        self
    }

    /// Adds a member; give one with the bot's number to set the bot's rank or card.
    pub fn member(mut self, member: MemberSpec) -> Self {
        self.members.push(member);
        self
    }

    /// Adds many members.
    pub fn members(mut self, members: impl IntoIterator<Item = MemberSpec>) -> Self {
        self.members.extend(members);
        self
    }

    /// Appends to an honour list; the first talkative one is the current dragon king.
    pub fn honor(mut self, kind: HonorKind, honor: Honor) -> Self {
        self.group.honors.add(kind, honor);
        self
    }

    /// Leaves the bot out: the group exists, but the bot's account is not in it.
    pub fn foreign(mut self) -> Self {
        self.foreign = true;
        self
    }
}
