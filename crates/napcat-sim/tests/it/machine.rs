//! What the server can do depends on the machine it runs on.

use std::time::Duration;

use mynah_napcat_sim::{FileSource, cast};
use serde_json::{Value, json};

use crate::client::{Client, DEADLINE, refusal, start};

const NO_PACKETS: &str = "packetBackend不可用，请参照文档";
const NOTHING_LEFT: &str = "消息体无法解析, 请检查是否发送了不支持的消息类型";

async fn send(client: &mut Client, kind: &str, data: Value) -> Value {
    let message = json!([{"type": kind, "data": data}]);
    client.call("send_group_msg", json!({"group_id": cast::GROUP, "message": message})).await
}

/// Uploads a file in two chunks and gives back the last answer.
async fn upload(client: &mut Client, mut more: Value) -> Value {
    more["stream_id"] = "s".into();
    let first = json!({"chunk_data": "aGVsbG8g", "chunk_index": 0, "total_chunks": 2});
    let first = first.as_object().expect("an object").clone();
    more.as_object_mut().expect("an object").extend(first);
    assert_eq!(client.call("upload_file_stream", more).await["data"]["status"], "chunk_received");
    let second = json!({"stream_id": "s", "chunk_data": "d29ybGQ=", "chunk_index": 1});
    client.call("upload_file_stream", second).await;
    client.call("upload_file_stream", json!({"stream_id": "s", "is_complete": true})).await
}

#[tokio::test]
async fn without_the_packet_backend_what_needs_it_is_refused_before_anything_else() {
    let (sim, mut client) = start().await;
    sim.packet_backend(false);
    for action in [
        "get_ai_characters",
        "get_ai_record",
        "nc_get_packet_status",
        "nc_get_user_status",
        "send_group_ai_record",
        "send_group_sign",
        "set_group_sign",
        "set_group_special_title",
    ] {
        let answer = client.call(action, json!({})).await;
        let (retcode, message) = refusal(&answer);
        assert!(retcode == 1400 && message.starts_with(NO_PACKETS), "{action}: {answer}");
    }
    let answer = client.call("group_poke", json!({})).await;
    assert!(refusal(&answer).1.starts_with("packetBackend发包能力不可用"), "{answer}");
    sim.packet_backend(true);
    assert_eq!(client.call("nc_get_packet_status", json!({})).await["retcode"], 0);
}

#[tokio::test]
async fn without_the_packet_backend_a_forward_has_no_resource_id() {
    let (sim, mut client) = start().await;
    let node = json!({"user_id": cast::ALICE, "nickname": "A.", "content": "one"});
    let answer = send(&mut client, "node", node.clone()).await;
    assert!(answer["data"]["res_id"].is_string());
    sim.packet_backend(false);
    let answer = send(&mut client, "node", node).await;
    assert_eq!(answer["data"].as_object().unwrap().keys().collect::<Vec<_>>(), ["message_id"]);
}

#[tokio::test]
async fn without_the_signing_service_music_is_dropped() {
    let (sim, mut client) = start().await;
    sim.music_signing(false);
    let answer = send(&mut client, "music", json!({"type": "163", "id": 1})).await;
    assert_eq!(refusal(&answer), (1200, NOTHING_LEFT));
    sim.music_signing(true);
    for platform in ["qq", "163", "kugou", "kuwo", "migu"] {
        let answer = send(&mut client, "music", json!({"type": platform, "id": "1"})).await;
        assert_eq!(answer["retcode"], 0);
        assert_eq!(sim.expect_reply().await.unwrap().segments[0]["data"]["type"], platform);
    }
}

#[tokio::test]
async fn a_path_means_a_file_on_the_disk_of_the_server() {
    let (sim, mut client) = start().await;
    let here = env!("CARGO_MANIFEST_PATH");
    assert_eq!(send(&mut client, "file", json!({"file": here})).await["retcode"], 0);
    let sent = sim.expect_reply().await.unwrap();
    assert_eq!(sent.files[0].source, FileSource::Path(here.into()));

    sim.disk_is_shared(false);
    let answer = send(&mut client, "file", json!({"file": here})).await;
    let text = format!("文件处理失败: 识别URL失败, uri= {here}");
    assert_eq!(refusal(&answer), (1200, text.as_str()));
    sim.puts_file("/srv/cat.png", *b"meow");
    let answer = send(&mut client, "image", json!({"file": "file:///srv/cat.png"})).await;
    assert_eq!(answer["retcode"], 0, "{answer}");
    let sent = sim.expect_reply().await.unwrap();
    assert_eq!(sent.files[0].source, FileSource::Path("/srv/cat.png".into()));
    assert_eq!(sent.files[0].size, 4);
}

#[tokio::test]
async fn a_message_tells_where_its_files_came_from() {
    let (sim, mut client) = start().await;
    let url = "https://example.com/a.png";
    let message = json!([
        {"type": "image", "data": {"file": "base64://aGVsbG8=", "name": "a.png"}},
        {"type": "record", "data": {"file": url}},
        {"type": "video", "data": {"file": "data:video/mp4;base64,aGVsbG8="}},
        {"type": "text", "data": {"text": "no file"}},
    ]);
    client.call("send_msg", json!({"group_id": cast::GROUP, "message": message})).await;
    let files = sim.expect_reply().await.unwrap().files;
    let kinds: Vec<_> = files.iter().map(|file| file.kind.as_str()).collect();
    assert_eq!(kinds, ["image", "record", "video"]);
    assert_eq!((&files[0].source, files[0].size), (&FileSource::Inline, 5));
    assert_eq!(files[0].name.as_deref(), Some("a.png"));
    assert_eq!(files[1].source, FileSource::Url(url.into()));
    let node = json!({"content": [{"type": "image", "data": {"file": url}}]});
    send(&mut client, "node", node).await;
    assert_eq!(sim.expect_reply().await.unwrap().files[0].source, FileSource::Url(url.into()));
}

#[tokio::test]
async fn an_uploaded_file_can_be_sent() {
    let (sim, mut client) = start().await;
    sim.disk_is_shared(false);
    let done = upload(&mut client, json!({"filename": "a.txt"})).await;
    assert_eq!(
        (&done["stream"], &done["data"]["file_size"]),
        (&json!("stream-action"), &json!(11))
    );
    assert_eq!(done["data"].get("sha256"), None);
    let path = done["data"]["file_path"].as_str().unwrap();
    assert_eq!(sim.file_on_server(path).unwrap(), b"hello world");
    assert_eq!(send(&mut client, "file", json!({"file": path})).await["retcode"], 0);
    let source = FileSource::Uploaded { stream_id: "s".into(), path: path.into() };
    assert_eq!(sim.expect_reply().await.unwrap().files[0].source, source);
    client.call("clean_stream_temp_file", json!({})).await;
    assert_eq!(send(&mut client, "file", json!({"file": path})).await["retcode"], 1200);
}

#[tokio::test]
async fn an_upload_that_went_wrong_is_refused_and_stays_open() {
    let (_sim, mut client) = start().await;
    let answer = upload(&mut client, json!({"expected_sha256": "00"})).await;
    assert!(refusal(&answer).1.starts_with("SHA256 mismatch. Expected: 00, Got: b94d27b9"));
    assert_eq!(answer["data"], json!({"type": "error", "data_type": "error"}));
    let again = json!({"stream_id": "s", "chunk_data": "AA==", "chunk_index": 0});
    let answer = client.call("upload_file_stream", again).await;
    assert_eq!(answer["data"]["status"], "file_created", "a chunk that is known changes nothing");
    let wrong = json!({"stream_id": "s", "chunk_data": "AA==", "chunk_index": 2});
    let answer = client.call("upload_file_stream", wrong).await;
    assert_eq!(refusal(&answer), (1200, "Invalid chunk index: 2"));
    let open = json!({"stream_id": "t", "total_chunks": 3, "file_size": 9, "is_complete": true});
    let answer = client.call("upload_file_stream", open).await;
    assert_eq!(refusal(&answer), (1200, "Missing memory chunk 0"));
}

#[tokio::test]
async fn an_uploaded_file_goes_away_when_its_time_is_over() {
    let (sim, mut client) = start().await;
    let done = upload(&mut client, json!({"file_retention": 1})).await;
    let path = done["data"]["file_path"].as_str().unwrap().to_owned();
    tokio::time::timeout(DEADLINE, async {
        while sim.file_on_server(&path).is_some() {
            tokio::task::yield_now().await;
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_file_that_arrived_can_be_fetched_and_sent_on() {
    let (sim, mut client) = start().await;
    let data = json!({"file": "a.txt", "file_id": "/1", "file_size": "12", "url": "https://e.com"});
    sim.says(cast::ALICE, json!({"type": "file", "data": data})).await;
    let found = client.call("get_file", json!({"file_id": "/1"})).await;
    assert_eq!(
        (&found["data"]["file_name"], &found["data"]["file_size"]),
        (&json!("a.txt"), &json!("12"))
    );
    let path = found["data"]["file"].clone();
    assert_eq!(send(&mut client, "file", json!({"file": path})).await["retcode"], 0);
    let answer = client.call("get_file", json!({})).await;
    assert_eq!(refusal(&answer), (1200, "file not found"));
}

#[tokio::test]
async fn a_restart_asked_for_by_the_bot_is_answered_and_ends_on_the_same_port() {
    let (sim, mut client) = start().await;
    let stopped = tokio::time::timeout(Duration::from_millis(200), sim.stopped());
    let restart = async {
        let answer = client.call("set_restart", json!({})).await;
        assert_eq!((answer["retcode"].as_i64(), answer.get("data")), (Some(0), None));
        assert_eq!(client.frame().await, crate::client::Frame::Close(None));
        drop(client);
        while Client::dial(&sim.uri(), None).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    let (stopped, ()) = tokio::join!(stopped, restart);
    assert!(stopped.is_err(), "a restart is no stop");
    sim.stop().await;
    assert!(!sim.is_running());
}
