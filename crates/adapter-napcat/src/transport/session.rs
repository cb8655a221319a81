//! One connection, from the handshake to its end.

mod close;
mod joins;
mod loss;
mod reader;

use std::time::Duration;

use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use mynah_core::RunContext;
use mynah_core::i18n::Phrase;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;
use tokio::time::Instant;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{Error as WsError, Message};

use crate::error::ConnectError;
use crate::handle::Inner;
use reader::Reader;

/// How many frames may wait to be written before whoever makes calls has to wait too.
const QUEUE: usize = 256;

/// How a connection ended.
#[derive(Debug)]
pub(super) enum End {
    /// It was closed because the bot is shutting down.
    Shutdown,
    /// It is of no use to connect again: the token was refused, or the bot is to be closed.
    Refused(ConnectError),
    /// It was lost, for this reason.
    Lost(Phrase),
}

/// A connection that ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) end: End,
    /// Whether the server said that the connection is up.
    pub(super) greeted: bool,
    pub(super) uptime: Duration,
}

/// Serves one connection until it ends.
pub(super) async fn run<S>(
    bot: &Inner,
    context: &RunContext,
    mut socket: WebSocketStream<S>,
) -> Ended
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let started = Instant::now();
    let (outgoing, mut queue) = mpsc::channel(QUEUE);
    bot.link.open(outgoing.clone());
    let mut reader = Reader::new(bot, context, outgoing, started);
    let end = {
        let (mut sink, mut stream) = (&mut socket).split();
        tokio::select! {
            end = reader.run(&mut stream) => end,
            error = write(&mut sink, &mut queue) => End::Lost(loss::reason(&error)),
            () = context.shutdown.cancelled() => End::Shutdown,
        }
    };
    if matches!(end, End::Shutdown | End::Refused(ConnectError::Flooded { .. })) {
        close::close(&mut socket, &mut queue, bot.config.connect.close_timeout).await;
    }
    drop(queue);
    bot.link.close();
    if matches!(end, End::Lost(_)) {
        reader.publish_loss();
    }
    Ended { greeted: reader.greeted(), uptime: started.elapsed(), end }
}

/// Reads one frame as if a server had sent it; whether the server refuses the bot with it.
#[cfg(any(test, fuzzing))]
pub(crate) async fn read(bot: &Inner, context: &RunContext, frame: Message) -> bool {
    let (outgoing, _queue) = mpsc::channel(QUEUE);
    let mut reader = Reader::new(bot, context, outgoing, Instant::now());
    let mut frames = futures_util::stream::iter([Ok(frame)]);
    matches!(reader.run(&mut frames).await, End::Refused(_))
}

/// Writes what is queued, as much as there is at a time; only ends when it cannot.
async fn write<S>(
    sink: &mut SplitSink<&mut WebSocketStream<S>, Message>,
    queue: &mut mpsc::Receiver<Message>,
) -> WsError
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    loop {
        let Some(first) = queue.recv().await else {
            // The session itself holds a sender.
            return WsError::AlreadyClosed;
        };
        if let Err(error) = write_batch(sink, queue, first).await {
            return error;
        }
    }
}

async fn write_batch<S>(
    sink: &mut SplitSink<&mut WebSocketStream<S>, Message>,
    queue: &mut mpsc::Receiver<Message>,
    first: Message,
) -> Result<(), WsError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    sink.feed(first).await?;
    while let Ok(next) = queue.try_recv() {
        sink.feed(next).await?;
    }
    sink.flush().await
}
