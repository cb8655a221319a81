//! Files that are downloaded in chunks.

use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use crate::client::{Client, refusal, start};

/// What the recorded server said, and what was asked of it.
const RECORDED: &str = include_str!("../data/downloads.jsonl");

/// The picture of one dot that all files of the recorded server held.
const DOT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// Sends what Alice sent when the answers were recorded.
async fn seed(sim: &Sim) {
    use base64::{Engine, prelude::BASE64_STANDARD};

    let dot = BASE64_STANDARD.decode(DOT).expect("it is base64");
    sim.puts_file("/srv/known-file.txt", vec![b'x'; 1500]);
    for (kind, name, size) in [
        ("image", "93D7CD6CE8CA79F85DCEE05872E8059D.jpg", "20480"),
        ("record", "voice_0002.amr", "3021"),
    ] {
        let segment = json!({"type": kind, "data": {"file": name, "file_size": size}});
        sim.says_in(cast::GROUP, cast::ALICE, json!([segment])).await;
        sim.file_contains(name, dot.clone());
    }
}

/// The answers to one call, up to the last.
async fn answers(client: &mut Client) -> Vec<Value> {
    let mut answers = Vec::new();
    loop {
        answers.push(client.answer().await);
        let last = &answers[answers.len() - 1];
        if last["status"] == "failed" || last["data"]["type"] == "response" {
            return answers;
        }
    }
}

async fn download(client: &mut Client, params: Value) -> Vec<Value> {
    client.request("download_file_stream", params).await;
    answers(client).await
}

fn indices(answers: &[Value]) -> Vec<u64> {
    answers.iter().filter_map(|answer| answer["data"]["index"].as_u64()).collect()
}

#[tokio::test]
async fn recorded_downloads_come_in_the_recorded_frames() {
    let sim = Sim::start().await.unwrap();
    seed(&sim).await;
    let mut client = Client::connect(&sim).await;
    for exchange in RECORDED.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        client.send(exchange["request"].to_string()).await;
        assert_eq!(Value::from(answers(&mut client).await), exchange["responses"]);
    }
    client.assert_quiet_but_for_events().await;
}

#[tokio::test]
async fn what_the_bot_sent_can_be_downloaded_again() {
    let (sim, mut client) = start().await;
    let file = json!({"type": "file", "data": {"file": "base64://aGVsbG8=", "name": "a.txt"}});
    client.call("send_group_msg", json!({"group_id": cast::GROUP, "message": [file]})).await;
    sim.expect_reply().await.unwrap();
    let answers = download(&mut client, json!({"file": "a.txt", "chunk_size": 2})).await;
    assert_eq!(indices(&answers), [0, 1, 2]);
    assert_eq!(answers[1]["data"]["data"], "aGU=");
    assert_eq!(answers[4]["data"]["total_bytes"], 5);
}

#[tokio::test]
async fn a_file_that_was_put_into_a_group_is_found_by_the_id_that_was_answered() {
    let (sim, mut client) = start().await;
    let file = json!({"group_id": cast::GROUP, "file": "base64://aGVsbG8=", "name": "a.txt"});
    let answer = client.call("upload_group_file", file).await;
    assert_eq!(sim.expect_reply().await.unwrap().files[0].name.as_deref(), Some("a.txt"));
    let answers = download(&mut client, json!({"file_id": answer["data"]["file_id"]})).await;
    assert_eq!(answers[0]["data"]["file_name"], "a.txt");
    assert_eq!(answers[1]["data"]["data"], "aGVsbG8=");
    let file = json!({"user_id": cast::ALICE, "file": "/no/such", "name": "a"});
    let answer = client.call("upload_private_file", file).await;
    assert_eq!(refusal(&answer), (1200, "识别URL失败, uri= /no/such"));
}

#[tokio::test]
async fn other_answers_come_between_the_chunks() {
    let (sim, mut client) = start().await;
    sim.puts_file("/srv/big", vec![7; 4 << 20]);
    let echo = client.request("download_file_stream", json!({"file": "big"})).await;
    let other = client.request("get_status", json!({})).await;
    let mut echoes = Vec::new();
    while echoes.len() < 67 {
        echoes.push(client.answer().await["echo"].as_str().unwrap().to_owned());
    }
    assert!(echoes.iter().position(|found| *found == other).unwrap() < 66);
    assert_eq!(echoes.last(), Some(&echo));
}

#[tokio::test]
async fn a_download_goes_wrong_on_demand() {
    let (sim, mut client) = start().await;
    sim.puts_file("/srv/a", vec![7; 40]);
    let params = || json!({"file": "a", "chunk_size": 10});
    sim.faults().lose_chunk(1).repeat_chunk(2);
    assert_eq!(indices(&download(&mut client, params()).await), [0, 2, 2, 3]);

    sim.faults().clear().fail_downloads_after(2);
    let answers = download(&mut client, params()).await;
    assert_eq!(indices(&answers), [0, 1]);
    assert_eq!(refusal(answers.last().unwrap()).0, 1200);

    sim.faults().clear().miscount_downloads();
    let answers = download(&mut client, params()).await;
    assert_eq!(answers.last().unwrap()["data"]["total_bytes"], 41);

    sim.faults().clear().stall_downloads_after(1);
    client.request("download_file_stream", params()).await;
    assert_eq!(client.answer().await["data"]["data_type"], "file_info");
    assert_eq!(client.answer().await["data"]["index"], 0);
    client.assert_quiet_but_for_events().await;
}

#[tokio::test]
async fn an_upload_is_damaged_on_demand() {
    let (sim, mut client) = start().await;
    sim.faults().garble_uploads();
    let chunk = json!({
        "stream_id": "s", "chunk_data": "aGVsbG8=", "chunk_index": 0, "total_chunks": 1,
        "expected_sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    });
    client.call("upload_file_stream", chunk).await;
    let done = json!({"stream_id": "s", "is_complete": true});
    let answer = client.call("upload_file_stream", done).await;
    assert!(refusal(&answer).1.starts_with("SHA256 mismatch"), "{answer}");
}
