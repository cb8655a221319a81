//! Connections that are kept, and those that are not, on a paused clock.

use async_trait::async_trait;
use mynah_core::i18n::Phrase;
use mynah_core::{BotId, Lang, Localize};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::time::{Instant, sleep, timeout};

use super::*;

/// Takes everything, and remembers what was said.
struct Welcoming(BotId, Mutex<Vec<Phrase>>);

impl Welcoming {
    fn new() -> Arc<Self> {
        Arc::new(Self("main".into(), Mutex::default()))
    }
}

#[async_trait]
impl Guest for Welcoming {
    fn bot(&self) -> &BotId {
        &self.0
    }

    fn shares_its_path(&self) -> bool {
        false
    }

    fn expects(&self, _: &str) -> Option<bool> {
        None
    }

    async fn serve(self: Arc<Self>, _: Request<Incoming>, _: Peer) -> Reply {
        Reply::of(StatusCode::NO_CONTENT)
    }

    fn warn(&self, line: &Phrase) {
        self.1.lock().unwrap().push(line.clone());
    }

    fn refuse(&self, _: &Refusal, _: Peer) -> Reply {
        Reply::of(StatusCode::FORBIDDEN)
    }
}

/// Somebody who is connected to a port where there is somebody at `/qq`.
fn connected() -> DuplexStream {
    let guests = Guests::default();
    guests.all().push(("/qq".to_owned(), Welcoming::new()));
    let (here, there) = tokio::io::duplex(64 << 10);
    let peer = SocketAddr::from(([127, 0, 0, 1], 1));
    tokio::spawn(receive(there, peer, Arc::new(guests), CancellationToken::new()));
    here
}

/// Posts something and answers the status, or nothing when the connection is gone.
async fn post(client: &mut DuplexStream, path: &str) -> Option<String> {
    let request = format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{{}}");
    client.write_all(request.as_bytes()).await.ok()?;
    let mut answer = [0; 1024];
    let read = client.read(&mut answer).await.ok().filter(|read| *read > 0)?;
    let answer = String::from_utf8_lossy(&answer[..read]).into_owned();
    answer.split(' ').nth(1).map(str::to_owned)
}

/// When the other side hangs up.
async fn hung_up_after(client: &mut DuplexStream) -> u64 {
    let start = Instant::now();
    let mut rest = Vec::new();
    timeout(Duration::from_hours(1), client.read_to_end(&mut rest)).await.unwrap().unwrap();
    start.elapsed().as_secs()
}

#[tokio::test(start_paused = true)]
async fn a_connection_is_kept_for_longer_than_whoever_posts_keeps_it() {
    let mut client = connected();
    for _ in 0..5 {
        assert_eq!(post(&mut client, "/qq").await.as_deref(), Some("204"));
        // Node keeps connections for some seconds, others for a minute and a half.
        sleep(Duration::from_secs(90)).await;
    }
    assert_eq!(post(&mut client, "/qq").await.as_deref(), Some("204"));
    assert_eq!(hung_up_after(&mut client).await, 300);
}

#[tokio::test(start_paused = true)]
async fn who_says_nothing_and_who_is_turned_away_may_not_stay() {
    assert_eq!(hung_up_after(&mut connected()).await, 10);
    let mut stray = connected();
    assert_eq!(post(&mut stray, "/other").await.as_deref(), Some("403"));
    assert_eq!(hung_up_after(&mut stray).await, 0);
}

#[tokio::test(start_paused = true)]
async fn that_nobody_can_be_let_in_is_said_once_a_minute_in_the_language_of_the_bot() {
    let (guests, guest) = (Guests::default(), Welcoming::new());
    guests.all().push(("/qq".to_owned(), guest.clone()));
    let too_many_files = io::Error::from_raw_os_error(24);
    for _ in 0..3 {
        guests.complain(&too_many_files);
        guests.complain(&too_many_files);
        sleep(Duration::from_secs(30)).await;
    }
    let told = guest.1.lock().unwrap();
    let told = |lang: &Lang| told.iter().map(|line| line.localize(lang)).collect::<Vec<_>>();
    let english = told(&Lang::english());
    assert_eq!(english.len(), 2);
    assert!(english[0].ends_with("Too many open files (os error 24); it is tried again"));
    assert!(english[1].ends_with("again (and 3 more since the last time this was said)"));
    assert!(told(&Lang::chinese())[1].starts_with("系统无法在这个端口接受连接"));
}
