//! A platform for tests: what is sent is kept, and how a bot ends is written down beforehand.

mod raw;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use mynah_core::adapter::CallHooks;
use mynah_core::capability::{Groups, Messaging, Moderation};
use mynah_core::event::{Header, MessagePayload};
use mynah_core::model::{GroupBan, Member, Role};
use mynah_core::{
    Adapter, Bot, BotId, BotState, Error, ErrorKind, Event, EventSink, GroupId, GroupMembers,
    MessageChain, MessageId, Payload, Platform, Result, RunContext, SendResult, Target, UserId,
};
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::Scene;
pub use raw::RawCall;

/// The account of every bot on paper.
const SELF: u64 = 10001;

/// A bot on paper, an administrator wherever it is: it knows who was seated in a group, and keeps
/// what it sends.
///
/// It has what tests of modules need most: messages, members, and mutes. Behind a [`Stage`], what
/// it lacks and answers nothing succeeds, and for the rest the test says what is answered.
///
/// [`Stage`]: super::Stage
#[derive(Clone)]
pub struct Paper {
    id: BotId,
    events: Vec<Event>,
    introduces: Vec<Paper>,
    end: End,
    shared: Arc<Mutex<Sheet>>,
    state: watch::Sender<BotState>,
    began: (Timestamp, Instant),
    /// Whose typed handle it lends.
    handle: Option<Bot>,
    raw: Arc<raw::RawCalls>,
}

/// What all clones share.
#[derive(Default)]
struct Sheet {
    sent: Vec<(Target, String)>,
    /// How many messages there were, received and sent.
    messages: u64,
    members: Vec<Member>,
    sink: Option<Arc<dyn EventSink>>,
    closed: bool,
}

impl std::fmt::Debug for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Paper")
            .field("id", &self.id)
            .field("handle", &self.handle)
            .finish_non_exhaustive()
    }
}

/// How a bot on paper ends.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum End {
    /// When it is asked to.
    WhenAsked,
    /// By giving up after this time.
    GivesUp(Duration),
    /// Well, after this time.
    Ends(Duration),
    /// By a bug in its adapter.
    Panics,
    /// Never, whoever asks.
    Never,
}

impl Paper {
    /// A bot of this name, which ends when it is asked to.
    pub fn new(id: &str) -> Self {
        Self {
            id: id.into(),
            events: Vec::new(),
            introduces: Vec::new(),
            end: End::WhenAsked,
            shared: Arc::default(),
            state: watch::Sender::new(BotState::Connecting),
            began: (Timestamp::now(), Instant::now()),
            handle: None,
            raw: Arc::default(),
        }
    }

    /// Lends it the typed handle of a bot that is never connected: handlers that take that handle
    /// run, and what they call on it is kept and [answered](Self::answers_raw) as the test says.
    ///
    /// # Panics
    ///
    /// When the calls of that bot cannot be seen: its adapter has no
    /// [hooks](mynah_core::Adapter::hook_calls), or the bot has some already.
    #[track_caller]
    pub fn lending(mut self, handle: Bot) -> Self {
        assert!(handle.hook_calls(self.raw.hooks()), "the calls of {handle:?} cannot be seen");
        self.handle = Some(handle);
        self
    }

    /// Has the call `api` on the typed handle, by its name on the wire, answer `answer`, from now
    /// on. A call that nobody has an answer for is refused.
    pub fn answers_raw(&self, api: &str, answer: impl Into<Value>) {
        let answer = answer.into();
        self.answers_raw_with(api, move |_| Ok(answer.clone()));
    }

    /// Has the call `api` on the typed handle answer what `answer` makes of its parameters, or
    /// fail with these words, from now on.
    pub fn answers_raw_with(
        &self,
        api: &str,
        answer: impl FnMut(&Value) -> Result<Value, String> + Send + 'static,
    ) {
        self.raw.script(api, Box::new(answer));
    }

    /// Sets what time it is; what happens later happens as much later as tokio's clock has gone
    /// on, so on a paused clock a day [passes](super::Stage::passes) at once.
    ///
    /// # Panics
    ///
    /// When `time` is not written as `2026-01-31T08:00:00Z`, or with another offset.
    #[track_caller]
    pub fn at(mut self, time: &str) -> Self {
        let parsed = time.parse();
        let time = parsed.unwrap_or_else(|error| panic!("`{time}` is no time: {error}"));
        self.began = (time, Instant::now());
        self
    }

    /// What time it is.
    fn now(&self) -> Timestamp {
        let (time, instant) = self.began;
        let elapsed = SignedDuration::try_from(instant.elapsed()).unwrap_or(SignedDuration::MAX);
        time.saturating_add(elapsed).unwrap_or(Timestamp::MAX)
    }

    /// Has it see these events as soon as it runs.
    pub fn seeing(mut self, events: impl IntoIterator<Item = Event>) -> Self {
        self.events.extend(events);
        self
    }

    /// Has it introduce another as soon as it runs.
    pub fn introducing(mut self, other: &Self) -> Self {
        self.introduces.push(other.clone());
        self
    }

    /// Sets how it ends.
    pub fn ending(mut self, end: End) -> Self {
        self.end = end;
        self
    }

    /// What it has sent since this was asked last, as a person would read it.
    pub fn take_sent(&self) -> Vec<(Target, String)> {
        std::mem::take(&mut self.sheet().sent)
    }

    /// Whether it was asked to end, and did.
    pub fn was_closed(&self) -> bool {
        self.sheet().closed
    }

    fn sheet(&self) -> MutexGuard<'_, Sheet> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sheet {
    fn next_message(&mut self) -> MessageId {
        self.messages += 1;
        self.messages.into()
    }

    fn member(&self, group: &GroupId, user: &UserId) -> Result<&Member> {
        let known = |member: &&Member| member.group_id == *group && member.user_id == *user;
        let nobody = || Error::new(ErrorKind::NotFound, format!("{user} is not in group {group}"));
        self.members.iter().find(known).ok_or_else(nobody)
    }
}

#[async_trait]
impl Adapter for Paper {
    fn name(&self) -> &'static str {
        self.handle.as_ref().map_or("Paper", |handle| handle.name())
    }

    fn platform(&self) -> Platform {
        let own = || Platform::from_static("paper");
        self.handle.as_ref().map_or_else(own, |handle| handle.platform())
    }

    fn id(&self) -> &BotId {
        &self.id
    }

    async fn run(&self, context: RunContext) -> Result<()> {
        self.sheet().sink = Some(Arc::clone(&context.events));
        self.state.send_replace(BotState::Ready);
        for event in &self.events {
            context.events.publish(event.clone());
        }
        for other in &self.introduces {
            context.introduce(Bot::new(Arc::new(other.clone())))?;
        }
        match self.end {
            End::WhenAsked => {
                context.shutdown.cancelled().await;
                self.sheet().closed = true;
                Ok(())
            }
            End::Ends(after) => {
                sleep(after).await;
                Ok(())
            }
            End::GivesUp(after) => {
                sleep(after).await;
                Err(Error::new(ErrorKind::Disconnected, "the paper is torn"))
            }
            End::Panics => panic!("on purpose"),
            End::Never => std::future::pending().await,
        }
    }

    fn state(&self) -> watch::Receiver<BotState> {
        self.state.subscribe()
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }

    fn groups(&self) -> Option<&dyn Groups> {
        Some(self)
    }

    fn moderation(&self) -> Option<&dyn Moderation> {
        Some(self)
    }

    fn hook_calls(&self, hooks: CallHooks) -> bool {
        self.handle.is_some() && self.raw.hook(hooks)
    }

    fn behind(&self) -> Option<&dyn Adapter> {
        self.handle.as_deref()
    }

    fn raw_calls(&self) -> Option<&dyn mynah_core::capability::RawCalls> {
        self.handle.as_ref()?.raw_calls()
    }
}

#[async_trait]
impl Messaging for Paper {
    async fn send_msg(&self, target: &Target, message: MessageChain) -> SendResult<MessageId> {
        let mut sheet = self.sheet();
        sheet.sent.push((target.clone(), message.to_string()));
        Ok(sheet.next_message())
    }
}

#[async_trait]
impl Groups for Paper {
    async fn get_group_member_info(&self, group: &GroupId, user: &UserId) -> Result<Member> {
        self.sheet().member(group, user).cloned()
    }

    async fn get_group_members(&self, group: &GroupId) -> Result<GroupMembers> {
        let sheet = self.sheet();
        Ok(sheet.members.iter().filter(|member| member.group_id == *group).cloned().collect())
    }
}

#[async_trait]
impl Moderation for Paper {
    /// As for any administrator: members can be muted, those who keep order cannot.
    async fn group_ban(
        &self,
        group: &GroupId,
        user: &UserId,
        duration: Duration,
    ) -> Result<GroupBan> {
        Ok(match self.sheet().member(group, user)?.role {
            Role::Admin | Role::Owner => GroupBan::TooHigh,
            Role::Member if duration.is_zero() => GroupBan::Lifted,
            Role::Member => GroupBan::Muted { duration, wanted: duration },
        })
    }
}

#[async_trait]
impl Scene for Paper {
    fn bot(&self) -> Bot {
        Bot::new(Arc::new(self.clone()))
    }

    fn self_id(&self) -> UserId {
        SELF.into()
    }

    fn is_obliging(&self) -> bool {
        true
    }

    fn seats(&self, member: &Member) {
        let members = &mut self.sheet().members;
        let is_same =
            |one: &Member| one.group_id == member.group_id && one.user_id == member.user_id;
        members.retain(|one| !is_same(one));
        members.push(member.clone());
    }

    fn befriends(&self, _: &UserId, _: &str) {}

    fn take_raw_calls(&self) -> Vec<RawCall> {
        self.raw.take()
    }

    async fn plays(&self, mut payload: Payload) -> Result<Option<MessageId>, String> {
        let (sink, id) = {
            let mut sheet = self.sheet();
            let id = match &mut payload {
                Payload::Message(MessagePayload { message_id, .. }) => {
                    *message_id = sheet.next_message();
                    Some(message_id.clone())
                }
                _ => None,
            };
            (sheet.sink.clone(), id)
        };
        let sink = sink.ok_or("the bot does not run")?;
        let header =
            Header::for_bot(self.id.clone()).at(self.now()).on(self.platform()).seen_by(SELF);
        sink.publish(Event::new(header, payload));
        Ok(id)
    }
}
