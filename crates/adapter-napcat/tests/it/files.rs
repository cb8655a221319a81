//! Files that are sent along with messages.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::prelude::*;
use mynah_core::message::MediaSource;
use mynah_core::message::segment::{File, Forward, Node, Record, Video};
use mynah_core::{MessageChain, Segment};
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use crate::between::{Between, Meddle, acknowledge};
use crate::bot::{Running, ready_with};

/// A folder with a file of `size` bytes in it.
fn file(name: &str, size: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, vec![7; size]).unwrap();
    (folder, path)
}

/// A server with a disk of its own, and a bot that uploads what is above 100 kB.
async fn apart() -> (Sim, Running) {
    let sim = Sim::start().await.unwrap();
    sim.disk_is_shared(false);
    let files = json!({ "files": { "shared": false, "stream_above": 100_000 } });
    let bot = ready_with(&sim, files).await;
    (sim, bot)
}

/// The data of the first segment of the message that was sent.
async fn data_of_message(sim: &Sim) -> Value {
    let mut call = sim.expect_call("send_group_msg").await.unwrap();
    call.params["message"][0]["data"].take()
}

#[tokio::test]
async fn a_server_on_this_machine_is_told_the_path() {
    let sim = Sim::start().await.unwrap();
    let bot = ready_with(&sim, json!({})).await;
    let (_folder, path) = file("a.png", 300_000);
    bot.napcat.send_group_msg(cast::GROUP, Segment::image(path.clone())).await.unwrap();
    assert_eq!(data_of_message(&sim).await, json!({ "file": path }));
}

#[tokio::test]
async fn a_small_file_is_written_into_the_message() {
    let (sim, bot) = apart().await;
    let (_folder, path) = file("a.png", 30_000);
    bot.napcat.send_group_msg(cast::GROUP, Segment::image(path)).await.unwrap();
    let data = data_of_message(&sim).await;
    let written = data["file"].as_str().unwrap();
    assert_eq!(written.len(), "base64://".len() + 40_000);
}

#[tokio::test]
async fn a_big_file_is_uploaded_first_whatever_it_is() {
    let (sim, bot) = apart().await;
    let (_folder, path) = file("a.mp4", 300_000);
    let bytes = vec![7; 300_000];
    for segment in [
        Segment::image(path.clone()),
        Segment::image(bytes.clone()),
        Record::new(path.clone()).into(),
        Video::new(path.clone()).into(),
        File::new(path.clone()).into(),
        Segment::image(MediaSource::Url(format!("file://{}", path.display()))),
    ] {
        bot.napcat.send_group_msg(cast::GROUP, segment).await.unwrap();
        let data = data_of_message(&sim).await;
        let on_server = data["file"].as_str().unwrap();
        assert_eq!(sim.file_on_server(on_server).as_ref(), Some(&bytes), "{on_server}");
    }
}

#[tokio::test]
async fn a_file_for_a_group_takes_the_same_way() {
    let (sim, bot) = apart().await;
    let (_folder, path) = file("a.bin", 300_000);
    let placed = bot.napcat.upload_group_file(cast::GROUP, path, "b.bin").await.unwrap();
    assert!(placed.file_id.is_some());
    let params = sim.expect_call("upload_group_file").await.unwrap().params;
    let on_server = params["file"].as_str().unwrap();
    assert_eq!(sim.file_on_server(on_server).unwrap().len(), 300_000);
}

#[tokio::test]
async fn a_file_keeps_its_name() {
    let (sim, bot) = apart().await;
    for (size, name) in [(10, "small.txt"), (300_000, "big.txt")] {
        let (_folder, path) = file(name, size);
        bot.napcat.send_group_msg(cast::GROUP, Segment::from(File::new(path))).await.unwrap();
        assert_eq!(data_of_message(&sim).await["name"], name);
    }
    let (_folder, path) = file("mine.txt", 10);
    let renamed = File::new(path).name("yours.txt");
    bot.napcat.send_group_msg(cast::GROUP, Segment::from(renamed)).await.unwrap();
    assert_eq!(data_of_message(&sim).await["name"], "yours.txt");
}

#[tokio::test]
async fn files_within_merged_forwards_are_brought_along_too() {
    let (sim, bot) = apart().await;
    let (_folder, path) = file("a.png", 300_000);
    let inner = Forward::new([Node::written(1, "A", Segment::image(path))]);
    let outer = Forward::new([Node::written(2, "B", Segment::from(inner))]);
    bot.napcat.send_group_forward_msg(cast::GROUP, outer).await.unwrap();
    let call = sim.expect_call("send_group_forward_msg").await.unwrap();
    let node = &call.params["messages"][0]["data"]["content"][0]["data"]["content"][0];
    let on_server = node["data"]["file"].as_str().unwrap();
    assert_eq!(sim.file_on_server(on_server).unwrap().len(), 300_000);
}

#[tokio::test]
async fn many_small_files_are_as_much_as_a_big_one() {
    let (_folder, path) = file("a.png", 4 << 20);
    let message: MessageChain = (0..9).map(|_| Segment::image(path.clone())).collect();
    let uploads = AtomicUsize::new(0);
    let between = Between::alone(|params, _| {
        let Some(message) = params["message"].as_array() else {
            uploads.fetch_add(1, Ordering::Relaxed);
            return Meddle::Answer(acknowledge(params));
        };
        let files: Vec<_> =
            message.iter().filter_map(|part| part["data"]["file"].as_str()).collect();
        assert!(files[..8].iter().all(|file| file.starts_with("base64://")));
        assert_eq!(files[8..], ["/srv/a"]);
        Meddle::Answer(json!({ "message_id": 1 }))
    });
    between.send_group_msg(cast::GROUP, message).await.unwrap();
    assert_eq!(uploads.load(Ordering::Relaxed), 16 + 1);
}

#[tokio::test]
async fn nothing_is_uploaded_for_a_message_that_cannot_be_sent() {
    let (sim, bot) = apart().await;
    let (folder, path) = file("a.png", 300_000);
    let missing = folder.path().join("missing.png");
    let good = MessageChain::from(Segment::image(path));
    for message in [
        good.clone().push(Segment::image(missing.clone())),
        good.clone().push(Video { thumb: Some(missing.into()), ..Video::new(vec![1]) }),
        good.clone().push(Forward::new([Node::quoted(1)])),
    ] {
        let error = bot.napcat.send_group_msg(cast::GROUP, message).await.unwrap_err();
        assert!(
            matches!(error.reason(), CallError::InvalidArgument { argument: "message", .. }),
            "{error}"
        );
    }
    assert!(sim.calls().iter().all(|call| call.action != "upload_file_stream"));
}

#[tokio::test]
async fn a_folder_that_is_not_allowed_is_refused() {
    let sim = Sim::start().await.unwrap();
    let (folder, path) = file("a.png", 10);
    let (_other, outside) = file("b.png", 10);
    let bot = ready_with(&sim, json!({ "files": { "allow": [folder.path()] } })).await;
    bot.napcat.send_group_msg(cast::GROUP, Segment::image(path)).await.unwrap();
    let error = bot.napcat.send_group_msg(cast::GROUP, Segment::image(outside)).await.unwrap_err();
    assert!(error.to_string().contains("files.allow"), "{error}");
}
