//! Looking at what the bot did with its account.

use crate::{
    FileSource, Sim, Target,
    world::{Collected, OnlineStatus},
};

impl Sim {
    /// How the account shows itself to others.
    pub fn online_status(&self) -> OnlineStatus {
        self.shared.read(|world| world.account.status.clone())
    }

    /// Where the picture of the account came from, if the bot set one.
    pub fn avatar(&self) -> Option<FileSource> {
        self.shared.read(|world| world.account.avatar.clone())
    }

    /// How often the bot liked somebody's profile since the day began.
    pub fn likes_given_to(&self, user_id: i64) -> u32 {
        self.shared.read(|world| world.account.likes.get(&user_id).copied().unwrap_or_default())
    }

    /// What the account keeps, the oldest first.
    pub fn collection(&self) -> Vec<Collected> {
        self.shared.read(|world| world.account.collection.clone())
    }

    /// How many messages of a conversation the bot has not marked as read.
    pub fn unread(&self, target: Target) -> usize {
        self.shared.read(|world| world.history.unread(target, world.self_id))
    }

    /// Lets a day go by, after which everybody can be liked and every group be signed in to again.
    pub fn a_day_passes(&self) -> &Self {
        self.shared.change(|world| {
            world.account.likes.clear();
            world.groups.values_mut().for_each(|group| group.signed = false);
            ((), Vec::new())
        });
        self
    }
}
