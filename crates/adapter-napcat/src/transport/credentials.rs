//! How a request says who asks.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio_tungstenite::tungstenite::http::HeaderMap;
use tokio_tungstenite::tungstenite::http::header::{
    AUTHORIZATION, HeaderValue, InvalidHeaderValue,
};

use crate::config::{Address, Config};

/// Where a request goes, and the headers that say who asks.
#[derive(Clone)]
pub(super) struct Credentials {
    pub(super) headers: HeaderMap,
    /// Whether the token has to be in the query, because the header cannot hold it.
    in_query: bool,
}

impl Credentials {
    /// A token the header cannot carry goes into the query, and so does one beside a user for the
    /// proxy, who needs the header.
    pub(super) fn of(config: &Config, address: &Address) -> Result<Self, InvalidHeaderValue> {
        let user = address.user();
        let in_header = config.token.as_ref().filter(|token| token.fits_header() && user.is_none());
        let in_query = config.token.is_some() && in_header.is_none();
        let authorization = match (in_header, user) {
            (Some(token), _) => Some(token.bearer()),
            (None, Some((user, password))) => {
                Some(format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))
            }
            (None, None) => None,
        };
        let mut headers = config.headers.0.clone();
        if let Some(authorization) = authorization {
            let mut value = HeaderValue::try_from(authorization)?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        Ok(Self { headers, in_query })
    }

    /// The address as it is asked for; a secret.
    pub(super) fn uri(&self, config: &Config, address: &Address) -> String {
        address.to_request(config.token.as_ref().filter(|_| self.in_query))
    }
}
