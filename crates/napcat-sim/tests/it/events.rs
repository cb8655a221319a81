//! Events the real server was recorded to push, caused again.

use mynah_napcat_sim::{Sim, cast};
use serde_json::Value;

use crate::{
    client::Client,
    replay::{mask, world},
};

fn recorded() -> impl Iterator<Item = Value> {
    let lines = include_str!("../data/events.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).expect("recordings are JSON"))
}

fn number(event: &Value, name: &str) -> i64 {
    event[name].as_i64().unwrap_or_default()
}

/// Lets somebody say what was recorded; gives back the id it has here.
async fn say_again(sim: &Sim, event: &Value) -> i64 {
    let (group_id, user_id) = (number(event, "group_id"), number(event, "user_id"));
    let segments = event["message"].clone();
    match event["sub_type"].as_str() {
        Some("normal") => {
            sim.group(group_id).name(event["group_name"].as_str().unwrap_or_default());
            sim.says_in(group_id, user_id, segments).await
        }
        Some("friend") => sim.whispers(user_id, segments).await,
        _ => sim.whispers_through(group_id, user_id, segments).await,
    }
}

#[tokio::test]
async fn messages_are_written_as_they_were_recorded() {
    let sim = Sim::builder().world(world()).start().await.unwrap();
    let mut client = Client::connect(&sim).await;
    for mut expected in recorded().filter(|event| event["post_type"] == "message") {
        let id = say_again(&sim, &expected).await;
        for name in ["message_id", "message_seq", "real_id"] {
            expected[name] = id.into();
        }
        let mut event = client.event().await;
        while event["post_type"] == "notice" {
            event = client.event().await;
        }
        mask(&mut expected);
        mask(&mut event);
        assert_eq!(event, expected);
    }
}

/// Does what led to a recorded notice or request; `said` is a message to do it to.
async fn do_again(sim: &Sim, event: &Value, said: i64) {
    let text = |name: &str| event[name].as_str().unwrap_or_default();
    let (group, user) = (number(event, "group_id"), number(event, "user_id"));
    let (by, target) = (number(event, "operator_id"), number(event, "target_id"));
    let kind = event.get("notice_type").or(event.get("request_type")).and_then(Value::as_str);
    match (kind.unwrap_or_default(), text("sub_type")) {
        ("notify", "poke") if group != 0 => sim.pokes(group, user, target).await,
        ("notify", "poke") => sim.pokes_privately(user).await,
        ("group_ban", "ban") => sim.mutes(group, by, user, 600).await,
        ("group_ban", "lift_ban") => sim.mutes(group, by, user, 0).await,
        ("group_msg_emoji_like", _) if event["is_add"] == true => sim.likes(user, said, "76").await,
        ("group_msg_emoji_like", _) => sim.unlikes(user, said, "76").await,
        ("friend_recall", _) => sim.recalls(user, said).await,
        ("bot_offline", _) => sim.logs_out(text("tag"), text("message")).await,
        ("friend_add", _) => sim.befriends(user).await,
        ("friend", _) => drop(sim.asks_for_friendship(user, text("comment")).await),
        ("group", "add") => drop(sim.asks_to_join(group, user, text("comment")).await),
        ("group", "invite") => drop(sim.invites(group, user).await),
        ("group_increase", _) => sim.joins(group, user).await,
        ("group_decrease", "leave") => sim.leaves(group, user).await,
        ("group_decrease", _) => sim.kicks(group, by, user).await,
        ("group_admin", "set") => sim.promotes(group, user).await,
        ("group_admin", _) => sim.demotes(group, user).await,
        other => panic!("nobody knows how to cause {other:?}"),
    }
}

#[tokio::test]
async fn notices_and_requests_are_written_as_they_were_recorded() {
    let sim = Sim::builder().world(world()).start().await.unwrap();
    let in_group = sim.says_in(570_000_001, cast::ALICE, "like me").await;
    let in_private = sim.whispers(cast::ALICE, "recall me").await;
    let mut client = Client::connect(&sim).await;
    for mut expected in recorded().filter(|event| event["post_type"] != "message") {
        let private = expected["notice_type"] == "friend_recall";
        let said = if private { in_private } else { in_group };
        do_again(&sim, &expected, said).await;
        let mut event = client.event().await;
        if expected.get("message_id").is_some() {
            expected["message_id"] = said.into();
        }
        // Who let somebody in, what an invitation says and how a request is called is made up.
        for name in ["operator_id", "comment", "flag"] {
            let kept = name == "operator_id" && expected["notice_type"] != "group_increase";
            if let (false, Some(given)) = (kept, event.get(name)) {
                assert_eq!(given.is_string(), expected[name].is_string());
                expected[name] = given.clone();
            }
        }
        mask(&mut expected);
        mask(&mut event);
        assert_eq!(event, expected);
    }
}
