//! What happens to new connections.

use std::{io, net::SocketAddr, sync::Arc};

use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::{Shared, link};

/// What happens to new connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Door {
    /// They are passed on to the server.
    #[default]
    Open,
    /// The port is closed: clients see that nobody listens.
    Refuse,
    /// They are accepted, and that was all: nothing is read, nothing is said, nobody hangs up. Those
    /// that are held so are dropped when the door changes.
    Blackhole,
    /// They are accepted and ended at once.
    HangUp,
    /// They are accepted and reset at once.
    Reset,
}

/// How many clients may wait to be accepted.
const BACKLOG: u32 = 1024;

/// A socket that has the address and does not listen on it.
pub(super) fn socket(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    // Without this the port stays closed for a minute after every refusal.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

pub(super) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    socket(address)?.listen(BACKLOG)
}

/// Does with a connection what the door says at this moment.
pub(super) async fn enter(shared: Arc<Shared>, client: TcpStream) {
    let mut door = shared.door.subscribe();
    let now = *door.borrow_and_update();
    match now {
        Door::Open => link::open(shared, client).await,
        Door::Refuse | Door::HangUp => drop(client),
        Door::Reset => reset(&client),
        Door::Blackhole => {
            tokio::select! {
                () = shared.end.cancelled() => {}
                _ = door.changed() => {}
            }
        }
    }
}

/// Lets the socket send a reset when it is dropped.
pub(super) fn reset(socket: &TcpStream) {
    // A socket that is gone already needs no reset.
    let _ = socket.set_zero_linger();
}
