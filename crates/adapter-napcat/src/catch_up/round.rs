//! One round of catching up, after the bot was away.

use std::ops::AddAssign;
use std::time::Duration;

use futures_util::future::join_all;
use mynah_core::i18n::{Filler, Phrase};
use mynah_core::{EventSink, Target};

use super::history::{self, Past};
use super::memory::Wanted;
use super::{CatchUp, publish};
use crate::NapCat;
use crate::action::AccountActions;
use crate::error::CallError;
use crate::texts::{english, text};

/// How many conversations are looked up at once.
const AT_ONCE: usize = 4;

/// How long to wait before each further attempt: a server that just started may not be able to
/// look anything up yet.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(3)];

/// How long the list of conversations may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many conversations are named in a line of the log.
const NAMED: usize = 5;

/// What came of a round.
#[derive(Debug, Default)]
pub(super) struct Tally {
    messages: usize,
    /// In how many conversations that was.
    conversations: usize,
    /// Those in which there are older ones.
    cut: Vec<Target>,
    /// Those that could not be looked up, and why.
    failed: Vec<(Target, Phrase)>,
    /// Why it could not be found out which further conversations there are.
    unsure: Option<Phrase>,
    /// Whether the bot was away again before it was done.
    interrupted: bool,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.messages += other.messages;
        self.conversations += other.conversations;
        self.cut.extend(other.cut);
        self.failed.extend(other.failed);
        self.unsure = self.unsure.take().or(other.unsure);
        self.interrupted |= other.interrupted;
    }
}

impl CatchUp {
    /// Looks everything up that may have been missed, and passes it on.
    pub(super) async fn round(&self, bot: &NapCat, events: &dyn EventSink) {
        let round = self.memory().begin_round();
        let (mut tally, met) = tokio::join!(self.fill_gaps(bot, events, round), self.meet(bot));
        tally += met;
        tally += self.fill_gaps(bot, events, round).await;
        self.settle();
        self.tell(bot, &tally);
    }

    async fn fill_gaps(&self, bot: &NapCat, events: &dyn EventSink, round: u64) -> Tally {
        let worker = || async {
            let mut tally = Tally::default();
            loop {
                let Some(wanted) = self.memory().next(round) else { return tally };
                tally += self.fill(bot, events, wanted).await;
            }
        };
        let mut all = Tally::default();
        for tally in join_all((0..AT_ONCE).map(|_| worker())).await {
            all += tally;
        }
        all
    }

    /// Finds out in which conversations that are not known something was said.
    async fn meet(&self, bot: &NapCat) -> Tally {
        if !self.memory().has_strangers() {
            return Tally::default();
        }
        let count = u32::try_from(self.bounds.conversations).unwrap_or(u32::MAX);
        let limit = PATIENCE.min(bot.inner.config.call_timeout);
        let latest = patiently(|| bot.get_last_msg_per_conv().count(count).timeout(limit)).await;
        let mut tally = Tally::default();
        match latest {
            Ok(latest) => {
                let mut memory = self.memory();
                for conversation in latest {
                    if let (Some(target), Some(time)) = (&conversation.target, conversation.time) {
                        memory.hear_of(target, time);
                    }
                }
                memory.knows_all();
            }
            Err(CallError::Disconnected { .. }) => tally.interrupted = true,
            Err(error) => {
                tally.unsure = Some(error.phrase());
                self.memory().knows_all();
            }
        }
        tally
    }

    /// Looks up what was missed of one conversation, and passes it on.
    async fn fill(&self, bot: &NapCat, events: &dyn EventSink, wanted: Wanted) -> Tally {
        let mut tally = Tally::default();
        match patiently(|| history::since(bot, &wanted, self.bounds)).await {
            Ok(past) => {
                if past.is_cut {
                    tally.cut.push(wanted.target.clone());
                }
                tally.messages = self.pass_on(events, &wanted, past).await;
                tally.conversations = usize::from(tally.messages > 0);
                for _ in 0..tally.messages {
                    bot.inner.counters.caught_up.count();
                }
            }
            Err(CallError::Disconnected { .. }) => tally.interrupted = true,
            Err(error) => {
                bot.inner.counters.not_caught_up.count();
                let mut memory = self.memory();
                publish(memory.give_up(&wanted.target), events);
                tally.failed.push((wanted.target, error.phrase()));
            }
        }
        tally
    }

    /// Passes on what was missed, the oldest first, and behind it what waited; how many messages
    /// were missed.
    pub(super) async fn pass_on(
        &self,
        events: &dyn EventSink,
        wanted: &Wanted,
        past: Past,
    ) -> usize {
        let messages = self.bounds.messages;
        let reached: Vec<_> = past.messages.iter().map(|message| message.key).collect();
        let time = past.messages.last().map_or(wanted.start.time, |message| message.time);
        let mut missed = 0;
        for message in past.messages {
            events.room().await;
            let mut memory = self.memory();
            let Some(conversation) = memory.conversation(&wanted.target) else { return missed };
            let Some(gap) = &mut conversation.gap else { return missed };
            gap.is_filling = true;
            let (go, was_missed) = conversation.reach(message.key, message.event, messages);
            missed += usize::from(was_missed);
            // Under the lock, so that nothing newer overtakes it.
            publish(go, events);
        }
        let mut memory = self.memory();
        let go = memory.fill(wanted, &reached, time);
        publish(go, events);
        missed
    }

    fn tell(&self, bot: &NapCat, tally: &Tally) {
        let inner = &bot.inner;
        let Tally { messages, conversations, .. } = *tally;
        if messages > 0 {
            let line = text("caught-up").with("messages", messages);
            let line = line.with("conversations", conversations);
            tracing::info!(messages, conversations, "{}", inner.says(&line));
        } else {
            tracing::debug!(interrupted = tally.interrupted, "nothing was missed");
        }
        if !tally.cut.is_empty() {
            let line = text("caught-up-in-part")
                .with("count", tally.cut.len())
                .with("conversations", named(&tally.cut))
                .with("messages", self.bounds.messages)
                .with("within", crate::texts::seconds(self.bounds.within));
            tracing::warn!(count = tally.cut.len(), "{}", inner.says(&line));
        }
        if let Some((_, reason)) = tally.failed.first() {
            let targets: Vec<_> = tally.failed.iter().map(|(target, _)| target.clone()).collect();
            let line = text("not-caught-up")
                .with("count", targets.len())
                .with("conversations", named(&targets))
                .with("reason", reason.clone());
            tracing::warn!(reason = english(reason), "{}", inner.says(&line));
        }
        if let Some(reason) = &tally.unsure {
            let line = text("strangers-unknown").with("reason", reason.clone());
            tracing::warn!(reason = english(reason), "{}", inner.says(&line));
        }
        if tally.interrupted {
            tracing::debug!("the rest is caught up on after the next connection");
        }
    }
}

fn named(targets: &[Target]) -> Filler {
    Filler::list(targets.iter().take(NAMED).map(ToString::to_string))
}

/// Asks again after a while, unless the connection is gone or nothing would change.
async fn patiently<T, F>(ask: impl Fn() -> F) -> Result<T, CallError>
where
    F: IntoFuture<Output = Result<T, CallError>>,
{
    for pause in PAUSES {
        match ask().await {
            Err(CallError::Rejected { .. } | CallError::Timeout { .. }) => {
                tokio::time::sleep(pause).await;
            }
            answer => return answer,
        }
    }
    ask().await
}
