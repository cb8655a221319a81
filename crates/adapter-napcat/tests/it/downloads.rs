//! Downloads, and everything that can go wrong on the way.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_util::StreamExt;
use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::action::{Call, Client, Replies, Reply};
use mynah_adapter_napcat::prelude::*;
use mynah_core::ErrorKind;
use mynah_napcat_sim::{Faults, Sim};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

use crate::bot::{Running, start};

/// How many bytes are in one chunk when nobody says.
const CHUNK: usize = 64 << 10;

/// All that was recorded; the downloads are those with these numbers, in order.
const RECORDED: &str = include_str!("../data/recorded.jsonl");

const DOWNLOADS: std::ops::RangeInclusive<u64> = 336..=341;

/// Bytes of which no two chunks are the same.
fn bytes(length: usize) -> Vec<u8> {
    (0_u32..).flat_map(u32::to_le_bytes).take(length).collect()
}

/// A server with a file of this length, and a bot.
async fn with_file(length: usize) -> (Sim, Running) {
    let sim = Sim::start().await.unwrap();
    sim.puts_file("/srv/a.bin", bytes(length));
    let bot = start(&sim).await;
    (sim, bot)
}

/// What comes of a download, up to the first failure.
async fn downloaded(bot: &Running) -> (Vec<u8>, Option<CallError>) {
    let mut download = bot.napcat.download_file_stream("a.bin").await.unwrap();
    let mut bytes = Vec::new();
    while let Some(chunk) = download.next().await {
        match chunk {
            Ok(chunk) => bytes.extend(chunk),
            Err(error) => {
                assert!(download.next().await.is_none(), "nothing comes after a failure");
                return (bytes, Some(error));
            }
        }
    }
    (bytes, None)
}

/// Says to every call what the recorded server said to the nth.
struct Recorded(usize);

#[async_trait]
impl Client for Recorded {
    async fn call(&self, call: Call) -> Result<Reply, CallError> {
        panic!("{} is answered several times", call.action)
    }

    async fn call_for_several(&self, call: Call, _bound: usize) -> Result<Replies, CallError> {
        let all = RECORDED.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let mut downloads = all.filter(|line| DOWNLOADS.contains(&line["id"].as_u64().unwrap()));
        let exchange = downloads.nth(self.0).unwrap();
        assert_eq!(exchange["request"]["action"], &*call.action);
        let params: Value = serde_json::from_str(&call.params).unwrap();
        assert_eq!(exchange["request"]["params"], params);
        let answers = exchange["responses"].as_array().unwrap().clone();
        Ok(Replies::new(futures_util::stream::iter(answers.into_iter().map(move |answer| {
            match answer["retcode"].as_i64() {
                Some(0) => Ok(Reply::new(answer["data"].to_string())),
                code => Err(CallError::Rejected {
                    action: call.action.clone(),
                    retcode: code.unwrap(),
                    message: answer["message"].as_str().unwrap().to_owned(),
                    params: call.params.clone(),
                }),
            }
        }))))
    }
}

#[tokio::test]
async fn recorded_downloads_are_understood() {
    let texts: Vec<_> = Recorded(0).test_download_stream().await.unwrap().collect().await;
    assert_eq!(texts.len(), 11);
    assert_eq!(texts[10], Ok("Stream transmission complete".to_owned()));
    let texts: Vec<_> =
        Recorded(1).test_download_stream().error(true).await.unwrap().collect().await;
    assert!(matches!(texts.last(), Some(Err(CallError::Rejected { retcode: 1200, .. }))));

    let text = Recorded(2).download_file_stream("known-file.txt").chunk_size(600).await.unwrap();
    let mut read = Vec::new();
    text.reader().read_to_end(&mut read).await.unwrap();
    assert_eq!(read, [b'x'; 1500]);

    let error = Recorded(3).download_file_stream("nope").await.unwrap_err();
    assert!(error.to_string().contains("Download failed: file not found"), "{error}");

    let picture =
        Recorded(4).download_file_image_stream("93D7CD6CE8CA79F85DCEE05872E8059D.jpg").await;
    let picture = picture.unwrap();
    assert_eq!((picture.info().width, picture.info().height), (Some(1), Some(1)));
    assert_eq!(picture.info().file_size, Some(20480), "what the message says, which is not so");
    assert_eq!(picture.map(|chunk| chunk.unwrap().len()).collect::<Vec<_>>().await, [70]);

    let voice = Recorded(5).download_file_record_stream("voice_0002.amr");
    let voice = voice.out_format(RecordFormat::Mp3).await.unwrap();
    assert_eq!(voice.info().out_format, "mp3");
    assert_eq!(voice.count().await, 1);
}

#[tokio::test]
async fn a_file_arrives_as_it_is_whatever_its_length() {
    let (sim, bot) = with_file(0).await;
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 50 * CHUNK + 7] {
        sim.puts_file("/srv/a.bin", bytes(length));
        assert_eq!(downloaded(&bot).await, (bytes(length), None));
    }
}

#[tokio::test]
async fn a_file_is_saved_whole_with_progress_or_not_at_all() {
    let (sim, bot) = with_file(10 * CHUNK).await;
    let folder = tempfile::tempdir().unwrap();
    let seen = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&seen);
    let download = bot.napcat.download_file_stream("a.bin").await.unwrap();
    let saving = download.on_progress(move |have, all| {
        assert_eq!((all, have % CHUNK as u64), (Some(10 * CHUNK as u64), 0));
        counting.fetch_add(1, Ordering::Relaxed);
    });
    let saved = saving.save_to(folder.path()).await.unwrap();
    assert_eq!(saved.path, folder.path().join("a.bin"));
    assert_eq!((saved.size, seen.load(Ordering::Relaxed)), (10 * CHUNK as u64, 10));
    assert_eq!(std::fs::read(&saved.path).unwrap(), bytes(10 * CHUNK));

    sim.puts_file("/srv/a.bin", [0; 10]);
    sim.faults().miscount_downloads();
    let download = bot.napcat.download_file_stream("a.bin").await.unwrap();
    download.save_to(&saved.path).await.unwrap_err();
    assert_eq!(std::fs::read(&saved.path).unwrap().len(), 10 * CHUNK, "the old one stays");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
}

#[tokio::test]
async fn where_nothing_can_be_written_is_told() {
    let (_sim, bot) = with_file(10).await;
    let folder = tempfile::tempdir().unwrap();
    let download = bot.napcat.download_file_stream("a.bin").await.unwrap();
    let error = download.save_to(folder.path().join("no/such")).await.unwrap_err();
    assert!(matches!(error, CallError::InvalidArgument { argument: "path", .. }), "{error}");
    assert!(error.to_string().contains("no/such"), "{error}");
}

#[tokio::test]
async fn a_chunk_that_is_lost_or_comes_twice_is_a_failure() {
    let (sim, bot) = with_file(5 * CHUNK).await;
    let faults: [(Fault, _); 4] = [
        (|faults| faults.lose_chunk(2), "chunk 2 did not come"),
        (|faults| faults.repeat_chunk(1), "chunk 1 came again"),
        (|faults| faults.lose_chunk(4), "chunks came, but"),
        (|faults| faults.miscount_downloads(), "bytes in 5 chunks were sent"),
    ];
    for (fault, reason) in faults {
        fault(sim.faults().clear());
        let error = downloaded(&bot).await.1.unwrap();
        assert_eq!(error.kind(), ErrorKind::Protocol);
        assert!(error.to_string().contains(reason), "{error}");
    }
}

#[tokio::test]
async fn a_download_that_fails_on_the_way_says_what_the_server_says() {
    let (sim, bot) = with_file(5 * CHUNK).await;
    sim.faults().fail_downloads_after(3);
    let (have, error) = downloaded(&bot).await;
    assert_eq!(have, bytes(3 * CHUNK));
    assert!(error.unwrap().to_string().contains("Download failed: read failed"));
}

#[tokio::test]
async fn a_download_that_stops_ends_at_the_deadline_of_a_chunk() {
    let (sim, bot) = with_file(5 * CHUNK).await;
    sim.faults().stall_downloads_after(3);
    let patience = Duration::from_millis(50);
    let download = bot.napcat.download_file_stream("a.bin").timeout(patience).await.unwrap();
    let last = download.collect::<Vec<_>>().await.pop().unwrap();
    assert!(matches!(last, Err(CallError::Timeout { after, .. }) if after == patience), "{last:?}");
}

#[tokio::test]
async fn a_lost_connection_ends_a_download_at_once() {
    let (sim, bot) = with_file(5 * CHUNK).await;
    sim.faults().stall_downloads_after(3);
    let mut download = bot.napcat.download_file_stream("a.bin").await.unwrap();
    for _ in 0..3 {
        download.next().await.unwrap().unwrap();
    }
    sim.faults().drop_connections();
    let end = download.next().await;
    assert!(matches!(end, Some(Err(CallError::Disconnected { sent: true, .. }))), "{end:?}");
}

#[tokio::test]
async fn who_takes_a_download_too_slowly_is_told_and_holds_nobody_up() {
    let sim = Sim::start().await.unwrap();
    sim.puts_file("/srv/a.bin", vec![7; 40 << 20]);
    let bot = start(&sim).await;
    let mut download = bot.napcat.download_file_stream("a.bin").chunk_size(1 << 20).await.unwrap();
    // What comes when there is no room left is for nobody.
    while bot.napcat.stats().stray_answers == 0 {
        bot.napcat.get_status().await.unwrap();
    }
    let error = download.next().await.unwrap().unwrap_err();
    assert!(matches!(error, CallError::Broken { .. }), "{error}");
    assert!(error.to_string().contains("cannot be asked to wait"), "{error}");
    assert!(download.next().await.is_none());
    assert_eq!(download.received(), 0, "at once, for there will be a gap");
}

/// Something that goes wrong.
type Fault = for<'a> fn(Faults<'a>) -> Faults<'a>;

/// Counts the answers that are alive.
struct Counted {
    json: Vec<u8>,
    alive: Arc<AtomicUsize>,
}

impl AsRef<[u8]> for Counted {
    fn as_ref(&self) -> &[u8] {
        &self.json
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.alive.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Sends a file of so many chunks, each made when it is asked for.
struct Endless {
    chunks: usize,
    alive: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

#[async_trait]
impl Client for Endless {
    async fn call(&self, call: Call) -> Result<Reply, CallError> {
        panic!("{} is answered several times", call.action)
    }

    async fn call_for_several(&self, _call: Call, _bound: usize) -> Result<Replies, CallError> {
        let (chunks, alive, most) = (self.chunks, Arc::clone(&self.alive), Arc::clone(&self.most));
        let data = STANDARD.encode(vec![7; CHUNK]);
        Ok(Replies::new(futures_util::stream::iter(0..chunks + 2).map(move |number| {
            let answer = match number {
                0 => json!({ "type": "stream", "data_type": "file_info", "file_name": "a" }),
                number if number <= chunks => json!({
                    "type": "stream", "data_type": "file_chunk", "index": number - 1, "data": data,
                }),
                _ => json!({ "type": "response", "total_chunks": chunks }),
            };
            most.fetch_max(alive.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
            let json = answer.to_string().into_bytes();
            let counted = Counted { json, alive: Arc::clone(&alive) };
            Ok(Reply::new(Bytes::from_owner(counted)))
        })))
    }
}

#[tokio::test]
async fn however_long_a_file_is_only_a_chunk_of_it_is_in_memory() {
    let [alive, most]: [Arc<AtomicUsize>; 2] = Default::default();
    let server = Endless { chunks: 1000, alive, most };
    let folder = tempfile::tempdir().unwrap();
    let saved = server.download_file_stream("a").await.unwrap().save_to(folder.path()).await;
    assert_eq!(saved.unwrap().size, 1000 * CHUNK as u64);
    assert!(server.most.load(Ordering::Relaxed) <= 2);
    assert_eq!(server.alive.load(Ordering::Relaxed), 0);
}
