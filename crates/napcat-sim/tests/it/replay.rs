//! What the real server was recorded to answer, asked again.

use std::collections::{BTreeMap, BTreeSet};

use mynah_napcat_sim::{GroupSpec, Honor, HonorKind, MemberSpec, Sex, Sim, User, World, cast};
use serde_json::Value;

use crate::client::Client;

const SMALL: i64 = 570_000_001;
const BIG: i64 = 570_000_002;
const QUIET: i64 = 4_000_000_003;
const ADMIN: i64 = 1_000_000_022;

/// Values no world determines: the clock, the kernel's own ids, parts of profiles we do not model.
const UNDETERMINED: [&str; 14] = [
    "time",
    "real_seq",
    "uid",
    "res_id",
    "forward_id",
    "last_sent_time",
    "shut_up_timestamp",
    "qid",
    "longNick",
    "long_nick",
    "is_vip",
    "vip_level",
    "category_id",
    "raw_info",
];

fn recorded() -> Vec<Value> {
    let lines = include_str!("../data/exchanges.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).expect("recordings are JSON")).collect()
}

/// The world in which the recordings were made.
pub(crate) fn world() -> World {
    let person = |id, name: &str| User::new(id, name).sex(Sex::Male).age(20).qq_level(39);
    let alice = person(cast::ALICE, "Alice").sex(Sex::Female).remark("Ali");
    World::new(cast::SELF, "TestBot")
        .friend(alice)
        .friend(person(cast::BOB, "Bob [&] ,Comma"))
        .friend(person(cast::BIG_UIN, "BigUin").remark("above i32"))
        .friend(person(cast::ZHANG_SAN, "张三").remark("老张"))
        .user(person(cast::STRANGER, "Stranger"))
        .user(person(ADMIN, "Admin"))
        .group(small_group())
        .group(big_group())
        .group(GroupSpec::new(QUIET, "Quiet Group").members([
            member(ADMIN, 23).owner(),
            member(cast::SELF, 2),
            member(cast::BIG_UIN, 2),
        ]))
}

fn member(id: i64, level: u32) -> MemberSpec {
    MemberSpec::new(id).level(level).join_time(1_600_000_000 + id % 100_000)
}

fn small_group() -> GroupSpec {
    let alice = || Honor::new(cast::ALICE, "3天");
    let bob = || Honor::new(cast::BOB, "1天").nickname("Bob");
    GroupSpec::new(SMALL, "Small Group")
        .remark("my small group")
        .members([
            member(cast::SELF, 2).owner().card("BotCard"),
            member(cast::ALICE, 12).admin().card("Alice Card").title("Queen"),
            member(cast::BOB, 13),
            member(cast::BIG_UIN, 2),
            member(cast::STRANGER, 22),
            member(2_854_196_310, 11).nickname("Q群管家").robot(),
        ])
        .honor(HonorKind::Talkative, alice())
        .honor(HonorKind::Talkative, bob())
        .honor(HonorKind::Performer, alice())
        .honor(HonorKind::Performer, bob())
        .honor(HonorKind::Legend, alice())
        .honor(HonorKind::Emotion, alice())
}

fn big_group() -> GroupSpec {
    let crowd = (0..1997).map(|number| {
        member(1_500_000_600 + number, 1)
            .nickname(format!("member{number}"))
            .card(format!("名片 {number}"))
            .sex(Sex::Male)
            .age(20)
            .qq_level(39)
    });
    GroupSpec::new(BIG, "Big Group 大群")
        .max_member_count(2000)
        .members([member(ADMIN, 23).owner(), member(cast::SELF, 2).admin()])
        .member(member(cast::ALICE, 12).admin())
        .members(crowd)
}

/// Recorded message ids, and what they are here.
#[derive(Default)]
struct Ids(BTreeMap<String, String>);

impl Ids {
    fn learn(&mut self, recorded: &Value, here: &Value) {
        self.0.insert(recorded.to_string(), here.to_string());
    }

    fn translate(&self, value: &Value) -> Value {
        let text = self.0.iter().fold(value.to_string(), |text, (recorded, here)| {
            // Marked, so that a translated id is not translated again.
            text.replace(recorded, &format!("\u{1}{}", here.replace("", "\u{1}")))
        });
        serde_json::from_str(&text.replace('\u{1}', "")).expect("only digits were replaced")
    }
}

/// The messages an answer of the recordings shows.
fn messages(data: &Value) -> Vec<&Value> {
    match data.get("messages") {
        Some(messages) => messages.as_array().into_iter().flatten().collect(),
        None => data.get("raw_message").map(|_| data).into_iter().collect(),
    }
}

/// Whether the recordings show the two reactions that one of the messages has.
fn likes(message: &Value) -> bool {
    message["emoji_likes_list"].get(0).is_some()
}

/// Says everything others had said when the recordings began.
async fn seed(sim: &Sim, ids: &mut Ids, recorded: &[Value]) {
    let answers =
        recorded.iter().flat_map(|exchange| exchange["responses"].as_array().into_iter().flatten());
    let mut seeds: Vec<_> = answers.flat_map(|answer| messages(&answer["data"])).collect();
    seeds.retain(|message| message["user_id"] != cast::SELF);
    seeds.sort_by_key(|message| {
        message["real_seq"].as_str().and_then(|seq| seq.parse::<u64>().ok())
    });
    seeds.dedup_by_key(|message| message["message_id"].clone());
    for message in seeds {
        let user_id = message["user_id"].as_i64().expect("everybody has a number");
        let segments = ids.translate(&message["message"]);
        let id = match message["group_id"].as_i64() {
            Some(group_id) => sim.says_in(group_id, user_id, segments).await,
            None => sim.whispers(user_id, segments).await,
        };
        ids.learn(&message["message_id"], &id.into());
        for user_id in [cast::ALICE, cast::BOB] {
            if likes(message) {
                sim.likes(user_id, id, "76").await;
            }
        }
    }
}

/// What other actions had changed by then, and what the recorded kernel never did.
fn catch_up(sim: &Sim, id: u64) {
    match id {
        // The kernel behind the recordings removed nobody.
        251..=259 => drop(sim.group(SMALL).member(member(cast::BOB, 13))),
        260 => drop(sim.group(SMALL).all_muted(true)),
        359 => drop(sim.group(SMALL).all_muted(false).name("Renamed").remark("r")),
        _ => {}
    }
}

/// Removes what no world determines; keys stay.
pub(crate) fn mask(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(map) => {
            for (key, value) in map {
                if UNDETERMINED.contains(&key.as_str()) {
                    *value = Value::Null;
                } else {
                    mask(value);
                }
            }
        }
        _ => {}
    }
}

/// Compares histories message by message, as far as both have the same ones.
fn compare_histories(expected: &Value, answer: &Value) -> Result<(), String> {
    let (expected, given) = (messages(&expected["data"]), messages(&answer["data"]));
    let key = |message: &Value| (message["raw_message"].clone(), message["message_id"].clone());
    let mut compared = BTreeSet::new();
    for message in given {
        if let Some(twin) = expected.iter().find(|twin| key(twin) == key(message)) {
            if *twin != message {
                return Err(format!("{message}\ninstead of\n{twin}"));
            }
            compared.insert(message["message_id"].to_string());
        }
    }
    if compared.len() < 2 { Err("no message in common".into()) } else { Ok(()) }
}

fn compare(id: u64, expected: &Value, answer: &Value) -> Result<(), String> {
    if matches!(id, 172 | 178) {
        return compare_histories(expected, answer);
    }
    // These three are forwards made by an action that is not simulated.
    if id == 177 {
        let count = |answer: &Value| messages(&answer["data"]).len();
        return if count(expected) == count(answer) { Ok(()) } else { Err(answer.to_string()) };
    }
    if expected == answer { Ok(()) } else { Err(format!("{answer}\ninstead of\n{expected}")) }
}

#[tokio::test]
async fn recorded_requests_get_the_recorded_answers() {
    let sim = Sim::builder().world(world()).start().await.unwrap();
    let recorded = recorded();
    let mut ids = Ids::default();
    seed(&sim, &mut ids, &recorded).await;
    let mut client = Client::connect(&sim).await;
    let mut failures = Vec::new();
    for exchange in &recorded {
        let id = exchange["id"].as_u64().unwrap();
        catch_up(&sim, id);
        client.send(ids.translate(&exchange["request"]).to_string()).await;
        let Some(expected) = exchange["responses"].get(0) else {
            client.assert_quiet_but_for_events().await;
            continue;
        };
        let mut answer = client.answer().await;
        if let Some(sent) =
            expected["data"].get("message_id").filter(|_| answer["data"].is_object())
        {
            ids.learn(sent, &answer["data"]["message_id"]);
        }
        let mut expected = ids.translate(expected);
        mask(&mut expected);
        mask(&mut answer);
        if let Err(difference) = compare(id, &expected, &answer) {
            failures.push(format!("exchange {id}: {difference}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
