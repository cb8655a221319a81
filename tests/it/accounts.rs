//! Two accounts in one group, each told of everything by its own server: what happens is handled
//! once, and whoever handles it knows who saw it.

use std::time::Duration;

use mynah::App;
use mynah::config::{Loader, Registry};
use mynah::dedupe::SeenBy;
use mynah::prelude::*;
use mynah_adapter_napcat::NapCatFactory;
use mynah_napcat_sim::{Sim, World, cast};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

/// What a server once said, one event a line.
const RECORDED: &str = include_str!("../../crates/adapter-napcat/tests/data/events.jsonl");

/// The accounts, the one that was recorded first.
const ACCOUNTS: [(&str, i64); 2] = [("first", 10001), ("second", 10002)];

/// What others did in the group.
fn recorded() -> Vec<Value> {
    let events = RECORDED.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let of_group = events.filter(|event| {
        let kind = event["post_type"].as_str();
        matches!(kind, Some("message" | "notice"))
            && event["group_id"] == cast::GROUP
            && event["message_type"] != "private"
            && event["user_id"] != 10001
    });
    of_group.collect()
}

/// What the server of the second account says of the same event: its numbers, keys and ids are
/// its own.
fn for_second(event: &Value) -> Value {
    let told = event.to_string();
    let told = told.replace("rkey=CAQSKGROUP", "rkey=CAQSKOTHER").replace("fileid=", "fileid=Zz");
    let mut event: Value = serde_json::from_str(&told).unwrap();
    event["self_id"] = json!(10002);
    for key in ["message_id", "message_seq", "real_id"] {
        if let Some(id) = event[key].as_i64() {
            event[key] = json!(id ^ 0x2a);
        }
    }
    event
}

fn message(self_id: i64, text: &str) -> Value {
    json!({
        "self_id": self_id, "user_id": cast::ALICE, "time": 1_795_395_100, "message_id": 7,
        "message_type": "group", "sub_type": "normal", "group_id": cast::GROUP,
        "sender": { "user_id": cast::ALICE, "nickname": "Alice", "card": "", "role": "member" },
        "raw_message": text, "message": [{ "type": "text", "data": { "text": text } }],
        "message_format": "array", "post_type": "message",
    })
}

type Handled = (Event, SeenBy);

async fn note(event: Event, seen: SeenBy, log: State<UnboundedSender<Handled>>) {
    log.send((event, seen)).unwrap();
}

/// Both accounts, connected, and what is handled.
struct Both {
    sims: Vec<Sim>,
    handled: UnboundedReceiver<Handled>,
    stop: CancellationToken,
}

impl Both {
    async fn connected() -> Self {
        let mut sims = Vec::new();
        let mut bots = Vec::new();
        for (name, number) in ACCOUNTS {
            let sim = Sim::builder().world(World::example_of(number)).start().await.unwrap();
            bots.push(format!("NapCat: {{ name: {name}, uri: {} }}", sim.uri()));
            sims.push(sim);
        }
        let yaml = format!("bots: [{}]", bots.join(", "));
        let config = Loader::new().env([]).text("test.yaml", &yaml).load().unwrap();
        let (log, handled) = unbounded_channel();
        let module = Module::new("log")
            .state(log)
            .on(mynah::prelude::message().in_group().or(event::<Notice>()), note);
        let bots = Registry::new().with(NapCatFactory).build(&config).unwrap();
        let app = bots.into_iter().fold(App::new().config(&config).module(module), App::bot);
        let stop = CancellationToken::new();
        tokio::spawn(app.run(stop.clone().cancelled_owned()));
        for sim in &sims {
            sim.wait_for_connection().await.unwrap();
        }
        Self { sims, handled, stop }
    }

    /// What was handled until both said that this is all; a conversation is in order, so nothing
    /// comes behind that.
    async fn until_the_end(&mut self) -> Vec<Handled> {
        let ends = ["the end of first", "the end of second"];
        for (sim, (end, (_, number))) in self.sims.iter().zip(ends.into_iter().zip(ACCOUNTS)) {
            sim.event(message(number, end)).await;
        }
        let (mut handled, mut left) = (Vec::new(), ends.len());
        while left > 0 {
            let next = timeout(Duration::from_secs(20), self.handled.recv());
            let (event, seen) = next.await.expect("it is handled").unwrap();
            let is_end = matches!(&*event, Payload::Message(message)
                if ends.contains(&&*message.chain.plain_text()));
            if is_end {
                left -= 1;
            } else {
                handled.push((event, seen));
            }
        }
        handled
    }
}

#[tokio::test]
async fn what_two_accounts_are_told_in_their_own_words_is_handled_once_and_both_saw_it() {
    let events = recorded();
    assert!(events.len() > 30, "{} events were recorded", events.len());
    let pictures = events.iter().filter(|event| event.to_string().contains("rkey=")).count();
    assert!(pictures > 2, "{pictures} events with signed links were recorded");
    let mut both = Both::connected().await;
    for event in &events {
        both.sims[0].event(event.clone()).await;
        both.sims[1].event(for_second(event)).await;
    }
    let handled = both.until_the_end().await;
    for (event, seen) in &handled {
        let mut seen = seen.now();
        seen.sort();
        assert_eq!(seen, ["first", "second"], "{event:?}");
    }
    let raw = |event: &Event| serde_json::from_str(event.header().raw.as_str()).unwrap();
    let told: Vec<Value> = handled.iter().map(|(event, _)| raw(event)).collect();
    let missed = events.iter().filter(|event| {
        let same = |told: &&Value| **told == **event || **told == for_second(event);
        !told.iter().any(|it| same(&it))
    });
    assert_eq!(missed.collect::<Vec<_>>(), [&Value::Null; 0]);
    assert_eq!(told.len(), events.len());
    both.stop.cancel();
}

#[tokio::test]
async fn what_one_account_alone_is_told_is_handled_and_seen_by_it_alone() {
    let mut both = Both::connected().await;
    both.sims[1].event(message(10002, "only here")).await;
    let handled = both.until_the_end().await;
    assert_eq!(handled.len(), 1);
    assert_eq!(handled[0].1.now(), ["second"]);
    both.stop.cancel();
}
