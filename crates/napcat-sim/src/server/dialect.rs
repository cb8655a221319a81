//! What is said differently over a WebSocket and over HTTP.

use serde_json::Value;

use crate::refusal::Refusal;

/// How an answer is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    WebSocket,
    Http,
}

impl Dialect {
    /// The refusal of an action nobody knows.
    pub(super) fn unknown(self, action: &str) -> Refusal {
        let word = if self == Self::Http { "Api" } else { "API" };
        Refusal::new(1404, format!("不支持的{word} {action}"))
    }

    /// The same refusal with the retcode of this transport: over HTTP an action that failed and one
    /// nobody knows are both 200, which elsewhere would be a success.
    pub(super) fn translate(self, mut refusal: Refusal) -> Refusal {
        refusal.retcode = match (self, refusal.retcode) {
            (Self::Http, 1200 | 1404) => 200,
            (Self::Http, 1400) => 400,
            (_, retcode) => retcode,
        };
        refusal
    }

    /// The echo of an answer, from what the request had; `refusal` is why it failed, if it did.
    pub(super) fn echo(self, given: Value, refusal: Option<&Refusal>) -> Value {
        let retcode = refusal.map(|refusal| refusal.retcode);
        match (self, retcode) {
            (Self::Http, Some(1400)) => Value::Null,
            (Self::WebSocket, Some(1404)) => given,
            _ if !given.is_null() => given,
            (Self::Http, _) => random().into(),
            (Self::WebSocket, _) => "".into(),
        }
    }
}

/// What JavaScript makes of a random number in base 36.
fn random() -> String {
    (0..11).filter_map(|_| char::from_digit(rand::random_range(0..36), 36)).collect()
}
