//! Further headers of the handshake.

use std::collections::BTreeMap;
use std::fmt;

use mynah_core::SectionError;
use mynah_core::i18n::Phrase;
use secrecy::{ExposeSecret, SecretString};
use tokio_tungstenite::tungstenite::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::texts::text;

/// Further headers of the handshake; their values may be secrets.
#[derive(Clone, Default)]
pub(crate) struct Headers(pub(crate) HeaderMap);

/// The headers that make it a handshake.
const RESERVED: &[HeaderName] = &[
    header::CONNECTION,
    header::UPGRADE,
    header::SEC_WEBSOCKET_KEY,
    header::SEC_WEBSOCKET_VERSION,
    header::SEC_WEBSOCKET_EXTENSIONS,
    header::SEC_WEBSOCKET_PROTOCOL,
];

pub(super) fn read(
    written: BTreeMap<String, SecretString>,
    has_token: bool,
) -> Result<Headers, SectionError> {
    let mut headers = HeaderMap::new();
    for (key, value) in written {
        let wrong = |message: Phrase| {
            SectionError::localized(&key, message).within(["extra_headers".to_owned()])
        };
        let name: HeaderName = key.parse().map_err(|_| wrong(text("header-name")))?;
        if RESERVED.contains(&name) {
            return Err(wrong(text("header-reserved")));
        }
        if name == header::AUTHORIZATION && has_token {
            return Err(wrong(text("header-of-the-token")));
        }
        let mut value: HeaderValue =
            value.expose_secret().parse().map_err(|_| wrong(text("header-value")))?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    Ok(Headers(headers))
}

/// Names only: a value may be a secret.
impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
