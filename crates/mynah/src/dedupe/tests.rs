//! Several bots in one group, as a server tells each of them of the same event.

use std::time::Duration;

use jiff::Timestamp;
use mynah_core::event::message::Sender;
use mynah_core::event::notice::{GroupIncrease, Notice};
use mynah_core::event::{Header, MessagePayload, Payload};
use mynah_core::message::{MediaSource, Segment};
use mynah_core::{MessageChain, Target};

use super::*;
use crate::testing::Paper;

/// Bots of one platform, and how many events of theirs were new.
struct Group {
    tellers: Vec<(Teller, Bot)>,
    dedupe: Arc<Dedupe>,
}

impl Group {
    fn of(names: &[&str]) -> Self {
        let dedupe = Arc::new(Dedupe::default());
        let peers = Arc::new(AtomicUsize::new(names.len()));
        let teller = |name: &&str| {
            let bot = Bot::new(Arc::new(Paper::new(name)));
            (Teller::new(Some(Arc::clone(&dedupe)), Arc::clone(&peers)), bot)
        };
        Self { tellers: names.iter().map(teller).collect(), dedupe }
    }

    /// What bot number `bot` tells; whom it was seen by when it is new.
    fn tells(&self, bot: usize, second: i64, payload: impl Into<Payload>) -> Option<Vec<BotId>> {
        match self.sighting(bot, second, payload.into()) {
            Sighting::First(witnesses) => Some(witnesses.all()),
            Sighting::Sole => Some(Vec::new()),
            Sighting::Again => None,
        }
    }

    fn sighting(&self, bot: usize, second: i64, payload: Payload) -> Sighting {
        let (teller, bot) = &self.tellers[bot];
        let time = Timestamp::from_second(1_700_000_000 + second).unwrap();
        let header = Header::for_bot(bot.id().clone()).seen_by(bot.id().as_str()).at(time);
        teller.tell(&Event::new(header, payload), bot)
    }
}

/// A message as one bot gets it: the id is its own.
fn said(id: u64, chain: impl Into<MessageChain>) -> Payload {
    Payload::Message(MessagePayload::new(id, Target::group(5), Sender::new(7), chain))
}

fn picture(token: &str) -> MessageChain {
    let link = format!("https://example.org/picture?rkey={token}");
    MessageChain::new().text("look ").push(Segment::image(MediaSource::Url(link)))
}

#[tokio::test(start_paused = true)]
async fn what_two_bots_see_is_new_once_whatever_is_in_it() {
    let group = Group::of(&["a", "b"]);
    for (n, chain) in
        [(|_: &str| MessageChain::from("hello")) as fn(&str) -> MessageChain, picture, |token| {
            MessageChain::from("yes").quoting(if token == "a" { 1 } else { 2 })
        }]
        .into_iter()
        .enumerate()
    {
        let second = i64::try_from(n).unwrap() * 10;
        assert!(group.tells(0, second, said(1, chain("a"))).is_some(), "{n}");
        assert_eq!(group.tells(1, second + 1, said(2, chain("b"))), None, "{n}");
    }
}

#[tokio::test(start_paused = true)]
async fn who_said_it_where_and_what_tell_events_apart() {
    let group = Group::of(&["a", "b"]);
    let other = |target: Target, user: u64, text: &str| {
        Payload::Message(MessagePayload::new(1, target, Sender::new(user), text))
    };
    assert!(group.tells(0, 0, said(1, "hello")).is_some());
    assert!(group.tells(1, 0, said(1, "hello!")).is_some());
    assert!(group.tells(1, 0, other(Target::group(6), 7, "hello")).is_some());
    assert!(group.tells(1, 0, other(Target::group(5), 8, "hello")).is_some());
    assert!(group.tells(1, 60, said(1, "hello")).is_some());
    let joined = |user: u64| {
        Payload::Notice(Notice::GroupIncrease(GroupIncrease {
            group_id: 5.into(),
            user_id: user.into(),
            operator_id: None,
            invited: false,
        }))
    };
    assert!(group.tells(0, 0, joined(7)).is_some());
    assert!(group.tells(1, 0, joined(7)).is_none());
    assert!(group.tells(1, 0, joined(8)).is_some());
}

#[tokio::test(start_paused = true)]
async fn what_is_said_k_times_is_new_k_times_in_whatever_order_it_is_told() {
    let told_in = [[0, 0, 0, 1, 1, 1], [0, 1, 0, 1, 0, 1], [0, 0, 1, 1, 1, 0], [1, 0, 0, 1, 0, 1]];
    for order in told_in {
        let group = Group::of(&["a", "b"]);
        let new = order.iter().filter(|bot| group.tells(**bot, 0, said(1, "ha")).is_some());
        assert_eq!(new.count(), 3, "{order:?}");
    }
    let group = Group::of(&["a", "b"]);
    let missed = [0, 0, 0, 1].iter().filter(|bot| group.tells(**bot, 0, said(1, "ha")).is_some());
    assert_eq!(missed.count(), 3, "one bot missed two of them");
}

#[tokio::test(start_paused = true)]
async fn what_is_said_in_private_is_said_to_one_bot() {
    let group = Group::of(&["a", "b"]);
    let private =
        || Payload::Message(MessagePayload::new(1, Target::private(7), Sender::new(7), "hello"));
    assert!(group.tells(0, 0, private()).is_some());
    assert!(group.tells(1, 0, private()).is_some());
}

#[tokio::test(start_paused = true)]
async fn whoever_tells_of_it_later_is_seen_by_who_handles_it() {
    let group = Group::of(&["a", "b", "c"]);
    let Sighting::First(witnesses) = group.sighting(2, 0, said(1, "hello")) else {
        panic!("it is new")
    };
    assert_eq!(witnesses.all(), ["c"]);
    assert_eq!(group.tells(0, 0, said(2, "hello")), None);
    assert_eq!(witnesses.all(), ["c", "a"]);
}

#[tokio::test(start_paused = true)]
async fn a_bot_alone_is_not_looked_at() {
    let group = Group::of(&["a"]);
    for _ in 0..3 {
        assert_eq!(group.tells(0, 0, said(1, "hello")), Some(Vec::new()));
    }
    assert_eq!(group.dedupe.records.lock().unwrap().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn what_is_long_ago_is_forgotten_and_a_flood_is_held_in_bounded_memory() {
    let group = Group::of(&["a", "b"]);
    assert!(group.tells(0, 0, said(1, "hello")).is_some());
    tokio::time::advance(Duration::from_mins(9)).await;
    assert!(group.tells(1, 0, said(1, "hello")).is_none(), "told late, after a lost connection");
    for _ in 0..3 {
        tokio::time::advance(Duration::from_mins(10)).await;
        group.tells(0, 0, said(1, "something else"));
    }
    for n in 0..50_000 {
        group.tells(0, 0, said(n, format!("flood {n}")));
    }
    assert!(group.dedupe.records.lock().unwrap().len() <= 20_000);
}
