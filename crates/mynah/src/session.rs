//! Sessions: a handler that waits for what is said next.
//!
//! A handler that takes a [`Session`] can wait for later events in the middle of its work.
//! While it waits its conversation goes on: other messages are handled in order as if it were not
//! there.
//! The message it waited for is handed to it at the place of that message in its conversation,
//! and what comes behind that is handled once it waits again or is done.

mod ask;
mod error;
mod registry;
mod seat;
mod wait;

use std::sync::Arc;

use mynah_core::event::{EventKind, MessagePayload, Payload};
use mynah_core::{Bot, Context, Error, ErrorKind, Event, FromContext, Lang, Rejection};

pub use ask::Ask;
pub use error::WaitError;
pub(crate) use registry::{Freed, Reach, Sessions};
use registry::{Heard, Opened, Scope};
pub(crate) use seat::{Hold, Seat};
pub use wait::WaitFor;

use crate::condition::{Condition, event, message, tongue_of};
use crate::i18n::{Localizer, UserLangs};
use crate::reply::Reply;
use crate::texts::text;

/// Lets a handler wait for what is said next; bound to the user and the conversation of its
/// event, unless a wait says otherwise.
///
/// ```
/// use std::time::Duration;
/// use mynah::prelude::*;
///
/// async fn register(session: Session) -> Result<String> {
///     let age: u8 = session
///         .ask("How old are you?")
///         .or_say("A number, please.")
///         .within(Duration::from_secs(30))
///         .parse()
///         .await?;
///     Ok(format!("{age} years, noted."))
/// }
///
/// let module = Module::new("register").on(command("register"), register);
/// # let _ = module;
/// ```
///
/// A wait that ends without what it waited for is a [`WaitError`].
/// A handler may give that back with `?`: it ends quietly, and is no failure.
#[derive(Debug, Clone)]
pub struct Session {
    seat: Arc<Seat>,
    bot: Bot,
    event: Event,
    scope: Scope,
    /// Those of the module, for whoever caused the event.
    texts: Localizer,
    langs: UserLangs,
    /// Has messages that no handler wants kept for this session, from before it waits.
    _opened: Arc<Opened>,
}

impl Session {
    /// Waits for the next event that `condition` is true of.
    pub fn wait_for(&self, condition: impl Into<Condition>) -> WaitFor<Payload> {
        WaitFor::new(self.clone(), condition.into())
    }

    /// Waits for the next message.
    pub fn next_message(&self) -> WaitFor<MessagePayload> {
        WaitFor::new(self.clone(), message())
    }

    /// Waits for the next event of one kind, for example `session.next::<Poke>()`.
    pub fn next<T: EventKind>(&self) -> WaitFor<T> {
        WaitFor::new(self.clone(), event::<T>())
    }

    /// Asks something, and waits for the answer.
    ///
    /// A cancel word (`cancel`, `取消`, …) ends the wait; see [`Ask`].
    pub fn ask(&self, question: impl Into<Reply>) -> Ask {
        Ask::new(self.clone(), question.into())
    }

    /// Says something to the conversation.
    ///
    /// # Errors
    ///
    /// Those of [`Bot::send_msg`], and that there is no conversation.
    pub async fn say(&self, words: impl Into<Reply>) -> mynah_core::Result<()> {
        let target = self
            .event
            .conversation()
            .ok_or_else(|| Error::new(ErrorKind::InvalidInput, text("nobody-to-answer")))?;
        self.bot.send_msg(&target, words.into().into_chain(&self.event)).await?;
        Ok(())
    }

    /// The language that is spoken at the moment: that of the words that were waited for last, or
    /// that the handler was called by, where they belong to one; else what whoever said them
    /// [chose](UserLangs); else that of the bot; else that of the process.
    pub fn lang(&self) -> Lang {
        self.seat.tongue().unwrap_or_else(|| self.texts.lang().clone())
    }

    /// The texts of the module in the language that is [spoken](Self::lang) at the moment.
    ///
    /// A [`Localizer`] that the handler takes stays with the language it was called in.
    ///
    /// ```
    /// use mynah::condition::localized;
    /// use mynah::prelude::*;
    ///
    /// async fn order(session: Session) -> Result<String> {
    ///     session.say(session.texts().text("which").to_string()).await?;
    ///     session.wait_for(message().text_is(localized("tea"))).await?;
    ///     Ok(session.texts().text("done").to_string())
    /// }
    ///
    /// let module = Module::new("bar")
    ///     .texts("en", "which = What will it be?\ntea = tea\ndone = One tea.")
    ///     .texts("zh-CN", "which = 喝点什么？\ntea = 茶\ndone = 茶来了。")
    ///     .on(command("order"), order);
    /// # let _ = module;
    /// ```
    pub fn texts(&self) -> Localizer {
        self.texts.for_reader(self.lang())
    }

    /// Goes on in the language of an answer.
    fn hear(&self, event: &Event, spoken: &[Lang]) {
        let usual = self.usual_for(event);
        let lang = tongue_of(spoken, Some(&usual)).unwrap_or(&usual);
        self.seat.speak(lang.clone());
    }

    /// What is spoken with whoever answers, if their words do not tell.
    fn usual_for(&self, event: &Event) -> Lang {
        if event.user_id() == self.event.user_id() {
            return self.lang();
        }
        let chosen =
            event.user_id().and_then(|user| self.langs.lang_of(&self.bot.platform(), user));
        chosen.unwrap_or_else(|| self.bot.lang().unwrap_or(&self.seat.lang).clone())
    }
}

impl FromContext for Session {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let seat = context.get_arc::<Seat>().ok_or_else(|| {
            Rejection::Fail(Error::new(ErrorKind::Unsupported, text("session-outside")))
        })?;
        let event = context.event();
        let scope = Scope {
            bot: context.bot().id().clone(),
            user: event.user_id().cloned(),
            conversation: event.conversation(),
        };
        Ok(Self {
            bot: context.bot().clone(),
            event: event.clone(),
            texts: Localizer::from_context(context)?,
            langs: context.get::<UserLangs>().cloned().unwrap_or_default(),
            _opened: seat.sessions.open(&scope),
            seat,
            scope,
        })
    }

    fn waits() -> bool {
        true
    }
}
