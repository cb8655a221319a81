//! Where the connection of one account is put when its NapCat dials in.

use std::sync::{Mutex, MutexGuard, PoisonError};

use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use mynah_core::RunContext;
use mynah_core::i18n::Phrase;
use tokio::sync::Notify;
use tokio_tungstenite::WebSocketStream;

use crate::error::ConnectError;
use crate::handle::Inner;
use crate::texts::text;
use crate::transport::session::{self, Ended};
use crate::transport::supervisor::Transport;

/// A connection that NapCat made.
pub(super) type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// Where the connection of one account is put; the last one counts.
#[derive(Debug, Default)]
pub(crate) struct Seat {
    next: Mutex<Option<Socket>>,
    came: Notify,
}

impl Seat {
    /// Gives the bot a new connection, which takes the place of the one it has.
    pub(super) fn take_place(&self, socket: Socket) {
        *self.next() = Some(socket);
        self.came.notify_one();
    }

    fn next(&self) -> MutexGuard<'_, Option<Socket>> {
        // Nothing that holds the lock can leave it half changed.
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is another connection, and leaves it there.
    async fn is_wanted(&self) {
        while self.next().is_none() {
            self.came.notified().await;
        }
    }
}

impl Transport for &Seat {
    type Connection = Socket;

    const DIALS: bool = false;

    async fn connect(&self) -> Result<Socket, ConnectError> {
        loop {
            self.is_wanted().await;
            if let Some(socket) = self.next().take() {
                return Ok(socket);
            }
        }
    }

    async fn serve(&self, bot: &Inner, context: &RunContext, socket: Socket) -> Ended {
        let gone = async {
            self.is_wanted().await;
            text("lost-replaced")
        };
        session::over_websocket(bot, context, socket, gone).await
    }

    fn greeting(&self) -> Phrase {
        text("dialled-in")
    }
}
