//! How somebody who came to the port is answered.

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use mynah_core::i18n::Phrase;

use super::{Hush, Peer};
use crate::handle::Inner;
use crate::texts::{english, text};

/// The answer to a request.
pub(in crate::transport) struct Reply(pub(super) Response<Full<Bytes>>);

impl Reply {
    /// An answer without words.
    pub(in crate::transport) fn of(status: StatusCode) -> Self {
        Self::with(status, String::new())
    }

    /// An answer in JSON.
    pub(in crate::transport) fn json(json: String) -> Self {
        let json_type = HeaderValue::from_static("application/json");
        Self::with(StatusCode::OK, json).header(CONTENT_TYPE, json_type)
    }

    fn with(status: StatusCode, words: String) -> Self {
        let mut response = Response::new(Full::from(words));
        *response.status_mut() = status;
        Self(response)
    }

    /// Adds a header.
    pub(super) fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers_mut().insert(name, value);
        self
    }
}

/// Why somebody is turned away.
#[derive(Debug)]
pub(in crate::transport) struct Refusal {
    status: StatusCode,
    /// What the operator is told, when it is worth a word.
    told: Option<Phrase>,
}

impl Refusal {
    pub(in crate::transport) fn new(status: StatusCode, told: Phrase) -> Self {
        Self { status, told: Some(told) }
    }

    /// One that was told already, or is not worth it.
    pub(in crate::transport) fn quiet(status: StatusCode) -> Self {
        Self { status, told: None }
    }

    /// Counts it, tells the operator unless one was told just now, and answers who came.
    pub(in crate::transport) fn tell(&self, bot: &Inner, hush: &Hush, peer: Peer) -> Reply {
        let Some(told) = &self.told else { return Reply::of(self.status) };
        let count = bot.counters.refused_requests.count();
        let reason = english(told);
        if let Some(more) = hush.breaks() {
            let line = text("turned-away")
                .with("peer", peer.to_string())
                .with("reason", told.clone())
                .with("more", more);
            let status = self.status.as_u16();
            bot.span().in_scope(|| {
                tracing::warn!(%peer, status, reason, count, "{}", bot.says(&line));
            });
        }
        Reply::with(self.status, reason)
    }
}
