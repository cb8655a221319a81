//! One connection, from the first byte to the last.

use std::{pin::pin, sync::Arc, time::Duration};

use futures_util::{SinkExt, StreamExt, stream::SplitSink, stream::SplitStream};
use tokio::{io::AsyncReadExt, net::TcpStream, sync::mpsc, time::timeout};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{Error, Message},
};
use tokio_util::sync::CancellationToken;

use crate::{
    activity::Activity,
    event::meta,
    faults::Door,
    server::{Connection, Outgoing, answer, dispatch, handshake},
    shared::Shared,
};

type Socket = WebSocketStream<TcpStream>;

/// How long a closed connection waits for the client's own close frame.
const FAREWELL: Duration = Duration::from_secs(5);

/// The close code for a frame that is too large.
const TOO_LARGE: u16 = 1009;

/// Serves a socket until it ends or `abort` drops it.
pub(super) async fn serve(
    shared: Arc<Shared>,
    socket: TcpStream,
    id: u64,
    abort: CancellationToken,
) {
    let work = enter(&shared, socket, id, &abort);
    abort.run_until_cancelled(work).await;
    if shared.hub.remove(id) {
        shared.record(&Activity::Disconnected);
    }
}

/// Lets the client in, or does what the fault at the door says.
async fn enter(shared: &Arc<Shared>, socket: TcpStream, id: u64, abort: &CancellationToken) {
    let _ = socket.set_nodelay(true);
    let refusal = match shared.faults.door() {
        Door::HangUp => return,
        Door::Stall => return std::future::pending().await,
        Door::Refuse(status) => Some(status),
        Door::Open | Door::HangUpAfterUpgrade => None,
    };
    let Ok((socket, visit)) = handshake::upgrade(socket, refusal).await else {
        return;
    };
    if shared.faults.door() == Door::HangUpAfterUpgrade {
        return;
    }
    let (queue, outgoing) = mpsc::unbounded_channel();
    let events = visit.wants_events();
    let connection = Connection { id, events, queue, abort: abort.clone() };
    if visit.knows(&shared.settings.token.0) {
        // Recorded first: who waits for the connection may look at the journal next.
        shared.record(&Activity::Connected { path: visit.path });
        let greeting = events.then(|| Outgoing::text(shared.read(meta::connect).to_string()));
        shared.hub.add(connection.clone(), greeting);
    } else {
        shared.record(&Activity::TokenRefused);
        connection.send(Outgoing::text(answer::token_refused().to_string()));
        connection.send(Outgoing::Close(None));
    }
    exchange(shared, &connection, socket, outgoing).await;
}

/// Why reading ended.
enum End {
    /// The client closed, or the socket broke.
    Gone,
    /// A frame was larger than the server takes.
    TooLarge,
}

/// Reads and writes side by side, so that a client that does not read cannot keep us from reading.
async fn exchange(
    shared: &Arc<Shared>,
    connection: &Connection,
    socket: Socket,
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
async fn drain(mut socket: Socket) {
    let mut buffer = vec![0; 64 << 10];
    while socket.get_mut().read(&mut buffer).await.is_ok_and(|read| read > 0) {}
}

async fn read(
    shared: &Arc<Shared>,
    connection: &Connection,
    stream: &mut SplitStream<Socket>,
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
            Some(Ok(_)) => {}
            Some(Err(Error::Capacity(_))) => return End::TooLarge,
            Some(Err(_)) | None => return End::Gone,
        }
    }
}

async fn write(
    shared: &Arc<Shared>,
    sink: &mut SplitSink<Socket, Message>,
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
        };
        // Flushing once for a burst instead of once for a frame keeps the server cheap.
        let flushed = if outgoing.is_empty() { sink.flush().await } else { Ok(()) };
        if written.and(flushed).is_err() {
            return;
        }
    }
}
