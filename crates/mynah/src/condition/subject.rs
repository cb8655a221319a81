//! An event as conditions see it: what is derived from it is derived once.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};

use mynah_core::Event;
use mynah_core::event::{MessagePayload, Payload};
use smallvec::SmallVec;

use crate::command::{CommandLine, Opening, Spoken, fold};
use crate::policy::Rules;

/// An event as conditions see it: what is derived from it is derived once.
pub(crate) struct Subject<'a> {
    pub(crate) event: &'a Event,
    pub(crate) rules: &'a Rules,
    /// What is heard by each of the sets of prefixes; nothing of what is no message.
    heard: SmallVec<[Heard<'a>; 1]>,
    /// By which set of prefixes the condition that is looked at goes.
    dialect: Cell<usize>,
    /// What was found out, by what it is about and the prefixes it goes by.
    memo: RefCell<SmallVec<[(Topic, bool); 4]>>,
    looked: Cell<usize>,
}

/// What something is about, and the set of prefixes that it is so with.
type Topic = (usize, usize);

struct Heard<'a> {
    opening: Opening,
    spoken: OnceCell<Option<Spoken<'a>>>,
    said: OnceCell<Said<'a>>,
}

/// The words of a message behind mention and prefix, without blanks around them.
pub(crate) struct Said<'a> {
    pub(crate) exact: Cow<'a, str>,
    /// Folded, where that makes a difference.
    folded: Option<String>,
}

impl Said<'_> {
    pub(crate) fn folded(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.exact)
    }
}

impl<'a> Subject<'a> {
    /// `event`, where the prefixes and roles of `rules` hold.
    pub(crate) fn new(event: &'a Event, rules: &'a Rules) -> Self {
        let heard = match &**event {
            Payload::Message(message) => {
                let self_id = &event.header().self_id;
                let openings = rules.dialects().iter();
                let openings = openings.map(|prefixes| prefixes.opening(&message.chain, self_id));
                openings.map(Heard::new).collect()
            }
            _ => SmallVec::new(),
        };
        Self {
            event,
            rules,
            heard,
            dialect: Cell::new(0),
            memo: RefCell::default(),
            looked: Cell::new(0),
        }
    }

    /// Sets by which set of prefixes is read from now on.
    pub(crate) fn listen(&self, dialect: usize) {
        self.dialect.set(dialect);
    }

    /// How many sets of prefixes it can be read by.
    pub(crate) fn dialects(&self) -> usize {
        self.heard.len()
    }

    pub(crate) fn payload(&self) -> &'a Payload {
        self.event
    }

    pub(crate) fn message(&self) -> Option<&'a MessagePayload> {
        match self.payload() {
            Payload::Message(message) => Some(message),
            _ => None,
        }
    }

    fn heard(&self) -> Option<(&Heard<'a>, &'a MessagePayload)> {
        self.heard.get(self.dialect.get()).zip(self.message())
    }

    pub(crate) fn opening(&self) -> Option<&Opening> {
        self.heard().map(|(heard, _)| &heard.opening)
    }

    /// What it says as a command.
    pub(crate) fn spoken(&self) -> Option<&Spoken<'a>> {
        let (heard, message) = self.heard()?;
        heard.spoken.get_or_init(|| heard.opening.spoken(&message.chain)).as_ref()
    }

    /// As [`spoken`](Self::spoken), to be kept.
    pub(crate) fn command(&self) -> Option<CommandLine> {
        self.spoken().map(Spoken::to_line)
    }

    /// What its words are.
    pub(crate) fn said(&self) -> Option<&Said<'a>> {
        let (heard, message) = self.heard()?;
        Some(heard.said.get_or_init(|| {
            let exact = heard.opening.text(&message.chain);
            let folded = match fold(&exact) {
                Cow::Owned(folded) => Some(folded),
                Cow::Borrowed(_) => None,
            };
            Said { exact, folded }
        }))
    }

    /// What was found out before, by the prefixes that are gone by, else what `find` finds out.
    pub(crate) fn once(&self, about: usize, find: impl FnOnce() -> Option<bool>) -> Option<bool> {
        self.recall((about, self.dialect.get()), find)
    }

    /// As [`once`](Self::once), for what is the same whatever prefixes are gone by.
    pub(crate) fn once_anywhere(
        &self,
        about: usize,
        find: impl FnOnce() -> Option<bool>,
    ) -> Option<bool> {
        self.recall((about, usize::MAX), find)
    }

    fn recall(&self, about: Topic, find: impl FnOnce() -> Option<bool>) -> Option<bool> {
        let known = self.memo.borrow().iter().find(|(known, _)| *known == about).map(|(_, is)| *is);
        known.or_else(|| {
            let found = find()?;
            self.memo.borrow_mut().push((about, found));
            Some(found)
        })
    }

    /// Counts one look at a simple condition.
    pub(super) fn look(&self) {
        self.looked.set(self.looked.get() + 1);
    }

    /// How many simple conditions were looked at.
    pub(crate) fn looks(&self) -> usize {
        self.looked.get()
    }
}

impl Heard<'_> {
    fn new(opening: Opening) -> Self {
        Self { opening, spoken: OnceCell::new(), said: OnceCell::new() }
    }
}
