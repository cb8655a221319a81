//! What is remembered of the conversations of a bot, the latest of them.

use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use mynah_core::event::message::{MessagePayload, MessageSent};
use mynah_core::{Event, Payload, Target};
use tokio::time::Instant;

use super::conversation::{Conversation, Gap, Key, Start, Taken, key};
use crate::config::CatchUpBounds;

/// What is remembered of the conversations of a bot.
#[derive(Debug)]
pub(super) struct Memory {
    pub(super) bounds: CatchUpBounds,
    conversations: HashMap<Target, Conversation>,
    /// How much was said anywhere.
    said: u64,
    /// Whether a conversation had to be forgotten.
    forgets: bool,
    /// Whether the server reports what the bot's own account says.
    pub(super) reports_own: bool,
    /// When the bot was first connected.
    began: Option<Timestamp>,
    /// The latest time of a message, by the clock of the server.
    latest: Option<Timestamp>,
    /// How often the bot was away.
    absences: u64,
    /// Since when something may have been said in conversations that are not known, as long as it
    /// was not looked up which there are.
    strangers: Option<Timestamp>,
    /// Until when events wait.
    until: Option<Instant>,
    rounds: u64,
}

/// What is to be fetched of one conversation.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) target: Target,
    pub(super) start: Start,
    /// What need not be fetched.
    pub(super) known: Vec<Key>,
    pub(super) reports_own: bool,
    /// How often the bot had been away when this was asked for.
    pub(super) absences: u64,
}

impl Memory {
    pub(super) fn new(bounds: CatchUpBounds) -> Self {
        Self {
            bounds,
            conversations: HashMap::new(),
            said: 0,
            forgets: false,
            reports_own: false,
            began: None,
            latest: None,
            absences: 0,
            strangers: None,
            until: None,
            rounds: 0,
        }
    }

    /// Takes an event that the server just told of.
    pub(super) fn take(&mut self, event: Event) -> Taken {
        let Some((message, is_own)) = said(&event) else { return self.take_other(event) };
        self.reports_own |= is_own;
        let (time, key) = (event.header().time, key(&message.message_id));
        self.said += 1;
        let messages = self.bounds.messages;
        if let Some(conversation) = self.conversations.get_mut(&message.target) {
            conversation.used = self.said;
            self.latest = self.latest.max(Some(time));
            return conversation.take(key, event, messages);
        }
        self.latest = self.latest.max(Some(time));
        let target = message.target.clone();
        match self.meet(&target) {
            Some(conversation) => conversation.take(key, event, messages),
            None => Taken::Now(event),
        }
    }

    fn take_other(&mut self, event: Event) -> Taken {
        let conversation = event.conversation();
        match conversation.and_then(|target| self.conversations.get_mut(&target)) {
            Some(conversation) => conversation.take_other(event),
            None => Taken::Now(event),
        }
    }

    /// A conversation that was not known; `None` for one that cannot be remembered.
    fn meet(&mut self, target: &Target) -> Option<&mut Conversation> {
        // The history of a temporary session cannot be asked for.
        if matches!(target, Target::Temporary { .. }) || !self.makes_room() {
            return None;
        }
        let mut conversation = Conversation::new(self.said);
        if let Some(since) = self.strangers {
            let start = Start { anchors: Vec::new(), time: since, is_after: self.forgets };
            conversation.gap = Some(Gap::new(start, self.until.is_none()));
        }
        Some(self.conversations.entry(target.clone()).or_insert(conversation))
    }

    /// Forgets the conversation in which nothing was said for longest, if there are too many.
    fn makes_room(&mut self) -> bool {
        if self.conversations.len() < self.bounds.conversations {
            return true;
        }
        self.forgets = true;
        let whole =
            self.conversations.iter().filter(|(_, conversation)| conversation.gap.is_none());
        let oldest = whole.min_by_key(|(_, conversation)| conversation.used);
        let Some(oldest) = oldest.map(|(target, _)| target.clone()) else { return false };
        self.conversations.remove(&oldest);
        true
    }

    /// The bot was connected, for the first time perhaps.
    pub(super) fn begin(&mut self) {
        // Messages are dated in whole seconds.
        let second = || Timestamp::from_second(Timestamp::now().as_second()).unwrap_or_default();
        self.began.get_or_insert_with(second);
    }

    /// The bot is away: from now on something may be missed.
    pub(super) fn tear(&mut self) {
        self.absences += 1;
        let is_open = self.until.is_none();
        self.conversations.values_mut().for_each(|known| known.tear(is_open));
        self.strangers = self.strangers.or(self.latest).or(self.began);
    }

    /// The bot is back: what happens where something may be missing waits from now on. Whether
    /// there is anything to wait for.
    pub(super) fn hold(&mut self, hold: Duration, now: Instant) -> bool {
        let mut waiting = 0;
        let mut gaps = self.strangers.is_some();
        for gap in self.conversations.values_mut().filter_map(|known| known.gap.as_mut()) {
            gap.is_open = hold.is_zero();
            waiting += gap.waiting();
            gaps = true;
        }
        // What waits already does not wait for longer.
        if waiting == 0 || self.until.is_none() {
            self.until = (gaps && !hold.is_zero()).then_some(now + hold);
        }
        gaps
    }

    /// Until when events wait.
    pub(super) fn until(&self) -> Option<Instant> {
        self.until
    }

    /// Nothing waits any longer, but for what is just being passed on: what may go, conversation by
    /// conversation.
    pub(super) fn release(&mut self) -> Vec<Vec<Event>> {
        self.until = None;
        let messages = self.bounds.messages;
        let torn = self.conversations.values_mut();
        let torn = torn.filter(|known| known.gap.as_ref().is_some_and(|gap| !gap.is_filling));
        let events = torn.map(|conversation| conversation.release(messages));
        events.filter(|events| !events.is_empty()).collect()
    }

    /// Lets go what waits in one conversation, if too much does.
    pub(super) fn relieve(&mut self, target: &Target) -> Vec<Event> {
        let messages = self.bounds.messages;
        let known = self.conversations.get_mut(target);
        let full = known.filter(|known| known.gap.as_ref().is_some_and(Gap::is_full));
        full.map(|conversation| conversation.release(messages)).unwrap_or_default()
    }

    /// Begins to fill the gaps.
    pub(super) fn begin_round(&mut self) -> u64 {
        self.rounds += 1;
        self.rounds
    }

    /// The next gap to be filled: where something was said last, people wait.
    pub(super) fn next(&mut self, round: u64) -> Option<Wanted> {
        let torn = self
            .conversations
            .iter_mut()
            .filter(|(_, known)| known.gap.as_ref().is_some_and(|gap| gap.tried != round));
        let (target, conversation) = torn.max_by_key(|(_, known)| known.used)?;
        let known = conversation.known();
        let gap = conversation.gap.as_mut()?;
        gap.tried = round;
        Some(Wanted {
            target: target.clone(),
            start: gap.start.clone(),
            known,
            reports_own: self.reports_own,
            absences: self.absences,
        })
    }

    /// Whether it is not known in which other conversations something was said.
    pub(super) fn has_strangers(&self) -> bool {
        self.strangers.is_some()
    }

    /// Something was last said in a conversation at this time.
    pub(super) fn hear_of(&mut self, target: &Target, time: Timestamp) {
        let Some(since) = self.strangers else { return };
        let is_news = if self.forgets { time > since } else { time >= since };
        if is_news && !self.conversations.contains_key(target) {
            self.meet(target);
        }
    }

    /// All conversations were heard of, in which something was said.
    pub(super) fn knows_all(&mut self) {
        self.strangers = None;
    }

    pub(super) fn conversation(&mut self, target: &Target) -> Option<&mut Conversation> {
        self.conversations.get_mut(target)
    }

    /// What was missed of a conversation was passed on, up to the last of `reached`: what may go on
    /// now. If the bot was away in between, something may be missing again behind that.
    pub(super) fn fill(&mut self, wanted: &Wanted, reached: &[Key], time: Timestamp) -> Vec<Event> {
        let is_whole = wanted.absences == self.absences;
        let messages = self.bounds.messages;
        let Some(conversation) = self.conversations.get_mut(&wanted.target) else {
            return Vec::new();
        };
        if is_whole {
            return conversation.mend(messages);
        }
        if let Some(gap) = &mut conversation.gap {
            gap.is_filling = false;
            gap.move_on(reached, time);
        }
        Vec::new()
    }

    /// Gives a gap up: what waits may go on.
    pub(super) fn give_up(&mut self, target: &Target) -> Vec<Event> {
        let messages = self.bounds.messages;
        let known = self.conversations.get_mut(target);
        known.map(|conversation| conversation.mend(messages)).unwrap_or_default()
    }

    /// Whether events may have to wait.
    pub(super) fn is_torn(&self) -> bool {
        self.strangers.is_some() || self.conversations.values().any(|known| known.gap.is_some())
    }
}

/// The message an event is, and whether the bot's own account said it.
fn said(event: &Event) -> Option<(&MessagePayload, bool)> {
    match &**event {
        Payload::Message(message) => Some((message, false)),
        Payload::MessageSent(MessageSent(message)) => Some((message, true)),
        _ => None,
    }
}
