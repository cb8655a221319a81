//! Requests to NapCat's HTTP server.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::time::Duration;

use bytes::Bytes;
use hyper::body::Incoming;
use hyper::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::TokioExecutor;

use super::parcel::{Parcel, Written};
use crate::config::{Address, Config};
use crate::error::ConnectError;
use crate::transport::credentials::Credentials;
use crate::transport::tls;

/// How long a connection may be kept for the next request. NapCat hangs up after five seconds, and
/// a request that meets a connection just then would be lost, with nobody knowing what came of it.
const KEPT: Duration = Duration::from_secs(3);

/// How often a connection that says nothing is checked by the system: the one for events has no
/// heartbeat.
const PROBE: Duration = Duration::from_secs(30);

/// A client of one server; clones share its connections.
#[derive(Clone)]
pub(crate) struct Http {
    client: Client<HttpsConnector<HttpConnector>, Parcel>,
    config: Config,
    address: Address,
}

impl Http {
    pub(crate) fn new(config: &Config, address: &Address) -> Self {
        let mut connector = HttpConnector::new();
        connector.enforce_http(false);
        connector.set_nodelay(true);
        // What cannot be connected in time was never sent, and can be told from what may have been.
        connector.set_connect_timeout(Some(config.connect.open_timeout));
        connector.set_keepalive(Some(PROBE));
        connector.set_keepalive_interval(Some(PROBE / 3));
        connector.set_keepalive_retries(Some(3));
        let connector = hyper_rustls::HttpsConnectorBuilder::new()
            .with_tls_config(tls::client(&config.connect.authorities).as_ref().clone())
            .https_or_http()
            .enable_http1()
            .wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new()).pool_idle_timeout(KEPT).build(connector);
        Self { client, config: config.clone(), address: address.clone() }
    }

    /// The longest answer that is taken.
    pub(crate) fn longest_answer(&self) -> usize {
        self.config.connect.max_message_size
    }

    /// Calls an action with parameters in JSON; notes when that begins to be written.
    pub(crate) async fn post(
        &self,
        action: &str,
        params: Bytes,
        written: &Written,
    ) -> Result<Response<Incoming>, HttpError> {
        let mut request = self.request(Method::POST, action, Parcel::new(params, written))?;
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert(CONTENT_TYPE, json);
        Ok(self.client.request(request).await?)
    }

    /// Asks for the events, which is a response without end.
    pub(super) async fn events(&self) -> Result<Response<Incoming>, HttpError> {
        let mut request = self.request(Method::GET, "_events", Parcel::default())?;
        let stream = HeaderValue::from_static("text/event-stream");
        request.headers_mut().insert(ACCEPT, stream);
        Ok(self.client.request(request).await?)
    }

    fn request(
        &self,
        method: Method,
        name: &str,
        body: Parcel,
    ) -> Result<Request<Parcel>, HttpError> {
        let credentials = Credentials::of(&self.config, &self.address).map_err(HttpError::other)?;
        let uri = credentials.uri(&self.config, &self.address.below(name));
        let mut request =
            Request::builder().method(method).uri(uri).body(body).map_err(HttpError::other)?;
        request.headers_mut().extend(credentials.headers);
        Ok(request)
    }

    /// Why there is no connection, when a request did not get through.
    pub(super) fn failed(&self, error: HttpError) -> ConnectError {
        let address = self.address.to_string();
        let source = error.cause();
        if tls::is_certificate(&source) {
            return ConnectError::Certificate { address, source: source.into() };
        }
        ConnectError::Io { address, source: source.into() }
    }

    /// Why there is no connection, when the answer has this status.
    pub(super) fn refused(&self, status: StatusCode) -> ConnectError {
        let address = self.address.to_string();
        match status {
            StatusCode::FORBIDDEN => {
                ConnectError::Unauthorized { bot: self.config.id.clone(), address }
            }
            other => ConnectError::Http { address, status: other.as_u16() },
        }
    }

    pub(super) fn address(&self) -> String {
        self.address.to_string()
    }
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Http").field(&self.address).finish()
    }
}

/// Why a request did not get through.
#[derive(Debug)]
pub(crate) enum HttpError {
    Client(ClientError),
    Other(io::Error),
}

impl HttpError {
    fn other(error: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Other(io::Error::other(error))
    }

    /// What the system says, which a library has wrapped up.
    pub(super) fn cause(self) -> io::Error {
        match self {
            Self::Other(error) => error,
            Self::Client(error) => innermost(&error),
        }
    }
}

impl From<ClientError> for HttpError {
    fn from(error: ClientError) -> Self {
        Self::Client(error)
    }
}

fn innermost(error: &ClientError) -> io::Error {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    let mut last: &(dyn StdError + 'static) = error;
    while let Some(error) = next {
        if let Some(tls) = error.downcast_ref::<rustls::Error>() {
            return io::Error::other(tls.clone());
        }
        // What an `io::Error` wraps is not its source, but speaks for it.
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        last = error;
        next = inner.map(|inner| inner as &(dyn StdError + 'static)).or_else(|| error.source());
    }
    match last.downcast_ref::<io::Error>() {
        Some(error) => match error.raw_os_error() {
            Some(code) => io::Error::from_raw_os_error(code),
            None => io::Error::new(error.kind(), error.to_string()),
        },
        None => io::Error::other(all_words(error)),
    }
}

/// What happened and why, for what has no other words.
fn all_words(error: &dyn StdError) -> String {
    let mut words = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        words = format!("{words}: {error}");
        next = error.source();
    }
    words
}
