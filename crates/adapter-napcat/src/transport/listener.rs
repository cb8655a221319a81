//! A port of this process to which NapCat comes by itself: with WebSockets, or with events.
//!
//! Bots of one process may share a port; the path tells them apart. On one path there may be
//! several bots that events are posted to, which the account tells apart.

mod door;
mod hush;
mod port;
mod reception;
mod refusal;
mod seat;

use std::net::SocketAddr;
use std::sync::Arc;

use async_trait::async_trait;
use hyper::Request;
use hyper::body::Incoming;
use mynah_core::BotId;
use mynah_core::i18n::Phrase;

pub(super) use hush::Hush;
pub(super) use port::{Place, open};
pub(super) use reception::Reception;
pub(super) use refusal::{Refusal, Reply};
pub(crate) use seat::Seat;

/// Who came to the port.
pub(super) type Peer = SocketAddr;

/// What is to be found at a path of a port.
#[async_trait]
pub(super) trait Guest: Send + Sync {
    /// Whose it is.
    fn bot(&self) -> &BotId;

    /// Whether it may be at a path with others that say so too.
    fn shares_its_path(&self) -> bool;

    /// Whether a request that names this account is for it; `None` while that is not known.
    fn expects(&self, account: &str) -> Option<bool>;

    /// Answers a request.
    async fn serve(self: Arc<Self>, request: Request<Incoming>, peer: Peer) -> Reply;

    /// Says something about the port in the log, in the language of the bot.
    fn warn(&self, line: &Phrase);

    /// Says no to a request, and says so in the log.
    fn refuse(&self, refusal: &Refusal, peer: Peer) -> Reply;
}
