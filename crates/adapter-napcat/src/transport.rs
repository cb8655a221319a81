//! The connection: making it, watching it, getting it back, and the calls that go over it.
//!
//! There are five ways for a bot and its server to meet, and one [`Transport`](supervisor::Transport)
//! for each; what is above them is the same. One task reads and only routes: it never makes a call
//! and never waits for a handler.

mod brake;
mod credentials;
mod http;
mod http_frames;
mod link;
mod listener;
mod outage;
mod pending;
mod session;
mod supervisor;
mod tls;
mod watchdog;
mod websocket;

use mynah_core::RunContext;

use crate::NapCat;
use crate::catch_up;
use crate::config::Way;
use crate::error::ConnectError;

pub(crate) use brake::Brake;
pub(crate) use http::Post;
pub(crate) use link::{Link, shortened};
pub(crate) use listener::Seat;
pub(crate) use outage::Outage;
#[cfg(any(test, fuzzing))]
pub(crate) use session::read;

/// Runs a bot until shutdown, by the way its configuration says.
pub(crate) async fn run(bot: &NapCat, context: &RunContext) -> Result<(), ConnectError> {
    catch_up::beside(bot, context, Box::pin(keep_up(bot, context))).await
}

async fn keep_up(bot: &NapCat, context: &RunContext) -> Result<(), ConnectError> {
    let inner = &*bot.inner;
    match &inner.config.way {
        Way::Dial(address) => {
            let transport = websocket::WebSocket::new(&inner.config, address);
            supervisor::run(inner, &transport, context).await
        }
        Way::Stream(address) => {
            let transport = http::HttpStream::new(&inner.config, address);
            supervisor::run(inner, &transport, context).await
        }
        Way::Posts(address, posts) => {
            let transport = http::HttpPosts::new(bot, address, posts);
            supervisor::run(inner, &transport, context).await
        }
        Way::Listen(_) => supervisor::run(inner, &&inner.seat, context).await,
    }
}

/// Opens the port of a bot whose NapCats dial in, and introduces a bot for each account that does.
pub(crate) async fn receive(bot: &NapCat, context: &RunContext) -> Result<(), ConnectError> {
    let inner = &*bot.inner;
    let Way::Listen(listen) = &inner.config.way else {
        return run(bot, context).await;
    };
    let reception = listener::Reception::new(bot, listen, context);
    supervisor::run(inner, &reception, context).await
}

#[cfg(test)]
mod tests;
