//! Where events are posted to: who posts is checked before what is posted is looked at.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::{Method, Request, StatusCode};
use mynah_core::i18n::Phrase;
use mynah_core::{BotId, UserId};
use tokio::sync::{Semaphore, SemaphorePermit, mpsc};
use tokio::time::Instant;

use super::post::{Post, Waiting};
use super::replays::Replays;
use super::signature::{self, Signed};
use crate::NapCat;
use crate::config::{Posts, Token};
use crate::texts::text;
use crate::transport::listener::{Guest, Hush, Peer, Refusal, Reply};

/// How many events may wait while there is no connection; more are refused.
const WAITING: usize = 1000;

/// How many answers may be waited for at a time; more are given at once, so that no post waits for
/// another.
const UNANSWERED: usize = 32;

/// The events that were posted, and the answers that are not given yet.
pub(super) type Letters = mpsc::Receiver<Letter>;

/// An event that was posted.
pub(super) type Letter = (Bytes, Option<Arc<Post>>);

/// An answer that waits, and its place among those that may.
type Unanswered<'a> = (Waiting, SemaphorePermit<'a>);

/// Where the events of one account are posted to.
pub(super) struct Mailbox {
    bot: NapCat,
    secret: Option<Token>,
    account: OnceLock<UserId>,
    letters: mpsc::Sender<Letter>,
    /// How long an answer may wait for somebody who has something to say.
    quick_wait: Duration,
    unanswered: Semaphore,
    replays: Mutex<Replays>,
    full: Hush,
    refused: Hush,
}

impl Mailbox {
    pub(super) fn new(bot: &NapCat, posts: &Posts) -> (Self, Letters) {
        let (sender, letters) = mpsc::channel(WAITING);
        let mailbox = Self {
            bot: bot.clone(),
            secret: posts.secret.clone(),
            quick_wait: posts.quick_wait,
            unanswered: Semaphore::new(UNANSWERED),
            account: OnceLock::new(),
            letters: sender,
            replays: Mutex::default(),
            full: Hush::default(),
            refused: Hush::default(),
        };
        (mailbox, letters)
    }

    /// The account is known from now on; what is posted for another is not for this bot.
    pub(super) fn belongs_to(&self, account: &UserId) {
        self.account.get_or_init(|| account.clone());
    }

    fn replays(&self) -> MutexGuard<'_, Replays> {
        // Nothing that holds the lock can leave it half changed.
        self.replays.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes an event; what its answer waits for, if it is to wait.
    async fn take(&self, request: Request<Incoming>) -> Result<Option<Unanswered<'_>>, Refusal> {
        if request.method() != Method::POST {
            return Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, text("posts-only")));
        }
        let header = request.headers().get("x-signature").cloned();
        let body = self.body(request.into_body()).await?;
        let secret = self.secret.as_ref();
        let digest = match signature::check(secret, header.as_ref(), &body) {
            Signed::Well(digest) => digest,
            Signed::Not => {
                return Err(Refusal::new(StatusCode::UNAUTHORIZED, text("post-unsigned")));
            }
            Signed::Badly => return Err(Refusal::new(StatusCode::FORBIDDEN, text("post-forged"))),
        };
        if self.replays().is_one(digest, Instant::now()) {
            let count = self.bot.inner.counters.replays.count();
            tracing::debug!(count, "an event was posted twice");
            return Ok(None);
        }
        let (post, unanswered) = self.post().unzip();
        self.letters.try_send((body, post)).map_err(|_| {
            // It was not taken, so it may come again.
            self.replays().forget(&digest);
            let count = self.bot.inner.counters.dropped_posts.count();
            if let Some(more) = self.full.breaks() {
                let line = text("posts-full").with("dropped", count).with("more", more);
                tracing::warn!(count, "{}", self.bot.inner.says(&line));
            }
            Refusal::quiet(StatusCode::SERVICE_UNAVAILABLE)
        })?;
        self.bot.inner.outage.has_shown_itself();
        Ok(unanswered)
    }

    /// An answer that may be waited for.
    fn post(&self) -> Option<(Arc<Post>, Unanswered<'_>)> {
        if self.quick_wait.is_zero() {
            return None;
        }
        let place = self.unanswered.try_acquire().ok()?;
        let (post, waiting) = Post::new();
        Some((Arc::new(post), (waiting, place)))
    }

    async fn answer(&self, (waiting, _place): Unanswered<'_>) -> Reply {
        match waiting.answer(self.quick_wait).await {
            Some(operation) => Reply::json(operation),
            None => Reply::of(StatusCode::NO_CONTENT),
        }
    }

    async fn body(&self, body: Incoming) -> Result<Bytes, Refusal> {
        let limit = self.bot.inner.config.connect.max_message_size;
        match Limited::new(body, limit).collect().await {
            Ok(body) => Ok(body.to_bytes()),
            Err(error) if error.is::<LengthLimitError>() => {
                let told = text("post-too-long").with("limit", limit);
                Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, told))
            }
            Err(_) => Err(Refusal::quiet(StatusCode::BAD_REQUEST)),
        }
    }
}

#[async_trait]
impl Guest for Mailbox {
    fn bot(&self) -> &BotId {
        &self.bot.inner.config.id
    }

    fn shares_its_path(&self) -> bool {
        true
    }

    fn expects(&self, account: &str) -> Option<bool> {
        self.account.get().map(|own| *own == *account)
    }

    async fn serve(self: Arc<Self>, request: Request<Incoming>, peer: Peer) -> Reply {
        match self.take(request).await {
            Ok(Some(unanswered)) => self.answer(unanswered).await,
            Ok(None) => Reply::of(StatusCode::NO_CONTENT),
            Err(refusal) => self.refuse(&refusal, peer),
        }
    }

    fn warn(&self, line: &Phrase) {
        self.bot.inner.warn(line);
    }

    fn refuse(&self, refusal: &Refusal, peer: Peer) -> Reply {
        refusal.tell(&self.bot.inner, &self.refused, peer)
    }
}
