//! Who is in the group and what was said there; nothing here reads or writes.

use std::collections::VecDeque;

use jiff::Timestamp;
use mynah_core::i18n::Phrase;
use mynah_core::model::Role;
use mynah_core::{Error, ErrorKind, GroupId, Member, MessageId, Result, UserId};

use crate::texts::text;

/// What the bot is called.
pub(crate) const BOT_NAME: &str = "bot";

/// The account of the bot.
pub(crate) const BOT: UserId = UserId::from_static(BOT_NAME);

/// How many messages can still be quoted.
const REMEMBERED: usize = 256;

/// The one group, its members and what was said.
pub(crate) struct Room {
    group: GroupId,
    members: Vec<Member>,
    said: VecDeque<Said>,
    last_id: u64,
}

/// A message that can be quoted.
pub(crate) struct Said {
    id: MessageId,
    pub(crate) who: UserId,
    pub(crate) text: String,
}

impl Room {
    /// A room with its user, who owns it, and the bot.
    pub(crate) fn new(group: &GroupId, user: &UserId) -> Self {
        let mut owner = member(group, user);
        owner.role = Role::Owner;
        let mut bot = member(group, &BOT);
        bot.is_robot = true;
        Self { group: group.clone(), members: vec![owner, bot], said: VecDeque::new(), last_id: 0 }
    }

    /// Everybody, in the order in which they came.
    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    /// Somebody; strangers are not found.
    pub(crate) fn member(&self, user: &UserId) -> Result<&Member> {
        let found = self.members.iter().find(|member| member.user_id == *user);
        found.ok_or_else(|| {
            let message = text("not-in-the-group").with("user", user.to_string());
            not_found(message.with("group", self.group.to_string()))
        })
    }

    /// Whether this is the one group; any other is not found.
    pub(crate) fn is_group(&self, group: &GroupId) -> Result<()> {
        if *group == self.group {
            Ok(())
        } else {
            let message = text("no-such-group").with("group", group.to_string());
            Err(not_found(message.with("only", self.group.to_string())))
        }
    }

    /// Lets somebody in; false when they are here already.
    pub(crate) fn join(&mut self, user: &UserId) -> bool {
        let stranger = self.member(user).is_err();
        if stranger {
            self.members.push(member(&self.group, user));
        }
        stranger
    }

    /// Lets somebody go; false when they are not here.
    pub(crate) fn leave(&mut self, user: &UserId) -> bool {
        let before = self.members.len();
        self.members.retain(|member| member.user_id != *user);
        self.members.len() < before
    }

    /// Names a member in the group; an empty name takes it away.
    pub(crate) fn rename(&mut self, user: &UserId, card: &str) -> Result<()> {
        self.member(user)?;
        for member in self.members.iter_mut().filter(|member| member.user_id == *user) {
            card.clone_into(&mut member.card);
        }
        Ok(())
    }

    /// Remembers a message and names it.
    pub(crate) fn record(&mut self, who: &UserId, text: &str) -> MessageId {
        let speaker = self.members.iter_mut().find(|it| it.user_id == *who);
        if let Some(speaker) = speaker {
            speaker.last_sent_time = Some(Timestamp::now());
        }
        self.last_id += 1;
        let id = MessageId::from(self.last_id);
        if self.said.len() == REMEMBERED {
            self.said.pop_front();
        }
        self.said.push_back(Said { id: id.clone(), who: who.clone(), text: text.to_owned() });
        id
    }

    /// The message with this name, when it is still remembered.
    pub(crate) fn said(&self, id: &MessageId) -> Option<&Said> {
        self.said.iter().rev().find(|said| said.id == *id)
    }
}

fn member(group: &GroupId, user: &UserId) -> Member {
    let mut member = Member::new(group, user);
    member.nickname = user.to_string();
    member.join_time = Some(Timestamp::now());
    member
}

fn not_found(message: Phrase) -> Error {
    Error::new(ErrorKind::NotFound, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_messages_are_remembered() {
        let mut room = Room::new(&"den".into(), &"ann".into());
        let first = room.record(&BOT, "first");
        assert_eq!(room.said(&first).unwrap().text, "first");
        let ids: Vec<_> = (0..REMEMBERED).map(|_| room.record(&BOT, "more")).collect();
        assert!(room.said(&first).is_none());
        assert!(ids.iter().all(|id| room.said(id).is_some()));
    }
}
