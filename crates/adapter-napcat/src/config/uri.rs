//! Where the server is.

use std::fmt;

use mynah_core::SectionError;
use secrecy::SecretString;
use url::Url;

use super::token::{Token, encode};

/// Where the server is; shown without user and query, which may be secrets.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Address(Url);

/// Reads `uri`; an access token in it is taken out, so that it is treated like any other.
pub(super) fn read(text: &str) -> Result<(Address, Option<SecretString>), SectionError> {
    let wrong = |message: &str| SectionError::at("uri", message);
    // What was written is not repeated: it may hold a token.
    let mut url = Url::parse(text.trim()).map_err(|error| {
        wrong(&format!("this is no address ({error}); write one such as `ws://127.0.0.1:3001`"))
    })?;
    match url.scheme() {
        "ws" | "wss" => {}
        "http" => return Err(wrong("NapCat is reached by WebSocket").suggest("ws://")),
        "https" => return Err(wrong("NapCat is reached by WebSocket").suggest("wss://")),
        _ => return Err(wrong("it must begin with `ws://` or `wss://`")),
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(wrong("there is no host in it"));
    }
    if url.fragment().is_some() {
        return Err(wrong("what follows `#` means nothing to a server"));
    }
    if matches!(url.path(), "/api" | "/api/") {
        tracing::warn!(
            "NapCat sends no events to the path `{}`, so this bot will hear nothing; use `/`",
            url.path()
        );
    }
    let token = take_token(&mut url);
    Ok((Address(url), token))
}

fn take_token(url: &mut Url) -> Option<SecretString> {
    let (tokens, others): (Vec<_>, Vec<_>) =
        url.query_pairs().into_owned().partition(|(key, _)| key == "access_token");
    let (_, token) = tokens.into_iter().next_back()?;
    if others.is_empty() {
        url.set_query(None);
    } else {
        url.query_pairs_mut().clear().extend_pairs(others);
    }
    Some(token.into())
}

impl Address {
    /// The host, without the brackets of an IPv6 address.
    pub(crate) fn host(&self) -> &str {
        let host = self.0.host_str().expect("an address has a host");
        host.trim_start_matches('[').trim_end_matches(']')
    }

    /// The port.
    pub(crate) fn port(&self) -> u16 {
        self.0.port_or_known_default().expect("both schemes have a port")
    }

    /// Host, port and path, which tell two servers apart.
    pub(super) fn place(&self) -> String {
        let host = self.0.host_str().expect("an address has a host");
        let path = self.0.path().trim_end_matches('/');
        format!("{host}:{}{path}", self.port())
    }

    /// The user and the password in it, as they are sent to a proxy in front of the server.
    pub(crate) fn user(&self) -> Option<(String, String)> {
        let decode = |text: &str| {
            percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
        };
        let user = decode(self.0.username());
        let password = decode(self.0.password().unwrap_or_default());
        (!user.is_empty() || !password.is_empty()).then_some((user, password))
    }

    /// The whole address, without the user; with the token in its query when one is given.
    pub(crate) fn to_request(&self, token: Option<&Token>) -> String {
        let mut url = self.0.clone();
        // Only an address without a host refuses these.
        let _ = url.set_username("").and_then(|()| url.set_password(None));
        if let Some(token) = token {
            let token = format!("access_token={}", encode(token));
            let query = match url.query() {
                Some(query) if !query.is_empty() => format!("{query}&{token}"),
                _ => token,
            };
            url.set_query(Some(&query));
        }
        url.into()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.0.host_str().unwrap_or_default();
        write!(f, "{}://{host}:{}{}", self.0.scheme(), self.port(), self.0.path())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}
