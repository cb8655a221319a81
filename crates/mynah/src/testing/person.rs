//! People around a bot, and what they do.

use mynah_core::event::MessagePayload;
use mynah_core::event::message::Sender;
use mynah_core::event::notice::{
    FriendAdd, GroupDecrease, GroupIncrease, GroupRecall, LeaveReason, Notice, Poke,
};
use mynah_core::event::request::{FriendRequest, GroupRequest, Request};
use mynah_core::model::{Member, Role};
use mynah_core::{GroupId, MessageChain, MessageId, Payload, Target, UserId};

use super::{Deeds, Stage};

/// A group, for the people in it.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    stage: &'a Stage,
    id: GroupId,
}

impl<'a> Group<'a> {
    pub(super) fn new(stage: &'a Stage, id: GroupId) -> Self {
        Self { stage, id }
    }

    /// Somebody who is in the group.
    pub fn member(&self, user: impl Into<UserId>) -> Person<'a> {
        self.ranking(user.into(), Role::Member)
    }

    /// Somebody who keeps order in the group.
    pub fn admin(&self, user: impl Into<UserId>) -> Person<'a> {
        self.ranking(user.into(), Role::Admin)
    }

    /// The owner of the group.
    pub fn owner(&self, user: impl Into<UserId>) -> Person<'a> {
        self.ranking(user.into(), Role::Owner)
    }

    /// Somebody who is not in the group yet.
    pub fn stranger(&self, user: impl Into<UserId>) -> Person<'a> {
        let target = Target::Group(self.id.clone());
        Person { stage: self.stage, target, member: Member::new(&self.id, user.into()) }
    }

    fn ranking(&self, user: UserId, role: Role) -> Person<'a> {
        let mut person = self.stranger(user);
        person.member.role = role;
        self.stage.scene().seats(&person.member);
        person
    }
}

/// Somebody who does things in one conversation with the bot.
#[derive(Debug, Clone)]
pub struct Person<'a> {
    stage: &'a Stage,
    target: Target,
    member: Member,
}

impl<'a> Person<'a> {
    pub(super) fn friend(stage: &'a Stage, user: UserId) -> Self {
        stage.scene().befriends(&user, "");
        Self { stage, target: Target::Private(user.clone()), member: Member::new("", user) }
    }

    /// Gives them a name.
    pub fn named(mut self, nickname: &str) -> Self {
        nickname.clone_into(&mut self.member.nickname);
        match &self.target {
            Target::Private(user) => self.stage.scene().befriends(user, nickname),
            _ => self.stage.scene().seats(&self.member),
        }
        self
    }

    /// The same member of the group, speaking to the bot in private without being a friend.
    pub fn in_private(&self) -> Self {
        let (user, group) = (self.member.user_id.clone(), self.target.group_id().cloned());
        Self { target: Target::Temporary { user, group }, ..self.clone() }
    }

    /// The account.
    pub fn id(&self) -> UserId {
        self.member.user_id.clone()
    }

    /// The group they are in; empty for a friend.
    pub fn group(&self) -> GroupId {
        self.member.group_id.clone()
    }

    /// Says something.
    pub async fn says(&self, what: impl Into<MessageChain>) -> Deeds {
        let sender = Sender::new(self.id())
            .nickname(self.member.nickname.clone())
            .card(self.member.card.clone())
            .role(self.target.group_id().map(|_| self.member.role));
        let message = MessagePayload::new(0, self.target.clone(), sender, what);
        self.stage.happens(Payload::Message(message)).await
    }

    /// Joins the group.
    pub async fn joins(&self) -> Deeds {
        self.notice(Notice::GroupIncrease(GroupIncrease {
            group_id: self.group(),
            user_id: self.id(),
            operator_id: None,
            invited: false,
        }))
        .await
    }

    /// Leaves the group.
    pub async fn leaves(&self) -> Deeds {
        self.notice(Notice::GroupDecrease(GroupDecrease {
            group_id: self.group(),
            user_id: self.id(),
            operator_id: None,
            reason: LeaveReason::Left,
        }))
        .await
    }

    /// Pokes the bot.
    pub async fn pokes(&self) -> Deeds {
        let group_id = self.target.group_id().cloned();
        self.notice(Notice::Poke(Poke {
            friend_id: group_id.is_none().then(|| self.id()),
            group_id,
            user_id: self.id(),
            target_id: self.stage.self_id(),
        }))
        .await
    }

    /// Takes a message of theirs back that they said in the group.
    pub async fn recalls(&self, message: impl Into<MessageId>) -> Deeds {
        self.notice(Notice::GroupRecall(GroupRecall {
            group_id: self.group(),
            user_id: self.id(),
            operator_id: Some(self.id()),
            message_id: message.into(),
        }))
        .await
    }

    /// Becomes a friend of the bot.
    pub async fn becomes_a_friend(&self) -> Deeds {
        self.notice(Notice::FriendAdd(FriendAdd { user_id: self.id() })).await
    }

    /// Asks to become a friend of the bot.
    pub async fn asks_for_friendship(&self, comment: &str) -> Deeds {
        let (user_id, comment) = (self.id(), comment.to_owned());
        let request = FriendRequest { user_id, comment, flag: "request".to_owned() };
        self.stage.happens(Payload::Request(Request::Friend(request))).await
    }

    /// Asks to be let into the group.
    pub async fn asks_to_join(&self, comment: &str) -> Deeds {
        self.asks(false, comment).await
    }

    /// Invites the bot into the group.
    pub async fn invites_the_bot(&self) -> Deeds {
        self.asks(true, "").await
    }

    async fn asks(&self, is_invitation: bool, comment: &str) -> Deeds {
        let request = GroupRequest {
            group_id: self.group(),
            user_id: self.id(),
            is_invitation,
            comment: comment.to_owned(),
            flag: "request".to_owned(),
        };
        self.stage.happens(Payload::Request(Request::Group(request))).await
    }

    async fn notice(&self, notice: Notice) -> Deeds {
        self.stage.happens(Payload::Notice(notice)).await
    }
}
