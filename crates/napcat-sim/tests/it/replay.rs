//! What the real server was recorded to answer, asked again.

mod ids;
mod mask;
mod world;

pub(crate) use self::{ids::Ids, mask::mask, world::world};

use std::collections::BTreeSet;

use mynah_napcat_sim::Sim;
use serde_json::Value;

use self::world::{catch_up, seed};
use crate::client::Client;

fn recorded() -> Vec<Value> {
    let lines = include_str!("../data/exchanges.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).expect("recordings are JSON")).collect()
}

/// The messages an answer of the recordings shows.
fn messages(data: &Value) -> Vec<&Value> {
    match data.get("messages") {
        Some(messages) => messages.as_array().into_iter().flatten().collect(),
        None => data.get("raw_message").map(|_| data).into_iter().collect(),
    }
}

/// Compares histories message by message, as far as both have the same ones.
fn compare_histories(expected: &Value, answer: &Value) -> Result<(), String> {
    let (expected, given) = (messages(&expected["data"]), messages(&answer["data"]));
    let key = |message: &Value| (message["raw_message"].clone(), message["message_id"].clone());
    let mut compared = BTreeSet::new();
    for message in given {
        if let Some(twin) = expected.iter().find(|twin| key(twin) == key(message)) {
            // The recorded kernel could not read cards, which is what nodes in nodes are sent as.
            if *twin != message && !twin.to_string().contains("[卡片消息]") {
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
        catch_up(&sim, &mut ids, id).await;
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
        for name in ["res_id", "forward_id", "file_id"] {
            ids.learn(&expected["data"][name], &answer["data"][name]);
        }
        ids.learn_forwards(&expected["data"], &answer["data"]);
        let mut expected = ids.translate(expected);
        mask(&mut expected);
        mask(&mut answer);
        if let Err(difference) = compare(id, &expected, &answer) {
            failures.push(format!("exchange {id}: {difference}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
