//! A session over a WebSocket, whoever dialled.

use std::future::poll_fn;

use bytes::Bytes;
use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use mynah_core::RunContext;
use mynah_core::i18n::Phrase;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;
use tokio::time::Instant;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{Error as WsError, Message};

use super::reader::{Reader, Signal};
use super::{End, Ended, close, loss};
use crate::error::ConnectError;
use crate::handle::Inner;
use crate::transport::link::{Carrier, Link, Parcel};

/// How many frames may wait to be written before whoever makes calls has to wait too.
const QUEUE: usize = 256;

/// Serves one connection until it ends, at the latest when it is `gone` for a reason of ours.
pub(in crate::transport) async fn over_websocket<S>(
    bot: &Inner,
    context: &RunContext,
    mut socket: WebSocketStream<S>,
    gone: impl Future<Output = Phrase> + Send,
) -> Ended
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let started = Instant::now();
    let (outgoing, mut queue) = mpsc::channel(QUEUE);
    bot.link.open(Carrier::Frames(outgoing.clone()));
    let mut reader = Reader::new(bot, context, Some(outgoing), started);
    let end = {
        let (mut sink, stream) = (&mut socket).split();
        let mut stream = stream.map(signal);
        tokio::select! {
            biased;
            // Before more is read, so that what was read last is answered.
            error = write(&bot.link, &mut sink, &mut queue) => End::Lost(loss::reason(&error)),
            end = reader.run(&mut stream) => end,
            () = context.shutdown.cancelled() => End::Shutdown,
            reason = gone => End::Lost(reason),
        }
    };
    if matches!(end, End::Shutdown | End::Refused(ConnectError::Flooded { .. })) {
        close::close(&bot.link, &mut socket, &mut queue, bot.config.connect.close_timeout).await;
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
    let mut reader = Reader::new(bot, context, None, Instant::now());
    let mut signals = futures_util::stream::iter([signal(Ok(frame))]);
    matches!(reader.run(&mut signals).await, End::Refused(_))
}

/// What a message means to the reader.
fn signal(message: Result<Message, WsError>) -> Signal {
    match message {
        Ok(Message::Text(text)) => Signal::Frame(text),
        Ok(Message::Binary(bytes)) => Signal::frame(bytes),
        Ok(Message::Close(frame)) => Signal::Goodbye(loss::goodbye(frame.as_ref())),
        Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => Signal::Alive,
        Err(error) => Signal::Lost(loss::reason(&error)),
    }
}

/// A question after the other side, which has to be answered.
pub(super) fn ping() -> Message {
    Message::Ping(Bytes::new())
}

/// Writes what is queued, as much as there is at a time; only ends when it cannot.
async fn write<S>(
    link: &Link,
    sink: &mut SplitSink<&mut WebSocketStream<S>, Message>,
    queue: &mut mpsc::Receiver<Parcel>,
) -> WsError
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    loop {
        let Some(first) = queue.recv().await else {
            // The session itself holds a sender.
            return WsError::AlreadyClosed;
        };
        if let Err(error) = write_batch(link, sink, queue, first).await {
            return error;
        }
    }
}

async fn write_batch<S>(
    link: &Link,
    sink: &mut SplitSink<&mut WebSocketStream<S>, Message>,
    queue: &mut mpsc::Receiver<Parcel>,
    first: Parcel,
) -> Result<(), WsError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut next = Some(first);
    while let Some(parcel) = next {
        // Only what there is room for begins to be written; until then it can be taken back.
        poll_fn(|cx| sink.poll_ready_unpin(cx)).await?;
        if let Some(message) = link.unpack(parcel) {
            sink.start_send_unpin(message)?;
        }
        next = queue.try_recv().ok();
    }
    sink.flush().await
}
