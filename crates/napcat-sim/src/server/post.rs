//! The HTTP client: every event is posted to the bot, whose answer may be a quick operation.

mod quick;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use hmac::{Hmac, KeyInit, Mac};
use http_body_util::{BodyExt, Full};
use hyper::{
    Request,
    body::Bytes,
    header::{CONTENT_TYPE, HeaderName, HeaderValue},
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use sha1::Sha1;
use tokio::sync::{Semaphore, mpsc};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use url::Url;

use crate::{activity::Activity, hex::hex, lock::lock, server::period::Period, shared::Shared};

/// How many events may be on their way at once. The real server knows no bound; the system does.
const AT_ONCE: usize = 64;

/// How long the bot may take to answer one event.
const PATIENCE: Duration = Duration::from_mins(5);

const SELF_ID: HeaderName = HeaderName::from_static("x-self-id");
const SIGNATURE: HeaderName = HeaderName::from_static("x-signature");

/// Where events go, and how.
struct Poster {
    shared: Arc<Shared>,
    url: Url,
    /// Whoever keeps the connections, and how often they had been given up before.
    client: Mutex<(u64, Keeper)>,
}

type Keeper = Client<HttpConnector, Full<Bytes>>;

/// Posts events as they come. They are not waited for: a slow bot gets several at once.
pub(super) async fn run(
    shared: Arc<Shared>,
    url: Url,
    mut events: mpsc::UnboundedReceiver<Utf8Bytes>,
    period: Period,
) {
    let client = Mutex::new((shared.faults.renewals(), keeper()));
    let poster = Arc::new(Poster { shared, url, client });
    let slots = Arc::new(Semaphore::new(AT_ONCE));
    while let Some(event) = events.recv().await {
        let Ok(slot) = Arc::clone(&slots).acquire_owned().await else { return };
        let (poster, abort) = (Arc::clone(&poster), period.abort.clone());
        period.tasks.spawn(async move {
            abort.run_until_cancelled(poster.deliver(&event)).await;
            drop(slot);
        });
    }
}

fn keeper() -> Keeper {
    Client::builder(TokioExecutor::new()).build_http()
}

impl Poster {
    fn client(&self) -> Keeper {
        let renewals = self.shared.faults.renewals();
        let mut client = lock(&self.client);
        if client.0 != renewals {
            *client = (renewals, keeper());
        }
        client.1.clone()
    }

    async fn deliver(&self, event: &Utf8Bytes) {
        let mut silence = self.shared.faults.silence();
        let _ = silence.wait_for(|silent| !silent).await;
        let posted = tokio::time::timeout(PATIENCE, self.post(event)).await;
        match posted.unwrap_or_else(|_| Err(format!("no answer within {PATIENCE:?}"))) {
            Ok(answer) => quick::carry_out(&self.shared, event, &answer),
            Err(reason) => {
                let url = self.url.to_string();
                self.shared.record(&Activity::NotReached { url, reason });
            }
        }
    }

    /// Posts one event; the answer, or why there is none.
    async fn post(&self, event: &Utf8Bytes) -> Result<Bytes, String> {
        let request = self.request(event).map_err(|error| error.to_string())?;
        let answer = self.client().request(request).await.map_err(|error| chain(&error))?;
        let status = answer.status();
        let body = answer.into_body().collect().await.map_err(|error| chain(&error))?;
        if status.is_success() { Ok(body.to_bytes()) } else { Err(format!("it answered {status}")) }
    }

    fn request(&self, event: &Utf8Bytes) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
        let token = self.shared.token();
        let mut request = Request::post(self.url.as_str())
            .header(CONTENT_TYPE, "application/json")
            .header(SELF_ID, self.shared.read(|world| world.self_id));
        if !token.is_empty() {
            request = request.header(SIGNATURE, signature(&token, event.as_bytes())?);
        }
        request.body(Full::new(event.clone().into()))
    }
}

/// What proves that the body comes from who knows the token.
fn signature(token: &str, body: &[u8]) -> Result<HeaderValue, hyper::http::Error> {
    let mut mac = Hmac::<Sha1>::new_from_slice(token.as_bytes()).expect("any length is a key");
    mac.update(body);
    Ok(HeaderValue::try_from(format!("sha1={}", hex(&mac.finalize().into_bytes())))?)
}

/// An error with its causes: hyper tells what happened only in the last.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second test case of RFC 2202.
    #[test]
    fn a_body_is_signed_with_the_token() {
        let signed = signature("Jefe", b"what do ya want for nothing?").unwrap();
        assert_eq!(signed, "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    }
}
