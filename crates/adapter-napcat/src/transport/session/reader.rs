//! The reading side of a connection: it routes, and watches whether the other side is there.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use mynah_core::event::Header;
use mynah_core::event::meta::{AccountChange, Heartbeat, Lifecycle, Meta};
use mynah_core::event::notice::Notice;
use mynah_core::i18n::Phrase;
use mynah_core::{BotState, Event, Payload, RunContext, UserId};
use tokio::time::{Instant, Sleep};
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::{End, websocket};
use crate::PLATFORM;
use crate::config::Config;
use crate::convert;
use crate::convert::received::{self, Received};
use crate::error::ConnectError;
use crate::handle::Inner;
use crate::texts::{english, seconds, text};
use crate::transport::http::Post;
use crate::transport::link::{Outgoing, cut};
use crate::transport::pending::Answer;
use crate::transport::watchdog::{Look, Watchdog};
use crate::wire::{Route, Yes, mended};

/// How long a server has to say that the connection is up, before that is taken for granted.
const HELLO: Duration = Duration::from_secs(3);

/// How many frames are read before others get their turn.
///
/// A burst must not keep answers from being written: this many take less than a millisecond. With
/// fewer, answers are written one by one, and each writing costs more than many events.
const TURN: usize = 256;

/// How much of a frame that makes no sense is shown.
const SHOWN: usize = 200;

/// What comes over a connection.
#[derive(Debug)]
pub(in crate::transport) enum Signal {
    /// A frame: an event or an answer.
    Frame(Utf8Bytes),
    /// An event that was posted, and is not answered yet.
    Post(Utf8Bytes, Arc<Post>),
    /// So many bytes that are no text.
    NoText(usize),
    /// A sign of life.
    Alive,
    /// The server said whether the account is online.
    Account { online: bool },
    /// The server says why it is about to end the connection.
    Goodbye(Phrase),
    /// The connection ended, for this reason.
    Lost(Phrase),
    /// The server does not want this bot.
    Refused(ConnectError),
}

impl Signal {
    /// A frame, or bytes that are none because they are no text.
    pub(in crate::transport) fn frame(bytes: Bytes) -> Self {
        let length = bytes.len();
        Utf8Bytes::try_from(bytes).map_or(Self::NoText(length), Self::Frame)
    }

    /// An event that was posted, and its answer if that is not given yet.
    pub(in crate::transport) fn post(bytes: Bytes, post: Option<Arc<Post>>) -> Self {
        match (Self::frame(bytes), post) {
            (Self::Frame(frame), Some(post)) => Self::Post(frame, post),
            (signal, _) => signal,
        }
    }
}

/// The reading side of a connection.
pub(in crate::transport) struct Reader<'a> {
    pub(super) bot: &'a Inner,
    context: &'a RunContext,
    /// Where to ask after a server that is silent; without it, somebody else does.
    outgoing: Option<Outgoing>,
    watchdog: Watchdog,
    /// When to stop waiting for the server to say that the connection is up; `None` afterwards.
    hello_until: Option<Instant>,
    greeted: bool,
    self_id: UserId,
    /// What the server said when it closed the connection.
    goodbye: Option<Phrase>,
}

impl<'a> Reader<'a> {
    pub(in crate::transport) fn new(
        bot: &'a Inner,
        context: &'a RunContext,
        outgoing: Option<Outgoing>,
        now: Instant,
    ) -> Self {
        Self {
            bot,
            context,
            outgoing,
            watchdog: Watchdog::new(bot.config.connect.ping_interval, now),
            hello_until: Some(now + HELLO),
            greeted: false,
            self_id: UserId::from_static(""),
            goodbye: None,
        }
    }

    /// Whether the server said that the connection is up.
    pub(in crate::transport) fn greeted(&self) -> bool {
        self.greeted
    }

    /// This often there is a sign of life, unless the server says otherwise.
    pub(in crate::transport) fn expect_every(&mut self, interval: Duration) {
        self.watchdog.expect_every(interval);
    }

    /// The server is known to be there, and which account it has; it will not say hello itself.
    pub(in crate::transport) fn greet(&mut self, account: UserId, online: bool) {
        self.self_id = account;
        self.greeted = true;
        self.hello_until = None;
        self.bot.outage.call_off();
        self.on_account(online);
        self.publish_lifecycle(Lifecycle::Connect);
    }

    /// Reads until the connection ends.
    pub(in crate::transport) async fn run(
        &mut self,
        signals: &mut (impl Stream<Item = Signal> + Unpin),
    ) -> End {
        if let Some(catch_up) = &self.bot.catch_up {
            catch_up.begin();
        }
        let alarm = tokio::time::sleep_until(self.next_alarm());
        tokio::pin!(alarm);
        let mut read = 0_usize;
        loop {
            let end = tokio::select! {
                biased;
                signal = signals.next() => {
                    self.on_signal(signal.unwrap_or_else(|| Signal::Lost(text("lost-ended"))))
                }
                () = &mut alarm => self.on_alarm(),
            };
            if let Some(end) = end {
                return end;
            }
            self.set(alarm.as_mut());
            read += 1;
            if read.is_multiple_of(TURN) {
                tokio::task::yield_now().await;
                // Signals go first, and whoever always has one must not keep the alarm silent.
                if Instant::now() >= self.next_alarm()
                    && let Some(end) = self.on_alarm()
                {
                    return end;
                }
            }
        }
    }

    fn lost(&mut self, how: Phrase) -> End {
        End::Lost(self.goodbye.take().unwrap_or(how))
    }

    fn next_alarm(&self) -> Instant {
        let watchdog = self.watchdog.next();
        self.hello_until.map_or(watchdog, |hello| hello.min(watchdog))
    }

    /// Sets the alarm when it went off or would come too late. Frames only put it off, and it is
    /// cheaper to have it go off in vain than to set it for every frame.
    fn set(&self, alarm: Pin<&mut Sleep>) {
        let next = self.next_alarm();
        if alarm.is_elapsed() || next < alarm.deadline() {
            alarm.reset(next);
        }
    }

    fn on_alarm(&mut self) -> Option<End> {
        let now = Instant::now();
        if self.hello_until.is_some_and(|hello| now >= hello) {
            let line = text("hello-late").with("after", seconds(HELLO));
            tracing::info!("{}", self.bot.says(&line));
            self.hello();
            self.publish_lifecycle(Lifecycle::Connect);
        }
        match self.watchdog.look(now) {
            Look::Fine => {}
            Look::Ask => self.ask(),
            Look::Worry => {
                self.tell_silence(now);
                self.ask();
            }
            Look::Dead => {
                let silence = seconds(self.watchdog.silence(now));
                return Some(End::Lost(text("lost-silence").with("silence", silence)));
            }
        }
        None
    }

    fn ask(&self) {
        if let Some(outgoing) = &self.outgoing {
            // A queue that is full of frames asks as well.
            let _ = outgoing.try_send(websocket::ping().into());
        }
    }

    fn tell_silence(&self, now: Instant) {
        let (silence, left) = (self.watchdog.silence(now), self.watchdog.left(now));
        let line = text("silence").with("silence", seconds(silence)).with("left", seconds(left));
        tracing::warn!(?silence, ?left, "{}", self.bot.says(&line));
    }

    fn on_signal(&mut self, signal: Signal) -> Option<End> {
        match signal {
            Signal::Lost(how) => return Some(self.lost(how)),
            Signal::Refused(error) => return Some(End::Refused(error)),
            _ => self.watchdog.heard(Instant::now()),
        }
        match signal {
            Signal::Frame(frame) => return self.on_frame(&frame, None),
            Signal::Post(frame, post) => return self.on_frame(&frame, Some(post)),
            Signal::NoText(length) => self.skip(&format!("{length} bytes"), text("frame-binary")),
            Signal::Goodbye(reason) => self.goodbye = Some(reason),
            Signal::Account { online } => self.on_account(online),
            Signal::Alive | Signal::Lost(_) | Signal::Refused(_) => {}
        }
        None
    }

    fn on_frame(&mut self, json: &Utf8Bytes, post: Option<Arc<Post>>) -> Option<End> {
        let mended = mended(json).map(Utf8Bytes::from);
        let json = mended.as_ref().unwrap_or(json);
        if let Some(Yes { echo, data }) = Yes::of(json) {
            self.on_answer(&echo, Answer::yes(slice_of(json, data)));
            return None;
        }
        let frame = match received::read(json) {
            Ok(frame) => frame,
            Err(error) => {
                self.skip(json, error.to_string().into());
                return None;
            }
        };
        match frame.route() {
            Route::Event => return self.on_event(frame, json.as_ref(), post),
            Route::Answer { echo, retcode } => {
                let message = if retcode == 0 { "" } else { frame.message.words() }.to_owned();
                let data = frame.data.map(|data| slice_of(json, data.get()));
                self.on_answer(echo, Answer { retcode, message, data });
            }
            Route::Unauthorized => return Some(End::Refused(self.unauthorized())),
            Route::Nobody => self.skip(json, text("frame-nobody")),
        }
        None
    }

    fn on_answer(&self, echo: &str, answer: Answer) {
        let retcode = answer.retcode;
        if !self.bot.link.answer(echo, answer) {
            let count = self.bot.counters.stray_answers.count();
            tracing::debug!(echo, retcode, count, "an answer nobody waits for");
        }
    }

    fn on_event(
        &mut self,
        frame: Received<'_>,
        bytes: &Bytes,
        post: Option<Arc<Post>>,
    ) -> Option<End> {
        if let Some(self_id) = frame.self_id().filter(|id| **id != self.self_id) {
            self.self_id = self_id.clone();
        }
        let bot = &self.bot.config.id;
        let event = match post {
            None => convert::event::from_wire(bot, &self.self_id, frame, bytes),
            Some(post) => convert::event::from_post(bot, &self.self_id, (frame, bytes), post),
        };
        match &*event {
            Payload::Meta(Meta::Lifecycle(Lifecycle::Connect)) => {
                self.greeted = true;
                self.hello();
            }
            Payload::Meta(Meta::Heartbeat(heartbeat)) => self.on_heartbeat(heartbeat),
            Payload::Notice(Notice::BotOffline(offline)) => self.on_offline(&offline.message),
            Payload::Notice(Notice::GroupIncrease(_)) => match self.on_join() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(end) => return Some(end),
            },
            _ => {}
        }
        match &self.bot.catch_up {
            None => self.context.events.publish(event),
            Some(catch_up) => catch_up.pass(self.bot, event, &*self.context.events),
        }
        None
    }

    fn on_heartbeat(&mut self, heartbeat: &Heartbeat) {
        if let Some(interval) = heartbeat.interval {
            self.watchdog.expect_every(interval);
        }
        self.on_account(heartbeat.online);
    }

    fn on_account(&self, online: bool) {
        if online {
            self.on_online();
        } else {
            self.on_offline("");
        }
    }

    fn on_online(&self) {
        let Some(before) = self.bot.enter(BotState::Ready) else { return };
        if before == BotState::AccountOffline {
            tracing::info!("{}", self.bot.says(&text("account-online")));
            self.publish(Payload::Meta(Meta::Account(AccountChange::Online)));
        }
        if let Some(catch_up) = &self.bot.catch_up {
            catch_up.ready();
        }
    }

    fn on_offline(&self, reason: &str) {
        if self.bot.enter(BotState::AccountOffline).is_some() {
            let told = match reason {
                "" => text("no-reason-offline"),
                reason => reason.to_owned().into(),
            };
            let line = text("account-offline").with("reason", told);
            tracing::warn!(reason, "{}", self.bot.says(&line));
            let reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
            self.publish(Payload::Meta(Meta::Account(AccountChange::Offline { reason })));
            self.misses();
        }
    }

    fn unauthorized(&self) -> ConnectError {
        let Config { id, way, .. } = &self.bot.config;
        ConnectError::Unauthorized { bot: id.clone(), address: way.to_string() }
    }

    /// The connection is up, whoever says so.
    fn hello(&mut self) {
        self.hello_until = None;
        self.bot.outage.call_off();
        self.on_online();
    }

    fn publish_lifecycle(&self, lifecycle: Lifecycle) {
        self.publish(Payload::Meta(Meta::Lifecycle(lifecycle)));
    }

    /// Publishes what the server did not say itself.
    pub(super) fn publish(&self, payload: Payload) {
        self.context.events.publish(Event::new(self.header(), payload));
    }

    /// From now on something may be missed.
    fn misses(&self) {
        if let Some(catch_up) = &self.bot.catch_up {
            catch_up.away();
        }
    }

    /// Tells that a connection that was up is gone.
    pub(in crate::transport) fn publish_loss(&self) {
        self.misses();
        if self.hello_until.is_none() {
            self.publish_lifecycle(Lifecycle::Disconnect);
        }
    }

    fn header(&self) -> Header {
        Header::for_bot(&self.bot.config.id).on(PLATFORM).seen_by(&self.self_id)
    }

    fn skip(&self, frame: &str, reason: Phrase) {
        let count = self.bot.counters.skipped_frames.count();
        let (frame, english) = (cut(frame, SHOWN), english(&reason));
        let line = text("frame-skipped").with("reason", reason);
        tracing::warn!(%frame, reason = english, count, "{}", self.bot.says(&line));
    }
}

/// A part of a frame, without a copy.
fn slice_of(frame: &Utf8Bytes, part: &str) -> Bytes {
    let frame: &Bytes = frame.as_ref();
    frame.slice_ref(part.as_bytes())
}
