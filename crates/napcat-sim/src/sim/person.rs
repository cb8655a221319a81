//! Looking at a person and changing the profile.

use crate::{
    Sim,
    shared::Shared,
    world::{Sex, User},
};

/// A person of a running simulator. Changes made here are silent.
#[derive(Debug, Clone, Copy)]
pub struct UserHandle<'a> {
    shared: &'a Shared,
    user_id: i64,
}

impl Sim {
    /// A person, created when unknown.
    pub fn user(&self, user_id: i64) -> UserHandle<'_> {
        UserHandle { shared: &self.shared, user_id }.change(|_| {})
    }

    /// A friend; whoever is none becomes one, silently. See [`Sim::befriends`] for the event.
    pub fn friend(&self, user_id: i64) -> UserHandle<'_> {
        self.shared.change(|world| {
            world.friends.insert(user_id);
            ((), Vec::new())
        });
        self.user(user_id)
    }

    /// The numbers of all friends.
    pub fn friends(&self) -> Vec<i64> {
        self.shared.read(|world| world.friends.iter().copied().collect())
    }
}

impl UserHandle<'_> {
    /// The number.
    pub fn id(self) -> i64 {
        self.user_id
    }

    /// Sets the nickname.
    pub fn nickname(self, nickname: impl Into<String>) -> Self {
        self.change(|user| user.nickname = nickname.into())
    }

    /// Sets what the bot's account calls this person.
    pub fn remark(self, remark: impl Into<String>) -> Self {
        self.change(|user| user.remark = remark.into())
    }

    /// Sets the sex.
    pub fn sex(self, sex: Sex) -> Self {
        self.change(|user| user.sex = sex)
    }

    /// Sets the age.
    pub fn age(self, age: u32) -> Self {
        self.change(|user| user.age = age)
    }

    /// Sets the QQ level.
    pub fn qq_level(self, level: u32) -> Self {
        self.change(|user| user.qq_level = level)
    }

    /// Sets the personal note.
    pub fn long_nick(self, note: impl Into<String>) -> Self {
        self.change(|user| user.long_nick = note.into())
    }

    /// Sets the presence; 20 is somebody who is not there.
    pub fn status(self, status: i64, ext_status: i64) -> Self {
        self.change(|user| (user.status, user.ext_status) = (status, ext_status))
    }

    /// The profile as it is now.
    pub fn profile(self) -> User {
        let known = self.shared.read(|world| world.users.get(&self.user_id).cloned());
        known.unwrap_or_else(|| User::new(self.user_id, ""))
    }

    fn change(self, change: impl FnOnce(&mut User)) -> Self {
        self.shared.change(|world| {
            change(world.ensure_user(self.user_id));
            ((), Vec::new())
        });
        self
    }
}
