//! Forward WebSocket: the bot dials NapCat.

use mynah_core::RunContext;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Error as WsError;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::error::TlsError;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream, client_async_tls_with_config};

use super::credentials::Credentials;
use super::session::{self, Ended};
use super::supervisor::Transport;
use super::tls;
use crate::config::{Address, Config};
use crate::error::ConnectError;
use crate::handle::Inner;

/// Dials NapCat's WebSocket server, with TLS where the address says so.
pub(super) struct WebSocket<'a> {
    config: &'a Config,
    address: &'a Address,
    connector: Connector,
}

impl<'a> WebSocket<'a> {
    pub(super) fn new(config: &'a Config, address: &'a Address) -> Self {
        let connector = if address.is_encrypted() {
            Connector::Rustls(tls::client(&config.connect.authorities))
        } else {
            Connector::Plain
        };
        Self { config, address, connector }
    }

    fn io(&self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> ConnectError {
        ConnectError::Io { address: self.address.to_string(), source: source.into() }
    }

    fn refused(&self, error: WsError) -> ConnectError {
        let address = self.address.to_string();
        match error {
            WsError::Http(response) => {
                ConnectError::Http { address, status: response.status().as_u16() }
            }
            WsError::Tls(source @ TlsError::InvalidDnsName) => {
                ConnectError::Certificate { address, source: source.into() }
            }
            WsError::Io(error) if tls::is_certificate(&error) => {
                ConnectError::Certificate { address, source: error.into() }
            }
            WsError::Io(error) => self.io(error),
            error => self.io(error),
        }
    }
}

impl Transport for WebSocket<'_> {
    type Connection = WebSocketStream<MaybeTlsStream<TcpStream>>;

    async fn connect(&self) -> Result<Self::Connection, ConnectError> {
        let address = self.address;
        let request = request(self.config, address).map_err(|error| self.refused(error))?;
        let stream = TcpStream::connect((address.host(), address.port()))
            .await
            .map_err(|error| self.io(error))?;
        // A call is one small frame; it must not wait for more to come.
        stream.set_nodelay(true).map_err(|error| self.io(error))?;
        let limits = limits(self.config.connect.max_message_size);
        let (socket, _response) = client_async_tls_with_config(
            request,
            stream,
            Some(limits),
            Some(self.connector.clone()),
        )
        .await
        .map_err(|error| self.refused(error))?;
        Ok(socket)
    }

    async fn serve(&self, bot: &Inner, context: &RunContext, socket: Self::Connection) -> Ended {
        session::over_websocket(bot, context, socket, std::future::pending()).await
    }
}

/// How much is read at a time.
///
/// The buffer is filled with zeros before each time, and each bot has its own: thirty messages at a
/// time are enough.
const READ_AT_A_TIME: usize = 16 << 10;

/// How long messages may be. The server does not split them, so a frame may be as long.
pub(crate) fn limits(max_message_size: usize) -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(READ_AT_A_TIME)
        .max_message_size(Some(max_message_size))
        .max_frame_size(Some(max_message_size))
}

fn request(config: &Config, address: &Address) -> Result<Request, WsError> {
    let credentials = Credentials::of(config, address)?;
    let mut request = credentials.uri(config, address).into_client_request()?;
    request.headers_mut().extend(credentials.headers);
    Ok(request)
}
