//! What can be done about an event, each thing to whom it is due.
//!
//! Bot authors know these as quick operations.

use std::time::Duration;

use crate::adapter::Bot;
use crate::capability::{History, Reactions};
use crate::error::{Error, ErrorKind, Result, SendResult};
use crate::event::message::MessageSent;
use crate::event::notice::Notice;
use crate::event::request::Request;
use crate::event::{Event, Payload};
use crate::extract::{Context, FromContext, Rejection};
use crate::i18n::Phrase;
use crate::i18n::own::text;
use crate::id::{GroupId, MessageId, UserId};
use crate::message::MessageChain;
use crate::model::GroupBan;
use crate::target::Target;

/// What can be done about an event: a handler takes it as an argument, other code makes it of an
/// event and the bot that saw it.
///
/// Whom a call reaches is taken from the event: the conversation it belongs to, the user and the
/// message it is about. What is said to a temporary session goes to the person, through the group
/// they came from, never to that group.
///
/// Every call answers [`InvalidInput`](ErrorKind::InvalidInput), and sends nothing, when the event
/// has no such thing, [`Unsupported`](ErrorKind::Unsupported) where the platform has no such call,
/// and the errors of the call itself.
///
/// ```
/// use std::time::Duration;
/// use mynah_core::{Act, Message, Result};
///
/// async fn quiet(message: Message, act: Act) -> Result<()> {
///     if message.chain.plain_text().contains("buy gold") {
///         act.delete().await?;
///         act.ban(Duration::from_mins(10)).await?;
///         act.reply("not here").await?;
///     }
///     Ok(())
/// }
/// # let _ = quiet;
/// ```
#[derive(Debug, Clone)]
pub struct Act {
    event: Event,
    bot: Bot,
}

impl Act {
    /// What `bot` can do about `event`, which it saw.
    pub fn new<T: ?Sized>(event: &Event<T>, bot: &Bot) -> Self {
        Self { event: event.erase(), bot: bot.clone() }
    }

    /// Says something in the conversation the event belongs to, and quotes the message it is, if
    /// it is one.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn reply(&self, message: impl Into<MessageChain>) -> SendResult<MessageId> {
        let message = message.into();
        let message = match &*self.event {
            Payload::Message(said) | Payload::MessageSent(MessageSent(said)) => {
                message.quoting(&said.message_id)
            }
            _ => message,
        };
        self.send(message).await
    }

    /// Says something in the conversation the event belongs to.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn send(&self, message: impl Into<MessageChain>) -> SendResult<MessageId> {
        self.bot.send_msg(&self.conversation()?, message).await
    }

    /// Takes the message back that the event is about.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn delete(&self) -> Result<()> {
        self.history()?.delete_msg(self.message()?).await
    }

    /// Reacts to the message the event is about, with an emoji by the platform's id of it.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn react(&self, emoji: &str) -> Result<()> {
        self.reactions()?.set_reaction(self.message()?, emoji, true).await
    }

    /// Takes the bot's reaction back.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn unreact(&self, emoji: &str) -> Result<()> {
        self.reactions()?.set_reaction(self.message()?, emoji, false).await
    }

    /// Pokes whoever the event is about, in the group where it happened, else in private.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn poke(&self) -> Result<()> {
        let conversation = self.conversation()?;
        let user = match conversation.user_id() {
            Some(other_side) => other_side,
            None => self.user()?,
        };
        self.reactions()?.poke(&conversation, user).await
    }

    /// Mutes whoever the event is about in the group where it happened; for no time at all: lifts
    /// the mute.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn ban(&self, duration: Duration) -> Result<GroupBan> {
        let (group, user) = (self.group()?, self.user()?);
        self.bot.moderation()?.group_ban(&group, user, duration).await
    }

    /// Removes whoever the event is about from the group where it happened.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn kick(&self) -> Result<()> {
        self.remove(false).await
    }

    /// As [`kick`](Self::kick), and they cannot ask to come back.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn kick_for_good(&self) -> Result<()> {
        self.remove(true).await
    }

    /// Grants what the event asks for: a friendship, or a way into a group.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn approve(&self) -> Result<()> {
        self.decide(true, None).await
    }

    /// As [`approve`](Self::approve), with the bot's own note on a new friend; a way into a group
    /// is granted without one.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn approve_as(&self, remark: &str) -> Result<()> {
        self.decide(true, Some(remark)).await
    }

    /// Refuses what the event asks for.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn reject(&self) -> Result<()> {
        self.decide(false, None).await
    }

    /// As [`reject`](Self::reject), and tells whoever wants into a group why; a friendship is
    /// refused without a reason.
    ///
    /// # Errors
    ///
    /// See [`Act`].
    pub async fn reject_because(&self, reason: &str) -> Result<()> {
        self.decide(false, Some(reason)).await
    }

    async fn remove(&self, for_good: bool) -> Result<()> {
        let (group, user) = (self.group()?, self.user()?);
        self.bot.moderation()?.group_kick(&group, user, for_good).await
    }

    async fn decide(&self, approve: bool, words: Option<&str>) -> Result<()> {
        match &*self.event {
            Payload::Request(Request::Friend(asked)) => {
                let remark = words.filter(|_| approve);
                self.bot.friends()?.process_friend_add_request(&asked.flag, approve, remark).await
            }
            Payload::Request(Request::Group(asked)) => {
                let reason = words.filter(|_| !approve);
                self.bot
                    .moderation()?
                    .process_group_join_request(&asked.flag, approve, reason)
                    .await
            }
            _ => Err(lacking(text("act-no-request"))),
        }
    }

    fn history(&self) -> Result<&dyn History> {
        self.bot.history()
    }

    fn reactions(&self) -> Result<&dyn Reactions> {
        self.bot.reactions()
    }

    fn conversation(&self) -> Result<Target> {
        self.event.conversation().ok_or_else(|| lacking(text("act-nowhere")))
    }

    fn group(&self) -> Result<GroupId> {
        match self.event.conversation() {
            Some(Target::Group(group)) => Ok(group),
            _ => Err(lacking(text("act-no-group"))),
        }
    }

    /// Whom it is about, unless that is the bot itself.
    fn user(&self) -> Result<&UserId> {
        let user = self.event.user_id().ok_or_else(|| lacking(text("act-nobody")))?;
        if *user == self.event.header().self_id {
            return Err(lacking(text("act-itself")));
        }
        Ok(user)
    }

    fn message(&self) -> Result<&MessageId> {
        let message = match &*self.event {
            Payload::Message(said) | Payload::MessageSent(MessageSent(said)) => {
                Some(&said.message_id)
            }
            Payload::Notice(Notice::Reaction(reaction)) => Some(&reaction.message_id),
            Payload::Notice(Notice::Essence(essence)) => Some(&essence.message_id),
            Payload::Notice(Notice::SystemTip(tip)) => tip.message_id.as_ref(),
            _ => None,
        };
        message.ok_or_else(|| lacking(text("act-no-message")))
    }
}

impl FromContext for Act {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        Ok(Self::new(context.event(), context.bot()))
    }
}

/// The event lacks what was to be done something about.
fn lacking(what: Phrase) -> Error {
    Error::new(ErrorKind::InvalidInput, what)
}
