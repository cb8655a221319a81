//! The world the bot's account lives in: people, groups, messages.
//!
//! Nothing here knows of sockets or of JSON envelopes. What a change of the world looks like on the
//! wire is decided in `event`, who may change it in `action`.

mod account;
mod essence;
mod example;
mod group;
mod history;
mod honor;
mod member;
mod record;
mod request;
mod user;

pub(crate) use self::{
    account::Account,
    essence::Essence,
    group::Group,
    history::History,
    record::{Draft, Forward, Record},
    request::{Request, Wish},
};
pub use self::{
    account::{Collected, DiyStatus, OnlineStatus},
    example::cast,
    group::GroupSpec,
    honor::{Honor, HonorKind},
    member::{Member, MemberSpec, Role},
    request::RequestAnswer,
    user::{Sex, User},
};

use indexmap::{IndexMap, IndexSet};

use crate::target::{Target, UNKNOWN_GROUP};

/// Everything the simulated account can see.
///
/// [`World::example`] is what [`Sim::start`](crate::Sim::start) uses; build your own from
/// [`World::new`].
#[derive(Debug, Clone)]
pub struct World {
    pub(crate) self_id: i64,
    pub(crate) online: bool,
    pub(crate) account: Account,
    pub(crate) users: IndexMap<i64, User>,
    pub(crate) friends: IndexSet<i64>,
    /// The categories of friends, in the order in which they are listed.
    pub(crate) categories: IndexMap<i64, String>,
    pub(crate) groups: IndexMap<i64, Group>,
    pub(crate) history: History,
    pub(crate) requests: Vec<Request>,
}

impl World {
    /// A world with nobody but the bot's own account.
    pub fn new(self_id: i64, nickname: impl Into<String>) -> Self {
        Self {
            self_id,
            online: true,
            account: Account::default(),
            users: IndexMap::from([(self_id, User::new(self_id, nickname))]),
            friends: IndexSet::new(),
            categories: IndexMap::from([(1, "我的好友".to_owned())]),
            groups: IndexMap::new(),
            history: History::default(),
            requests: Vec::new(),
        }
    }

    /// Adds a person without any tie to the bot, or replaces one.
    pub fn user(mut self, user: User) -> Self {
        self.users.insert(user.user_id, user);
        self
    }

    /// Adds a friend.
    pub fn friend(mut self, user: User) -> Self {
        self.friends.insert(user.user_id);
        self.user(user)
    }

    /// Adds a category for friends; there is one already, with the number 1.
    pub fn category(mut self, id: i64, name: impl Into<String>) -> Self {
        self.categories.insert(id, name.into());
        self
    }

    /// Adds a group; the bot's account becomes a member unless the group is
    /// [foreign](GroupSpec::foreign).
    pub fn group(mut self, spec: GroupSpec) -> Self {
        let GroupSpec { group, members, foreign } = spec;
        let group_id = group.id;
        self.groups.insert(group_id, group);
        for member in members {
            self.add_member(group_id, member);
        }
        if !foreign {
            self.ensure_member(group_id, self.self_id);
        }
        self
    }

    /// The group, created with the bot in it when there is none of this number.
    pub(crate) fn ensure_group(&mut self, group_id: i64) -> &mut Group {
        if !self.groups.contains_key(&group_id) {
            self.groups.insert(group_id, Group::new(group_id, format!("Group {group_id}")));
            self.ensure_member(group_id, self.self_id);
        }
        self.groups.entry(group_id).or_insert_with(|| Group::new(group_id, ""))
    }

    /// The person, created when unknown.
    pub(crate) fn ensure_user(&mut self, user_id: i64) -> &mut User {
        self.users.entry(user_id).or_insert_with(|| User::new(user_id, user_id.to_string()))
    }

    /// Makes somebody a member, with a fresh membership unless there is one already.
    pub(crate) fn ensure_member(&mut self, group_id: i64, user_id: i64) {
        let member = self.groups.get(&group_id).and_then(|group| group.role(user_id));
        if member.is_none() {
            self.add_member(group_id, MemberSpec::new(user_id));
        }
    }

    pub(crate) fn add_member(&mut self, group_id: i64, spec: MemberSpec) {
        spec.describe(self.ensure_user(spec.user_id()));
        if let Some(group) = self.groups.get_mut(&group_id) {
            group.members.insert(spec.user_id(), spec.into_membership());
        }
    }

    /// The group, if the bot's account is in it.
    pub(crate) fn joined_group(&self, group_id: i64) -> Option<&Group> {
        self.groups.get(&group_id).filter(|group| group.members.contains_key(&self.self_id))
    }

    pub(crate) fn member(&self, group_id: i64, user_id: i64) -> Option<&Member> {
        self.groups.get(&group_id)?.members.get(&user_id)
    }

    pub(crate) fn member_mut(&mut self, group_id: i64, user_id: i64) -> Option<&mut Member> {
        self.groups.get_mut(&group_id)?.members.get_mut(&user_id)
    }

    pub(crate) fn nickname(&self, user_id: i64) -> &str {
        self.users.get(&user_id).map_or("", |user| &user.nickname)
    }

    /// What people call somebody: the card in the group, else the nickname, else the number.
    pub(crate) fn display_name(&self, target: Target, user_id: i64) -> String {
        let card = match target {
            Target::Group(group_id) => self.member(group_id, user_id).map(|member| &member.card),
            Target::Friend(_) | Target::Temporary { .. } => None,
        };
        let card = card.map_or("", String::as_str);
        let names = [card, self.nickname(user_id)];
        let name = names.into_iter().find(|name| !name.is_empty());
        name.map_or_else(|| user_id.to_string(), ToOwned::to_owned)
    }

    /// The conversation with a person, whatever the tie to the bot. A temporary session that is
    /// already open stays with its group, whatever is asked for.
    pub(crate) fn private_with(&self, user_id: i64, through: Option<i64>) -> Target {
        if self.friends.contains(&user_id) || user_id == self.self_id {
            return Target::Friend(user_id);
        }
        let open = match self.history.last_private(user_id) {
            Some(Target::Temporary { group_id, .. }) => Some(group_id),
            _ => None,
        };
        let open = open.filter(|group_id| *group_id != UNKNOWN_GROUP);
        Target::Temporary { group_id: open.or(through).unwrap_or(UNKNOWN_GROUP), user_id }
    }
}

impl Default for World {
    fn default() -> Self {
        Self::example()
    }
}
