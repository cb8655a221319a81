//! Everything said is passed on once and in order, whatever happens in between.

use std::collections::VecDeque;
use std::sync::Mutex;

use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use mynah_core::event::Header;
use mynah_core::event::message::{MessagePayload, Sender};
use mynah_core::{MessageId, Section, Target};
use proptest::prelude::*;
use serde_json::json;

use super::history::{PastMessage, Walk};
use super::memory::Wanted;
use super::*;
use crate::config::Config;

#[derive(Default)]
struct Heard(Mutex<Vec<(u64, bool)>>);

impl EventSink for Heard {
    fn publish(&self, event: Event) {
        let Payload::Message(message) = &*event else { return };
        let number = message.message_id.as_u64().unwrap();
        self.0.lock().unwrap().push((number, event.header().caught_up));
    }
}

/// A server, a bot, and the wire between them.
struct World {
    bot: NapCat,
    heard: Heard,
    began: Timestamp,
    /// How many messages were said, in one conversation.
    said: u64,
    /// What is on its way to the bot, while there is a link.
    wire: Option<VecDeque<u64>>,
    /// What was asked for, and what the history said then.
    fetched: Option<(Wanted, u64)>,
    round: u64,
}

fn event(began: Timestamp, number: u64) -> Event {
    let time = began + SignedDuration::from_millis(number.try_into().unwrap());
    let message = MessagePayload::new(number, Target::group(5), Sender::new(7), "x");
    Event::new(Header::dated("main", time), Payload::Message(message))
}

impl World {
    fn new(keys: &serde_json::Value) -> Self {
        let section = json!({ "uri": "ws://127.0.0.1:1", "name": "main", "catch_up": keys });
        let bot = NapCat::new(Config::read(&Section::of(section).unwrap()).unwrap());
        let mut world = Self {
            bot,
            heard: Heard::default(),
            // Later than the bot began, however long this takes.
            began: Timestamp::now() + SignedDuration::from_secs(60),
            said: 0,
            wire: None,
            fetched: None,
            round: 0,
        };
        world.connect();
        world
    }

    fn catch_up(&self) -> &CatchUp {
        self.bot.inner.catch_up.as_ref().unwrap()
    }

    fn say(&mut self) {
        self.said += 1;
        if let Some(wire) = &mut self.wire {
            wire.push_back(self.said);
        }
    }

    fn read(&mut self) {
        let next = self.wire.as_mut().and_then(VecDeque::pop_front);
        if let Some(number) = next {
            let event = event(self.began, number);
            self.catch_up().pass(&self.bot.inner, event, &self.heard);
        }
    }

    fn cut(&mut self) {
        if self.wire.take().is_some() {
            self.catch_up().away();
        }
    }

    fn connect(&mut self) {
        if self.wire.is_none() {
            self.wire = Some(VecDeque::new());
            self.catch_up().ready();
            let round = self.catch_up().memory().begin_round();
            self.round = round;
        }
    }

    fn fetch(&mut self) {
        if self.wire.is_some() && self.fetched.is_none() {
            let mut memory = self.catch_up().memory();
            if self.said > 0 {
                memory.hear_of(&Target::group(5), event(self.began, self.said).header().time);
            }
            memory.knows_all();
            let wanted = memory.next(self.round);
            drop(memory);
            self.fetched = wanted.map(|wanted| (wanted, self.said));
        }
    }

    fn pass_on(&mut self) {
        let Some((wanted, said)) = self.fetched.take() else { return };
        let bounds = self.catch_up().bounds;
        let mut walk = Walk::new(&wanted, bounds);
        let page = (1..=said).map(|number| past(self.began, number)).collect();
        walk.back(page);
        walk.back(vec![past(self.began, 1)]);
        let past = walk.ends(false);
        let passed = self.catch_up().pass_on(&self.heard, &wanted, past);
        passed.now_or_never().expect("nobody waits for room");
    }

    fn release(&mut self) {
        self.catch_up().release(&self.bot, &self.heard);
    }

    fn ends(&mut self) -> Vec<(u64, bool)> {
        self.connect();
        self.pass_on();
        self.fetch();
        self.pass_on();
        while self.wire.as_ref().is_some_and(|wire| !wire.is_empty()) {
            self.read();
        }
        std::mem::take(&mut self.heard.0.lock().unwrap())
    }
}

fn past(began: Timestamp, number: u64) -> PastMessage {
    let event = event(began, number);
    let header = event.header().clone().caught_up();
    let time = header.time;
    let event = Event::new(header, (*event).clone());
    PastMessage::new(MessageId::from(number), time, false, event)
}

#[derive(Debug, Clone, Copy)]
enum Deed {
    Say,
    Read,
    Cut,
    Connect,
    Fetch,
    PassOn,
    Release,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => Just(Deed::Say),
        3 => Just(Deed::Read),
        1 => Just(Deed::Cut),
        2 => Just(Deed::Connect),
        2 => Just(Deed::Fetch),
        2 => Just(Deed::PassOn),
    ]
}

/// What is heard when all this is done.
fn heard_after(deeds: &[Deed]) -> (Vec<u64>, u64) {
    let mut world = World::new(&json!(true));
    for deed in deeds {
        match deed {
            Deed::Say => world.say(),
            Deed::Read => world.read(),
            Deed::Cut => world.cut(),
            Deed::Connect => world.connect(),
            Deed::Fetch => world.fetch(),
            Deed::PassOn => world.pass_on(),
            Deed::Release => world.release(),
        }
    }
    let heard = world.ends().into_iter().map(|(number, _)| number).collect();
    (heard, world.said)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn everything_said_is_passed_on_once_and_in_order(
        deeds in proptest::collection::vec(deed(), 1..80),
    ) {
        let (heard, said) = heard_after(&deeds);
        prop_assert_eq!(heard, (1..=said).collect::<Vec<_>>());
    }

    #[test]
    fn what_waited_for_long_enough_goes_on_and_nothing_comes_twice(
        deeds in proptest::collection::vec(prop_oneof![8 => deed(), 1 => Just(Deed::Release)], 1..80),
    ) {
        let (mut heard, said) = heard_after(&deeds);
        heard.sort_unstable();
        prop_assert_eq!(heard, (1..=said).collect::<Vec<_>>());
    }
}

#[test]
fn what_is_heard_of_as_it_happens_is_not_marked_and_what_was_missed_is() {
    let mut world = World::new(&json!(true));
    for _ in 0..2 {
        world.say();
        world.read();
    }
    world.cut();
    world.say();
    world.connect();
    world.say();
    world.read();
    assert_eq!(world.heard.0.lock().unwrap().len(), 2, "the fourth waits for the third");
    assert_eq!(world.ends(), [(1, false), (2, false), (3, true), (4, false)]);
}

#[test]
fn where_more_waits_than_there_is_room_for_it_goes_on() {
    let mut world = World::new(&json!({ "messages": 10 }));
    world.say();
    world.read();
    world.cut();
    world.connect();
    for _ in 0..1500 {
        world.say();
        world.read();
    }
    let heard = world.heard.0.lock().unwrap().len();
    assert_eq!(heard, 1501);
    assert_eq!(world.ends().len(), 1501, "nobody can tell what was missed, and nothing is twice");
}

#[test]
fn only_so_many_conversations_are_remembered_and_the_latest_of_them() {
    let world = World::new(&json!({ "conversations": 3 }));
    let say = |number: u64, group: u64| {
        let message = MessagePayload::new(number, Target::group(group), Sender::new(7), "x");
        let event = Event::new(Header::for_bot("main"), Payload::Message(message));
        world.catch_up().pass(&world.bot.inner, event, &world.heard);
    };
    for (number, group) in (1..).zip([1, 2, 3, 1, 4, 5, 1]) {
        say(number, group);
    }
    let mut memory = world.catch_up().memory();
    for (group, known) in [(1, true), (2, false), (3, false), (4, true), (5, true)] {
        assert_eq!(memory.conversation(&Target::group(group)).is_some(), known, "{group}");
    }
}
