//! A WebSocket in use: frames in, frames out, whoever dialled.

use std::{pin::pin, sync::Arc, time::Duration};

use futures_util::{SinkExt, StreamExt, stream::SplitSink, stream::SplitStream};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite},
    sync::mpsc,
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{Error, Message},
};

use crate::{
    server::{Connection, Outgoing, dispatch},
    shared::Shared,
};

/// How long a closed connection waits for the client's own close frame.
const FAREWELL: Duration = Duration::from_secs(5);

/// The close code for a frame that is too large.
const TOO_LARGE: u16 = 1009;

/// What a WebSocket runs over.
pub(super) trait Carrier: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Carrier for S {}

/// Why reading ended.
enum End {
    /// The client closed, or the socket broke.
    Gone,
    /// A frame was larger than the server takes.
    TooLarge,
}

/// Reads and writes side by side, so that a client that does not read cannot keep us from reading.
pub(super) async fn exchange<S: Carrier>(
    shared: &Arc<Shared>,
    connection: &Connection,
    socket: WebSocketStream<S>,
    outgoing: mpsc::UnboundedReceiver<Outgoing>,
) {
    let (mut sink, mut stream) = socket.split();
    let end = {
        let mut reading = pin!(read(shared, connection, &mut stream));
        let mut writing = pin!(write(shared, &mut sink, outgoing));
        tokio::select! {
            end = &mut reading => {
                if matches!(end, End::TooLarge) {
                    connection.send(Outgoing::close(Some(TOO_LARGE), ""));
                    let _ = timeout(FAREWELL, writing).await;
                }
                end
            }
            () = &mut writing => timeout(FAREWELL, reading).await.unwrap_or(End::Gone),
        }
    };
    if let (End::TooLarge, Ok(socket)) = (end, sink.reunite(stream)) {
        let _ = timeout(FAREWELL, drain(socket)).await;
    }
}

/// Reads what a client still sends: hanging up on it would take the close frame away from it.
async fn drain<S: Carrier>(mut socket: WebSocketStream<S>) {
    let mut buffer = vec![0; 64 << 10];
    while socket.get_mut().read(&mut buffer).await.is_ok_and(|read| read > 0) {}
}

async fn read<S: Carrier>(
    shared: &Arc<Shared>,
    connection: &Connection,
    stream: &mut SplitStream<WebSocketStream<S>>,
) -> End {
    let mut silence = shared.faults.silence();
    loop {
        // A silent server does not even read, or pings would be answered.
        if silence.wait_for(|silent| !silent).await.is_err() {
            return End::Gone;
        }
        let frame = tokio::select! {
            biased;
            _ = silence.wait_for(|silent| *silent) => continue,
            frame = stream.next() => frame,
        };
        match frame {
            Some(Ok(Message::Text(text))) => dispatch::handle(shared, connection, &text),
            Some(Ok(Message::Binary(bytes))) => {
                dispatch::handle(shared, connection, &String::from_utf8_lossy(&bytes));
            }
            // Whoever was dialled ends the socket; one that does not is not waited for long.
            Some(Ok(Message::Close(_))) => {
                let rest = async { while let Some(Ok(_)) = stream.next().await {} };
                let _ = timeout(FAREWELL, rest).await;
                return End::Gone;
            }
            Some(Ok(_)) => {}
            Some(Err(Error::Capacity(_))) => return End::TooLarge,
            Some(Err(_)) | None => return End::Gone,
        }
    }
}

async fn write<S: Carrier>(
    shared: &Arc<Shared>,
    sink: &mut SplitSink<WebSocketStream<S>, Message>,
    mut outgoing: mpsc::UnboundedReceiver<Outgoing>,
) {
    let mut silence = shared.faults.silence();
    loop {
        if silence.wait_for(|silent| !silent).await.is_err() {
            return;
        }
        let next = tokio::select! {
            biased;
            _ = silence.wait_for(|silent| *silent) => continue,
            next = outgoing.recv() => next,
        };
        let written = match next {
            None => return,
            Some(Outgoing::Close(frame)) => {
                let _ = sink.send(Message::Close(frame)).await;
                return;
            }
            Some(Outgoing::Frame(frame)) => sink.feed(frame).await,
            Some(Outgoing::Part(frame, place)) => {
                let fed = sink.feed(frame).await;
                drop(place);
                fed
            }
        };
        // Flushing once for a burst instead of once for a frame keeps the server cheap.
        let flushed = if outgoing.is_empty() { sink.flush().await } else { Ok(()) };
        if written.and(flushed).is_err() {
            return;
        }
    }
}
