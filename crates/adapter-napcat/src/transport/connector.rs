//! Making a connection.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Error as WsError;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::error::TlsError;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::http::header::{AUTHORIZATION, HeaderValue};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, client_async_tls_with_config};

use crate::config::{Config, Token};
use crate::error::ConnectError;

/// Makes a connection, whatever it is made of.
pub(crate) trait Connector: Sync {
    /// What it is made of.
    type Stream: AsyncRead + AsyncWrite + Unpin + Send;

    /// Makes a connection, up to the end of the handshake.
    fn connect(
        &self,
    ) -> impl Future<Output = Result<WebSocketStream<Self::Stream>, ConnectError>> + Send;
}

/// Makes a connection over TCP, with TLS where the address says so.
pub(crate) struct TcpConnector<'a> {
    config: &'a Config,
    tls: Arc<ClientConfig>,
}

impl<'a> TcpConnector<'a> {
    pub(crate) fn new(config: &'a Config) -> Self {
        Self { config, tls: Arc::new(tls()) }
    }

    fn io(&self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> ConnectError {
        ConnectError::Io { address: self.config.address.to_string(), source: source.into() }
    }

    fn refused(&self, error: WsError) -> ConnectError {
        let address = self.config.address.to_string();
        match error {
            WsError::Http(response) => {
                ConnectError::Http { address, status: response.status().as_u16() }
            }
            WsError::Tls(source @ TlsError::InvalidDnsName) => {
                ConnectError::Certificate { address, source: source.into() }
            }
            WsError::Io(error) if is_certificate(&error) => {
                ConnectError::Certificate { address, source: error.into() }
            }
            WsError::Io(error) => self.io(error),
            error => self.io(error),
        }
    }
}

impl Connector for TcpConnector<'_> {
    type Stream = MaybeTlsStream<TcpStream>;

    async fn connect(&self) -> Result<WebSocketStream<Self::Stream>, ConnectError> {
        let request = request(self.config).map_err(|error| self.refused(error))?;
        let address = &self.config.address;
        let stream = TcpStream::connect((address.host(), address.port()))
            .await
            .map_err(|error| self.io(error))?;
        // A call is one small frame; it must not wait for more to come.
        stream.set_nodelay(true).map_err(|error| self.io(error))?;
        let tls = tokio_tungstenite::Connector::Rustls(Arc::clone(&self.tls));
        let limits = limits(self.config.connect.max_message_size);
        let (socket, _response) =
            client_async_tls_with_config(request, stream, Some(limits), Some(tls))
                .await
                .map_err(|error| self.refused(error))?;
        Ok(socket)
    }
}

/// How long messages may be. The server does not split them, so a frame may be as long.
pub(crate) fn limits(max_message_size: usize) -> WebSocketConfig {
    WebSocketConfig::default()
        .max_message_size(Some(max_message_size))
        .max_frame_size(Some(max_message_size))
}

/// The handshake. A token the header cannot carry goes into the query, and so does one beside a
/// user for the proxy, who needs the header.
fn request(config: &Config) -> Result<Request, WsError> {
    let user = config.address.user();
    let fits = |token: &&Token| token.fits_header() && user.is_none();
    let in_header = config.token.as_ref().filter(fits);
    let in_query = config.token.as_ref().filter(|token| !fits(token));
    let mut request = config.address.to_request(in_query).into_client_request()?;
    let headers = request.headers_mut();
    headers.extend(config.headers.0.clone());
    let authorization = match (in_header, user) {
        (Some(token), _) => Some(token.bearer()),
        (None, Some((user, password))) => {
            Some(format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))
        }
        (None, None) => None,
    };
    if let Some(authorization) = authorization {
        let mut value = HeaderValue::try_from(authorization)?;
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
    }
    Ok(request)
}

/// TLS with the roots browsers have, made here so that nothing global has to be installed.
fn tls() -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider has the default protocol versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

fn is_certificate(error: &std::io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
    matches!(inner, Some(rustls::Error::InvalidCertificate(_)))
}
