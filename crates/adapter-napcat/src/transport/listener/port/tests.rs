//! Connections that are kept, and those that are not, on a paused clock.

use async_trait::async_trait;
use mynah_core::BotId;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::time::{Instant, sleep, timeout};

use super::*;

/// Takes everything.
struct Welcoming(BotId);

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

    fn refuse(&self, _: &Refusal, _: Peer) -> Reply {
        Reply::of(StatusCode::FORBIDDEN)
    }
}

/// Somebody who is connected to a port where there is somebody at `/qq`.
fn connected() -> DuplexStream {
    let guests = Guests::default();
    guests.0.lock().unwrap().push(("/qq".to_owned(), Arc::new(Welcoming("main".into()))));
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
