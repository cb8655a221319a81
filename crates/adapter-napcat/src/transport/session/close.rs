//! Closing a connection properly.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Error as WsError, Message};

use crate::transport::link::{Link, Parcel};

/// Sends what is still queued and a close frame, and waits for the server to close its side.
pub(super) async fn close<S>(
    link: &Link,
    socket: &mut WebSocketStream<S>,
    queue: &mut mpsc::Receiver<Parcel>,
    limit: Duration,
) where
    S: AsyncRead + AsyncWrite + Unpin,
{
    match tokio::time::timeout(limit, handshake(link, socket, queue)).await {
        Ok(Ok(())) => tracing::debug!("the connection is closed"),
        Ok(Err(error)) => tracing::debug!(%error, "the connection broke while it was closed"),
        Err(_) => tracing::debug!(?limit, "the server did not close its side in time"),
    }
}

async fn handshake<S>(
    link: &Link,
    socket: &mut WebSocketStream<S>,
    queue: &mut mpsc::Receiver<Parcel>,
) -> Result<(), WsError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    queue.close();
    while let Ok(parcel) = queue.try_recv() {
        if let Some(message) = link.unpack(parcel) {
            socket.feed(message).await?;
        }
    }
    let goodbye = CloseFrame { code: CloseCode::Normal, reason: "shutting down".into() };
    socket.send(Message::Close(Some(goodbye))).await?;
    while let Some(message) = socket.next().await {
        // What is still on its way has nobody to go to.
        message?;
    }
    Ok(())
}
