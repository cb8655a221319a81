//! The upgrade to a WebSocket, straight from the socket.

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_tungstenite::{
    WebSocketStream, accept_hdr_async_with_config,
    tungstenite::{
        Error,
        handshake::server::{Callback, ErrorResponse, Request, Response},
        http::{StatusCode, header::AUTHORIZATION, request},
        protocol::WebSocketConfig,
    },
};

use crate::{server::token, shared::Shared};

/// The largest frame NapCat takes.
pub(super) const LARGEST_FRAME: usize = 50 << 20;

/// The limits of a WebSocket that takes frames up to this size.
pub(super) fn limits(largest_frame: usize) -> WebSocketConfig {
    WebSocketConfig::default()
        .max_message_size(Some(largest_frame))
        .max_frame_size(Some(largest_frame))
}

/// What a client asked for.
#[derive(Debug, Default)]
pub(super) struct Visit {
    pub(super) path: String,
    query: String,
    authorization: String,
}

impl Visit {
    pub(super) fn of<T>(shared: &Shared, request: &request::Request<T>) -> Self {
        let header = request.headers().get(AUTHORIZATION);
        Self {
            path: shared.path_without_account(request.uri().path()).to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
            authorization: header.and_then(|value| value.to_str().ok()).unwrap_or_default().into(),
        }
    }

    /// Whether the connection gets events, or answers alone.
    pub(super) fn wants_events(&self) -> bool {
        !matches!(self.path.as_str(), "/api" | "/api/")
    }

    /// Whether the client knows the token the server demands now.
    pub(super) fn is_welcome(&self, shared: &Shared) -> bool {
        token::lets_in(&shared.token(), &self.query, &self.authorization)
    }
}

/// Looks at the request on its way, and may refuse it.
struct Doorman<'a> {
    shared: &'a Shared,
    visit: &'a mut Visit,
    refusal: Option<StatusCode>,
}

impl Callback for Doorman<'_> {
    fn on_request(self, request: &Request, response: Response) -> Result<Response, ErrorResponse> {
        *self.visit = Visit::of(self.shared, request);
        match self.refusal {
            None => Ok(response),
            Some(status) => {
                let mut refusal = ErrorResponse::new(None);
                *refusal.status_mut() = status;
                Err(refusal)
            }
        }
    }
}

/// Upgrades a socket, or refuses with an HTTP status.
pub(super) async fn upgrade<S: AsyncRead + AsyncWrite + Unpin>(
    shared: &Shared,
    socket: S,
    refusal: Option<StatusCode>,
) -> Result<(WebSocketStream<S>, Visit), Error> {
    let mut visit = Visit::default();
    let doorman = Doorman { shared, visit: &mut visit, refusal };
    let config = Some(limits(LARGEST_FRAME));
    let socket = accept_hdr_async_with_config(socket, doorman, config).await?;
    Ok((socket, visit))
}
