//! Uploads, and everything that can go wrong on the way.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::prelude::*;
use mynah_core::message::MediaSource;
use mynah_core::message::segment::File;
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use crate::between::{Between, Meddle, acknowledge};
use crate::bot::{ready_with, start};

/// How many bytes are in one chunk.
const CHUNK: usize = 256 << 10;

/// Bytes of which no two chunks are the same.
fn bytes(length: usize) -> Vec<u8> {
    (0_u32..).flat_map(u32::to_le_bytes).take(length).collect()
}

fn file(length: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a b.bin");
    std::fs::write(&path, bytes(length)).unwrap();
    (folder, path)
}

/// The steps of uploads that the server heard of, without the bytes.
fn steps(sim: &Sim) -> Vec<Value> {
    let calls = sim.calls();
    let steps = calls.into_iter().filter(|call| call.action == "upload_file_stream");
    let mut steps: Vec<_> = steps.map(|call| call.params).collect();
    steps.iter_mut().filter_map(Value::as_object_mut).for_each(|step| {
        step.remove("chunk_data");
    });
    steps
}

fn count(steps: &[Value], key: &str) -> usize {
    steps.iter().filter(|step| step.get(key).is_some()).count()
}

#[tokio::test]
async fn a_file_arrives_as_it_is_whatever_its_length() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    for length in [1, CHUNK - 1, CHUNK, CHUNK + 1, 7 * CHUNK + 5] {
        let (_folder, path) = file(length);
        for source in [MediaSource::from(path), bytes(length).into()] {
            let uploaded = bot.napcat.upload(source).await.unwrap();
            assert_eq!(uploaded.size, length as u64);
            assert_eq!(uploaded.sha256.len(), 64);
            assert_eq!(sim.file_on_server(&uploaded.path), Some(bytes(length)));
        }
    }
}

#[tokio::test]
async fn what_is_read_arrives_as_it_is_whether_its_length_is_known_or_not() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    for length in [1, CHUNK, 3 * CHUNK + 5] {
        let content = bytes(length);
        let longer = [&*content, b"and more"].concat();
        let whole = bot.napcat.upload_from(&*content).await.unwrap();
        let known = bot.napcat.upload_sized(&*longer, length as u64).await.unwrap();
        for uploaded in [&whole, &known] {
            assert_eq!(uploaded.size, length as u64);
            assert_eq!(sim.file_on_server(&uploaded.path).as_ref(), Some(&content));
        }
        assert_eq!(whole.sha256, known.sha256);
    }
    let steps = steps(&sim);
    assert_eq!((count(&steps, "total_chunks"), count(&steps, "expected_sha256")), (6, 3));
}

#[tokio::test]
async fn what_cannot_be_read_to_its_end_is_not_uploaded() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let broken = || {
        let reset = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
        let pieces = [Ok(&b"some"[..]), Err(reset)];
        tokio_util::io::StreamReader::new(futures_util::stream::iter(pieces))
    };
    for (upload, reason) in [
        (bot.napcat.upload_from(&b""[..]), "no bytes"),
        (bot.napcat.upload_sized(&b""[..], 0), "no bytes"),
        (bot.napcat.upload_from(broken()), "cannot be read on"),
        (bot.napcat.upload_sized(broken(), 9), "cannot be read on"),
        (bot.napcat.upload_sized(&b"some"[..], 9), "ended before the 9 bytes"),
    ] {
        let error = upload.await.unwrap_err();
        assert!(matches!(error, CallError::InvalidArgument { argument: "reader", .. }), "{error}");
        assert!(error.to_string().contains(reason), "{error}");
    }
    assert_eq!(count(&steps(&sim), "chunk_index"), 0);
}

#[tokio::test]
async fn of_what_is_read_only_a_few_chunks_are_in_memory() {
    const LENGTH: u64 = 64 << 20;
    let between = Between::alone(|step, _| Meddle::Answer(acknowledge(step)));
    let endless = || tokio::io::AsyncReadExt::take(tokio::io::repeat(7), LENGTH);
    assert_eq!(between.upload_from(endless()).await.unwrap().size, LENGTH);
    assert_eq!(between.upload_sized(endless(), LENGTH).await.unwrap().size, LENGTH);
    let in_flight = between.most_in_flight();
    assert!(in_flight < 5 * CHUNK * 4 / 3, "{in_flight}");
}

#[tokio::test]
async fn two_uploads_of_one_file_do_not_overwrite_each_other() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let (_folder, path) = file(10);
    let first = bot.napcat.upload(path.clone()).await.unwrap();
    let second = bot.napcat.upload(path).await.unwrap();
    assert_ne!(first.path, second.path);
    assert_eq!(Path::new(&first.path).extension(), Some("bin".as_ref()), "{}", first.path);
    assert_eq!(first.sha256, second.sha256);
}

#[tokio::test]
async fn the_steps_are_those_of_the_server() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let keep = Duration::from_secs(90);
    let uploaded = bot.napcat.upload(bytes(2 * CHUNK)).keep_for(keep).await.unwrap();
    let steps = steps(&sim);
    let id = steps[0]["stream_id"].as_str().unwrap();
    assert_eq!(
        steps,
        [
            json!({
                "stream_id": id, "chunk_index": 0, "total_chunks": 2, "file_size": 2 * CHUNK,
                "expected_sha256": uploaded.sha256, "filename": id, "file_retention": 90_000,
            }),
            json!({ "stream_id": id, "chunk_index": 1 }),
            json!({ "stream_id": id, "is_complete": true }),
        ]
    );
}

#[tokio::test]
async fn progress_goes_up_to_the_end() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let mut seen = Vec::new();
    let length = 9 * CHUNK + 1;
    let upload =
        bot.napcat.upload(bytes(length)).on_progress(|sent, total| seen.push((sent, total)));
    upload.await.unwrap();
    assert_eq!(seen.len(), 10);
    assert!(seen.is_sorted());
    assert_eq!(seen.last(), Some(&(length as u64, length as u64)));
}

#[tokio::test]
async fn what_was_uploaded_can_be_sent_often() {
    let sim = Sim::start().await.unwrap();
    sim.disk_is_shared(false);
    let bot = start(&sim).await;
    let uploaded = bot.napcat.upload(bytes(10)).await.unwrap();
    for group in [cast::GROUP, cast::GROUP] {
        let file = File::new(uploaded.clone()).name("ten.bin");
        bot.napcat.send_group_msg(group, mynah_core::Segment::from(file)).await.unwrap();
        let call = sim.expect_call("send_group_msg").await.unwrap();
        assert_eq!(call.params["message"][0]["data"]["file"], uploaded.path.as_str());
    }
}

#[tokio::test]
async fn what_is_not_here_is_not_uploaded() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let folder = tempfile::tempdir().unwrap();
    for source in [
        MediaSource::Url("https://e.com/a".to_owned()),
        MediaSource::Remote("A.png".to_owned()),
        folder.path().to_owned().into(),
        folder.path().join("missing").into(),
        Vec::new().into(),
    ] {
        let error = bot.napcat.upload(source).await.unwrap_err();
        assert!(matches!(error, CallError::InvalidArgument { argument: "source", .. }), "{error}");
    }
    assert_eq!(steps(&sim), Vec::<Value>::new());
}

#[tokio::test]
async fn a_chunk_that_is_lost_is_sent_again() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    // The first on its way there, the second on its way back.
    for (lost, meddle) in [(3, Meddle::Lose), (5, Meddle::LoseAnswer), (0, Meddle::Lose)] {
        let once = Mutex::new(Some(meddle));
        let between = Between::new(&bot.napcat, move |step, _| {
            let again =
                if step["chunk_index"] == lost { once.lock().unwrap().take() } else { None };
            again.unwrap_or(Meddle::Pass)
        });
        let uploaded = between.upload(bytes(8 * CHUNK)).await.unwrap();
        assert_eq!(sim.file_on_server(&uploaded.path), Some(bytes(8 * CHUNK)));
        assert_eq!(between.calls(), 8 + 1 + 1);
    }
}

#[tokio::test]
async fn a_chunk_that_is_answered_oddly_is_sent_again() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    for odd in [
        json!({ "type": "stream", "stream_id": "another", "status": "chunk_received" }),
        json!({ "type": "stream" }),
        json!([1]),
        Value::Null,
    ] {
        let once = Mutex::new(Some(Meddle::Answer(odd)));
        let between = Between::new(&bot.napcat, move |_, _| {
            once.lock().unwrap().take().unwrap_or(Meddle::Pass)
        });
        let uploaded = between.upload(bytes(2 * CHUNK)).await.unwrap();
        assert_eq!(sim.file_on_server(&uploaded.path), Some(bytes(2 * CHUNK)));
    }
}

#[tokio::test]
async fn a_chunk_that_is_always_lost_ends_the_upload() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let between = Between::new(&bot.napcat, |step, _| {
        if step["chunk_index"] == 1 { Meddle::Lose } else { Meddle::Pass }
    });
    let error = between.upload(bytes(2 * CHUNK)).await.unwrap_err();
    assert!(matches!(error, CallError::Timeout { .. }), "{error}");
    assert_eq!(between.calls(), 1 + 3 + 1);
    let steps = steps(&sim);
    assert_eq!((count(&steps, "is_complete"), count(&steps, "reset")), (0, 1), "it is given up");
}

#[tokio::test]
async fn the_end_of_an_upload_is_asked_for_once() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let between = Between::new(&bot.napcat, |step, _| {
        if step.get("is_complete").is_some() { Meddle::LoseAnswer } else { Meddle::Pass }
    });
    let error = between.upload(bytes(10)).await.unwrap_err();
    assert!(matches!(error, CallError::Timeout { .. }), "{error}");
    assert!(error.may_have_happened());
    assert_eq!(count(&steps(&sim), "is_complete"), 1);
}

#[tokio::test]
async fn bytes_that_change_on_the_way_are_noticed() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let between = Between::new(&bot.napcat, |step, _| {
        if step["chunk_index"] == 1 {
            step["chunk_data"] = "QUJD".into();
        }
        Meddle::Pass
    });
    let error = between.upload(bytes(3 * CHUNK)).await.unwrap_err();
    let CallError::Rejected { message, .. } = &error else { panic!("{error}") };
    assert!(message.contains("SHA256"), "{message}");
    assert_eq!(count(&steps(&sim), "reset"), 1);
}

#[tokio::test]
async fn a_file_on_the_server_that_is_another_is_noticed() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    for (key, value) in [
        ("sha256", json!("00")),
        ("file_size", json!(9)),
        ("file_path", json!("")),
        ("status", json!("file_created")),
    ] {
        let between = Between::new(&bot.napcat, move |step, _| {
            if step.get("is_complete").is_none() {
                return Meddle::Pass;
            }
            let mut answer = json!({ "status": "file_complete", "file_path": "/srv/a" });
            answer[key] = value.clone();
            Meddle::Answer(answer)
        });
        let error = between.upload(bytes(10)).await.unwrap_err();
        let CallError::Decode { path, .. } = &error else { panic!("{error}") };
        assert_eq!(path, key);
    }
}

#[tokio::test]
async fn an_upload_the_server_forgot_ends_at_once() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let between = Between::new(&bot.napcat, |step, number| {
        if number == 4 {
            *step = json!({ "stream_id": step["stream_id"], "reset": true });
        }
        Meddle::Pass
    });
    let error = between.upload(bytes(8 * CHUNK)).await.unwrap_err();
    assert!(matches!(error, CallError::Rejected { .. }), "{error}");
    assert_eq!(count(&steps(&sim), "is_complete"), 0);
}

#[tokio::test]
async fn a_server_that_starts_anew_in_the_middle_ends_the_upload() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let between = Between::new(&bot.napcat, |_, number| {
        if number == 4 {
            sim.faults().never_answer("upload_file_stream");
        }
        Meddle::Pass
    });
    let restart = async {
        for _ in 0..5 {
            sim.expect_call("upload_file_stream").await.unwrap();
        }
        sim.crash().await;
        sim.restart().await.unwrap();
    };
    let (uploaded, ()) = tokio::join!(between.upload(bytes(30 * CHUNK)).into_future(), restart);
    let error = uploaded.unwrap_err();
    assert!(matches!(error, CallError::Disconnected { .. }), "{error}");
}

#[tokio::test]
async fn a_file_that_shrinks_meanwhile_ends_the_upload() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let (_folder, path) = file(20 * CHUNK);
    let shrinking = path.clone();
    let between = Between::new(&bot.napcat, move |_, number| {
        if number == 1 {
            std::fs::write(&shrinking, b"short").unwrap();
        }
        Meddle::Pass
    });
    let error = between.upload(path).await.unwrap_err();
    assert!(matches!(error, CallError::InvalidArgument { argument: "source", .. }), "{error}");
    assert!(error.to_string().contains("a b.bin"), "{error}");
    assert_eq!(count(&steps(&sim), "reset"), 1);
}

#[tokio::test]
async fn of_a_long_file_only_a_few_chunks_are_in_memory() {
    const LENGTH: usize = 64 << 20;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.bin");
    std::fs::File::create(&path).unwrap().set_len(LENGTH as u64).unwrap();
    let chunks = Mutex::new(BTreeSet::new());
    let received = AtomicUsize::new(0);
    let between = Between::alone(|step, _| {
        if let Some(index) = step["chunk_index"].as_u64() {
            assert!(chunks.lock().unwrap().insert(index), "{index} came twice");
            let length = step["chunk_data"].as_str().unwrap().len() / 4 * 3;
            received.fetch_add(length, Ordering::Relaxed);
        }
        Meddle::Answer(acknowledge(step))
    });
    let uploaded = between.upload(path).await.unwrap();
    assert_eq!(uploaded.size, LENGTH as u64);
    assert_eq!(chunks.lock().unwrap().len(), LENGTH / CHUNK);
    assert!(received.load(Ordering::Relaxed) >= LENGTH);
    let in_flight = between.most_in_flight();
    assert!(in_flight > CHUNK, "{in_flight}");
    assert!(in_flight < 5 * CHUNK * 4 / 3, "{in_flight}");
}

#[tokio::test]
async fn what_the_server_takes_from_its_own_disk_is_brought_there() {
    let sim = Sim::start().await.unwrap();
    let bot = ready_with(&sim, json!({ "files": { "shared": false } })).await;
    let fetched = "/tmp/fetched.png";
    sim.answer("download_file", json!({ "file": fetched }));
    let (_folder, path) = file(1000);
    for (source, wanted) in [
        (MediaSource::from(path), Some(bytes(1000))),
        (bytes(3).into(), Some(bytes(3))),
        (MediaSource::Url("base64://aGkh".to_owned()), Some(b"hi!".to_vec())),
        (MediaSource::Url("https://example.com/a.png".to_owned()), None),
        (MediaSource::Remote("/srv/a.png".to_owned()), None),
    ] {
        sim.answer("add_custom_face", json!({ "result": 0, "errMsg": "" }));
        sim.forget();
        let there = match &source {
            MediaSource::Remote(path) => path.clone(),
            _ => fetched.to_owned(),
        };
        bot.napcat.add_custom_face(source).await.unwrap();
        let call = sim.calls().pop().unwrap();
        let path = call.params["file"].as_str().unwrap();
        assert_eq!(call.action, "add_custom_face");
        match wanted {
            Some(bytes) => assert_eq!(sim.file_on_server(path), Some(bytes)),
            None => assert_eq!(path, there),
        }
    }
    sim.answer("add_custom_face", json!({ "result": 7, "errMsg": "full" }));
    let error = bot.napcat.add_custom_face(bytes(3)).await.unwrap_err();
    assert!(matches!(error, CallError::Rejected { retcode: 7, .. }), "{error}");
    sim.forget();
    let missing = bot.napcat.add_custom_face(MediaSource::Path("/no/such/file".into()));
    let error = missing.await.unwrap_err();
    assert!(matches!(error, CallError::InvalidArgument { argument: "file", .. }), "{error}");
    assert!(sim.calls().is_empty());
}
