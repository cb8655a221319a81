//! What people do besides talking. Each deed changes the world and tells the bot, as NapCat does.

use serde_json::Value;

use crate::{
    Sim, clock,
    event::{notice, request},
    world::{RequestAnswer, Role, Wish, World},
};

impl Sim {
    /// Joins a group.
    pub async fn joins(&self, group_id: i64, user_id: i64) {
        self.act(|world| {
            let owner = world.ensure_group(group_id).owner_id();
            world.ensure_member(group_id, user_id);
            notice::joined(world, group_id, user_id, owner, "approve")
        })
        .await;
    }

    /// Leaves a group.
    pub async fn leaves(&self, group_id: i64, user_id: i64) {
        self.removes(group_id, user_id, user_id).await;
    }

    /// Removes a member; if that is the bot, it is told `kick_me`.
    pub async fn kicks(&self, group_id: i64, operator_id: i64, user_id: i64) {
        self.removes(group_id, user_id, operator_id).await;
    }

    async fn removes(&self, group_id: i64, user_id: i64, operator_id: i64) {
        self.act(|world| {
            world.ensure_group(group_id).members.shift_remove(&user_id);
            notice::left(world, group_id, user_id, operator_id)
        })
        .await;
    }

    /// Mutes a member for some seconds; 0 lets the member speak again.
    pub async fn mutes(&self, group_id: i64, operator_id: i64, user_id: i64, seconds: u32) {
        let seconds = i64::from(seconds);
        self.act(|world| {
            if let Some(member) = world.member_mut(group_id, user_id) {
                member.muted_until = if seconds == 0 { 0 } else { clock::now() + seconds };
            }
            notice::muted(world, group_id, user_id, operator_id, seconds)
        })
        .await;
    }

    /// Becomes an admin.
    pub async fn promotes(&self, group_id: i64, user_id: i64) {
        self.ranks(group_id, user_id, Role::Admin).await;
    }

    /// Is an admin no more.
    pub async fn demotes(&self, group_id: i64, user_id: i64) {
        self.ranks(group_id, user_id, Role::Member).await;
    }

    async fn ranks(&self, group_id: i64, user_id: i64, role: Role) {
        self.act(|world| {
            if let Some(member) = world.member_mut(group_id, user_id) {
                member.role = role;
            }
            notice::admin(world, group_id, user_id, role == Role::Admin)
        })
        .await;
    }

    /// Takes a message back; one that is not known any more is left alone.
    pub async fn recalls(&self, operator_id: i64, message_id: i64) {
        self.act(|world| {
            let record = world.history.recall(message_id)?;
            let (target, author) = (record.target, record.sender);
            Some(notice::recalled(world, target, author, operator_id, message_id))
        })
        .await;
    }

    /// Reacts to a message of a group with an emoji such as `76`.
    pub async fn likes(&self, user_id: i64, message_id: i64, emoji: &str) {
        self.reacts(user_id, message_id, emoji, true).await;
    }

    /// Takes a reaction back.
    pub async fn unlikes(&self, user_id: i64, message_id: i64, emoji: &str) {
        self.reacts(user_id, message_id, emoji, false).await;
    }

    async fn reacts(&self, user_id: i64, message_id: i64, emoji: &str, add: bool) {
        self.act(|world| {
            let record = world.history.get_mut(message_id)?;
            let group_id = record.target.is_group().then(|| record.target.peer())?;
            // A reaction taken back is one reaction too: the real server never says 0.
            let count = record.react(user_id, emoji, add).max(1);
            Some(notice::liked(world, group_id, user_id, message_id, (emoji, count, add)))
        })
        .await;
    }

    /// Makes a message an essence of its group; one that is none of a group is left alone.
    pub async fn makes_essence(&self, operator_id: i64, message_id: i64) {
        self.act(|world| {
            let essence = world.add_essence(message_id, operator_id)?;
            Some(notice::essence(world, &essence))
        })
        .await;
    }

    /// Pokes somebody in a group.
    pub async fn pokes(&self, group_id: i64, user_id: i64, target_id: i64) {
        self.act(|world| notice::group_poke(world, group_id, user_id, target_id)).await;
    }

    /// Pokes the bot, as a friend.
    pub async fn pokes_privately(&self, user_id: i64) {
        self.act(|world| notice::friend_poke(world, user_id, user_id, world.self_id)).await;
    }

    /// Becomes the bot's friend.
    pub async fn befriends(&self, user_id: i64) {
        self.act(|world| {
            world.ensure_user(user_id);
            world.friends.insert(user_id);
            notice::friend_added(world, user_id)
        })
        .await;
    }

    /// Asks to become the bot's friend; gives back the flag of the request.
    pub async fn asks_for_friendship(&self, user_id: i64, comment: &str) -> String {
        self.asks(user_id, Wish::Friendship, comment).await
    }

    /// Asks to join a group; gives back the flag of the request.
    pub async fn asks_to_join(&self, group_id: i64, user_id: i64, comment: &str) -> String {
        self.asks(user_id, Wish::Admission { group_id }, comment).await
    }

    /// Invites the bot into a group; gives back the flag of the request.
    pub async fn invites(&self, group_id: i64, user_id: i64) -> String {
        self.asks(user_id, Wish::Company { group_id }, "").await
    }

    async fn asks(&self, user_id: i64, wish: Wish, comment: &str) -> String {
        let flag = self.shared.change(|world| {
            world.ensure_user(user_id);
            let flag = world.ask(user_id, wish);
            let group =
                |how, group_id| request::group(world, &flag, (how, group_id), user_id, comment);
            let event = match wish {
                Wish::Friendship => request::friend(world, &flag, user_id, comment),
                Wish::Admission { group_id } => group("add", group_id),
                Wish::Company { group_id } => group("invite", group_id),
            };
            (flag, vec![event])
        });
        self.settle().await;
        flag
    }

    /// How the bot answered a request last, if it did.
    pub fn answer_to(&self, flag: &str) -> Option<RequestAnswer> {
        self.shared.read(|world| {
            let request = world.requests.iter().find(|request| request.flag == flag)?;
            request.answer.clone()
        })
    }

    /// Logs the bot's account out from elsewhere; heartbeats say so from now on.
    pub async fn logs_out(&self, tag: &str, message: &str) {
        self.act(|world| {
            world.online = false;
            notice::bot_offline(world, tag, message)
        })
        .await;
    }

    /// Pushes any frame to all connections that get events, exactly as given.
    pub async fn event(&self, event: Value) {
        self.act(|_| event).await;
    }

    async fn act<E: Into<Option<Value>>>(&self, deed: impl FnOnce(&mut World) -> E) {
        self.shared.change(|world| ((), deed(world).into().into_iter().collect()));
        self.settle().await;
    }
}
