//! Where the server is.

use std::fmt;
use std::net::IpAddr;

use mynah_core::SectionError;
use mynah_core::i18n::Phrase;
use secrecy::SecretString;
use url::{ParseError, Url};

use super::token::{Token, encode};
use crate::texts::text;

/// Where the server is; shown without user and query, which may be secrets.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Address(Url);

/// Reads `uri`; an access token in it is taken out, so that it is treated like any other.
pub(super) fn read(written: &str) -> Result<(Address, Option<SecretString>), SectionError> {
    let wrong = |message: Phrase| SectionError::localized("uri", message);
    // What was written is not repeated: it may hold a token.
    let mut url = Url::parse(written.trim())
        .map_err(|error| wrong(text("not-an-address").with("reason", reason(error))))?;
    match url.scheme() {
        "ws" | "wss" | "http" | "https" => {}
        _ => return Err(wrong(text("other-scheme"))),
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(wrong(text("no-host")));
    }
    if url.fragment().is_some() {
        return Err(wrong(text("fragment")));
    }
    let token = take_token(&mut url);
    Ok((Address(url), token))
}

/// Why something is no address.
fn reason(error: ParseError) -> Phrase {
    match error {
        ParseError::EmptyHost => text("address-without-host"),
        ParseError::InvalidPort => text("address-port"),
        ParseError::RelativeUrlWithoutBase => text("address-without-scheme"),
        ParseError::IdnaError
        | ParseError::InvalidIpv4Address
        | ParseError::InvalidIpv6Address
        | ParseError::InvalidDomainCharacter => text("address-host"),
        other => other.to_string().into(),
    }
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
        self.0.port_or_known_default().expect("every scheme has a port")
    }

    /// Whether it is an HTTP server, and not one of WebSockets.
    pub(crate) fn is_http(&self) -> bool {
        self.0.scheme().starts_with("http")
    }

    /// Whether what is sent to it is encrypted.
    pub(crate) fn is_encrypted(&self) -> bool {
        matches!(self.0.scheme(), "wss" | "https")
    }

    /// Whether the server is reached without leaving this machine.
    pub(super) fn is_here(&self) -> bool {
        let host = self.host();
        let here = |ip: IpAddr| ip.is_loopback() || ip.is_unspecified();
        host.parse().is_ok_and(here) || host.eq_ignore_ascii_case("localhost")
    }

    /// The address below this one where an action of NapCat is, or its events.
    pub(crate) fn below(&self, name: &str) -> Self {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push(name);
        }
        Self(url)
    }

    /// The path, when it is the one to which NapCat sends no events.
    pub(super) fn deaf_path(&self) -> Option<&str> {
        let path = Some(self.0.path()).filter(|_| !self.is_http());
        path.filter(|path| matches!(*path, "/api" | "/api/"))
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
