//! Where events are posted to: who posts is checked before what is posted is looked at.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::{Method, Request, StatusCode};
use mynah_core::i18n::Phrase;
use mynah_core::{BotId, UserId};
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::replays::Replays;
use super::signature::{self, Signed};
use crate::NapCat;
use crate::config::Token;
use crate::texts::text;
use crate::transport::listener::{Guest, Hush, Peer, Refusal, Reply};

/// How many events may wait while there is no connection; more are refused.
const WAITING: usize = 1000;

/// The events that were posted.
pub(super) type Letters = mpsc::Receiver<Bytes>;

/// Where the events of one account are posted to.
pub(super) struct Mailbox {
    bot: NapCat,
    secret: Option<Token>,
    account: OnceLock<UserId>,
    letters: mpsc::Sender<Bytes>,
    replays: Mutex<Replays>,
    full: Hush,
    refused: Hush,
}

impl Mailbox {
    pub(super) fn new(bot: &NapCat, secret: Option<Token>) -> (Self, Letters) {
        let (sender, letters) = mpsc::channel(WAITING);
        let mailbox = Self {
            bot: bot.clone(),
            secret,
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

    async fn take(&self, request: Request<Incoming>) -> Result<(), Refusal> {
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
            return Ok(());
        }
        self.letters.try_send(body).map_err(|_| {
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
        Ok(())
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
            Ok(()) => Reply::of(StatusCode::NO_CONTENT),
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
