//! The port, kept ours while nobody listens on it.

use std::{io, net::SocketAddr, sync::Mutex};

use tokio::net::{TcpListener, TcpSocket};

use crate::lock::lock;

/// How many clients may wait to be accepted.
const BACKLOG: u32 = 1024;

/// The port of a server, once it was opened.
#[derive(Debug, Default)]
pub(super) struct Port {
    reserved: Mutex<Option<TcpSocket>>,
}

impl Port {
    /// Opens the port. The first time, it is also reserved until the simulator is dropped: tests
    /// that run side by side take free ports all the time, and would take that of a server that is
    /// stopped for a moment.
    pub(super) fn open(&self, mut address: SocketAddr) -> io::Result<TcpListener> {
        // Elsewhere a reserved port could not be listened on.
        let mut reserved = lock(&self.reserved);
        if cfg!(target_os = "linux") && reserved.is_none() {
            let socket = socket(address)?;
            address = socket.local_addr()?;
            *reserved = Some(socket);
        }
        socket(address)?.listen(BACKLOG)
    }
}

fn socket(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // Without this the port stays closed for a minute after every restart.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}
