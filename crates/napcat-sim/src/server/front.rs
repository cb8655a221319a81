//! One port for many accounts: whoever connects says in the path whom it wants.

use std::{
    collections::HashMap,
    io::{self, Cursor},
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, tcp::OwnedReadHalf},
    time::{sleep, timeout},
};
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::{
    lock::lock,
    server::{Listener, period::REST, port::Port},
    shared::Shared,
};

/// How long a client may take for the first line of its request.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest first line.
const LONGEST_LINE: usize = 8 << 10;

/// What a client gets that asks for nobody we know.
const NOT_FOUND: &[u8] =
    b"HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// The path under which an account is reached.
pub(crate) fn path_of(self_id: i64) -> String {
    format!("/account/{self_id}")
}

type Accounts = HashMap<i64, Arc<Shared>>;

/// The port.
#[derive(Debug)]
pub(crate) struct Front {
    address: SocketAddr,
    port: Port,
    accounts: Arc<Accounts>,
    listening: Mutex<Option<DropGuard>>,
}

impl Front {
    /// Opens the port; says which one it is.
    pub(crate) fn open(address: SocketAddr, accounts: Accounts) -> io::Result<Self> {
        let mut front = Self {
            address,
            port: Port::default(),
            accounts: Arc::new(accounts),
            listening: Mutex::default(),
        };
        let listener = front.port.open(address)?;
        front.address = listener.local_addr()?;
        front.listen(listener);
        Ok(front)
    }

    /// Opens the same port again, if it is closed.
    pub(crate) fn reopen(&self) -> io::Result<()> {
        if lock(&self.listening).is_none() {
            self.listen(self.port.open(self.address)?);
        }
        Ok(())
    }

    fn listen(&self, listener: TcpListener) {
        let stop = CancellationToken::new();
        let (accounts, stopped) = (Arc::clone(&self.accounts), stop.clone());
        tokio::spawn(async move { stopped.run_until_cancelled(accept(accounts, listener)).await });
        *lock(&self.listening) = Some(stop.drop_guard());
    }

    pub(crate) fn close(&self) {
        lock(&self.listening).take();
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

async fn accept(accounts: Arc<Accounts>, listener: TcpListener) {
    loop {
        match listener.accept().await {
            Ok((socket, _)) => {
                tokio::spawn(route(Arc::clone(&accounts), socket));
            }
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                sleep(REST).await;
            }
        }
    }
}

/// Hands a socket over to the account it wants, with what was read of it.
async fn route(accounts: Arc<Accounts>, socket: TcpStream) {
    let _ = socket.set_nodelay(true);
    let (mut read, mut write) = socket.into_split();
    let Ok(Ok(head)) = timeout(PATIENCE, first_line(&mut read)).await else { return };
    match wanted(&head).and_then(|self_id| accounts.get(&self_id)) {
        Some(shared) => {
            let socket = tokio::io::join(Cursor::new(head).chain(read), write);
            Listener::welcome(shared, socket);
        }
        None => {
            let _ = write.write_all(NOT_FOUND).await;
        }
    }
}

/// Reads to the end of the first line, and what came with it.
async fn first_line(read: &mut OwnedReadHalf) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(1024);
    while !head.contains(&b'\n') {
        if read.read_buf(&mut head).await? == 0 || head.len() > LONGEST_LINE {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
    Ok(head)
}

/// The number of the account in the path of a request.
fn wanted(head: &[u8]) -> Option<i64> {
    let line = head.split(|byte| *byte == b'\n').next()?;
    let target = std::str::from_utf8(line).ok()?.split(' ').nth(1)?;
    let account = target.strip_prefix("/account/")?;
    account.split(['/', '?']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn the_account_is_in_the_path() {
        for (line, account) in [
            ("GET /account/10001 HTTP/1.1\r\n", Some(10001)),
            ("POST /account/10001/get_msg?message_id=2 HTTP/1.1\r\n", Some(10001)),
            ("GET /account/1?access_token=x HTTP/1.1\r\n", Some(1)),
            ("GET / HTTP/1.1\r\n", None),
            ("GET /account/x HTTP/1.1\r\n", None),
            ("\r\n", None),
        ] {
            assert_eq!(wanted(line.as_bytes()), account, "{line}");
        }
    }
}
