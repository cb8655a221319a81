//! Frames, on the way they take from a socket.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use mynah_core::{Event, EventSink, RunContext, Section};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};
use tokio_tungstenite::tungstenite::Message;
use tokio_util::sync::CancellationToken;

use crate::NapCat;
use crate::config::Config;
use crate::transport::read;

thread_local! {
    static LISTENER: Listener = Listener::new();
}

/// A frame, as a text where it is one and as bytes.
///
/// # Panics
///
/// When nothing came of it: no event, no answer, no refusal, and it was not counted as skipped.
pub fn frames(frame: &[u8]) {
    LISTENER.with(|listener| {
        listener.hear(Message::binary(frame.to_vec()));
        if let Ok(text) = std::str::from_utf8(frame) {
            listener.hear(Message::text(text));
        }
    });
}

/// One frame, which nobody else holds.
#[cfg(test)]
pub(super) fn hear(frame: Message) {
    LISTENER.with(|listener| listener.hear(frame));
}

/// A bot that hears frames without a server.
struct Listener {
    bot: NapCat,
    events: Arc<Events>,
    context: RunContext,
    runtime: Runtime,
}

#[derive(Default)]
struct Events(AtomicUsize);

impl EventSink for Events {
    fn publish(&self, _event: Event) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Listener {
    fn new() -> Self {
        let section = json!({ "uri": "ws://127.0.0.1:3001", "token": "hush", "name": "main" });
        let section = Section::of(section).expect("it is an object");
        let events = Arc::new(Events::default());
        Self {
            bot: NapCat::new(Config::read(&section).expect("it is complete")),
            context: RunContext::new(events.clone(), CancellationToken::new()),
            events,
            runtime: Builder::new_current_thread().enable_time().build().expect("there is memory"),
        }
    }

    fn hear(&self, frame: Message) {
        let before = self.outcomes();
        let refused = self.runtime.block_on(read(&self.bot.inner, &self.context, frame));
        assert!(refused || self.outcomes() > before, "nothing came of it");
    }

    /// How many frames something came of.
    fn outcomes(&self) -> u64 {
        let stats = self.bot.stats();
        let events = self.events.0.load(Ordering::Relaxed) as u64;
        events + stats.skipped_frames + stats.stray_answers
    }
}
