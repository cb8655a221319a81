//! The upgrade to a WebSocket, and who may come in.

use percent_encoding::percent_decode_str;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, accept_hdr_async_with_config,
    tungstenite::{
        Error,
        handshake::server::{Callback, ErrorResponse, Request, Response},
        http::{StatusCode, header::AUTHORIZATION},
        protocol::WebSocketConfig,
    },
};

/// The largest frame NapCat takes.
pub(super) const LARGEST_FRAME: usize = 50 << 20;

/// What a client asked for.
#[derive(Debug, Default)]
pub(super) struct Visit {
    pub(super) path: String,
    query: String,
    authorization: String,
}

impl Visit {
    /// Whether the connection gets events, or answers alone.
    pub(super) fn wants_events(&self) -> bool {
        !matches!(self.path.as_str(), "/api" | "/api/")
    }

    /// Whether the client knows the token; an empty token lets everybody in.
    ///
    /// A query that holds a token, even a wrong one, beats the header; the scheme in the header may
    /// be missing, but must be spelled `Bearer` if it is there.
    pub(super) fn knows(&self, token: &str) -> bool {
        let queried = access_token(&self.query).filter(|given| !given.is_empty());
        let header = &self.authorization;
        let header = || header.strip_prefix("Bearer ").unwrap_or(header).to_owned();
        token.is_empty() || queried.unwrap_or_else(header) == token
    }
}

fn access_token(query: &str) -> Option<String> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == "access_token")?;
    Some(percent_decode_str(&value.replace('+', " ")).decode_utf8_lossy().into_owned())
}

/// Looks at the request on its way, and may refuse it.
struct Doorman<'a> {
    visit: &'a mut Visit,
    refusal: Option<StatusCode>,
}

impl Callback for Doorman<'_> {
    fn on_request(self, request: &Request, response: Response) -> Result<Response, ErrorResponse> {
        let header = request.headers().get(AUTHORIZATION);
        *self.visit = Visit {
            path: request.uri().path().to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
            authorization: header.and_then(|value| value.to_str().ok()).unwrap_or_default().into(),
        };
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
pub(super) async fn upgrade(
    socket: TcpStream,
    refusal: Option<StatusCode>,
) -> Result<(WebSocketStream<TcpStream>, Visit), Error> {
    let config = WebSocketConfig::default()
        .max_message_size(Some(LARGEST_FRAME))
        .max_frame_size(Some(LARGEST_FRAME));
    let mut visit = Visit::default();
    let doorman = Doorman { visit: &mut visit, refusal };
    let socket = accept_hdr_async_with_config(socket, doorman, Some(config)).await?;
    Ok((socket, visit))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The token table of the recordings: query, header, let in.
    #[test]
    fn the_token_is_checked_as_the_recorded_server_checks_it() {
        let cases = [
            ("", "Bearer secret", true),
            ("", "secret", true),
            ("", "bearer secret", false),
            ("", "Token secret", false),
            ("", "Bearer nope", false),
            ("", "", false),
            ("access_token=secret", "", true),
            ("access_token=nope", "Bearer secret", false),
            ("access_token=", "Bearer secret", true),
            ("a=b&access_token=s%65cret", "", true),
        ];
        for (query, authorization, let_in) in cases {
            let visit = Visit {
                path: "/".into(),
                query: query.into(),
                authorization: authorization.into(),
            };
            assert_eq!(visit.knows("secret"), let_in, "{query} {authorization}");
            assert!(visit.knows(""));
        }
    }
}
