//! Events in a response that never ends (server-sent events).

mod lines;

use futures_util::{Stream, StreamExt, stream};
use http_body_util::BodyExt;
use hyper::StatusCode;
use hyper::body::Incoming;
use hyper::header::CONTENT_TYPE;
use mynah_core::RunContext;
use mynah_core::i18n::Phrase;

use super::Http;
use super::session::{self, Account};
use crate::config::{Address, Config};
use crate::error::ConnectError;
use crate::handle::Inner;
use crate::texts::text;
use crate::transport::session::{Ended, Signal};
use crate::transport::supervisor::Transport;
use lines::Lines;

/// Calls over HTTP, and events in a response that never ends.
pub(crate) struct HttpStream {
    http: Http,
    longest_event: usize,
}

impl HttpStream {
    pub(crate) fn new(config: &Config, address: &Address) -> Self {
        Self { http: Http::new(config, address), longest_event: config.connect.max_message_size }
    }

    async fn subscribe(&self) -> Result<Incoming, ConnectError> {
        let response = self.http.events().await.map_err(|error| self.http.failed(error))?;
        let status = response.status();
        if status != StatusCode::OK {
            return Err(self.http.refused(status));
        }
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        // An HTTP server of the plain kind takes it for an action, and answers that there is none.
        if !kind.is_some_and(|kind| kind.starts_with("text/event-stream")) {
            return Err(ConnectError::NoEvents { address: self.http.address() });
        }
        Ok(response.into_body())
    }
}

impl Transport for HttpStream {
    type Connection = (Account, Incoming);

    async fn connect(&self) -> Result<Self::Connection, ConnectError> {
        let account = session::account(&self.http).await?;
        Ok((account, self.subscribe().await?))
    }

    async fn serve(
        &self,
        bot: &Inner,
        context: &RunContext,
        (account, body): Self::Connection,
    ) -> Ended {
        // Answers come another way, so that nobody who would make room waits for them here.
        let events =
            stream::unfold(Box::pin(events(body, self.longest_event)), |mut events| async {
                context.events.room().await;
                events.next().await.map(|signal| (signal, events))
            });
        session::over_http(bot, context, &self.http, account, false, events).await
    }
}

/// The events in the body of a response.
fn events(body: Incoming, longest: usize) -> impl Stream<Item = Signal> + Send {
    let lines = Lines::new(longest);
    stream::unfold(Some((body, lines)), |state| async move {
        let (mut body, mut lines) = state?;
        loop {
            if let Some(event) = lines.next() {
                return Some((Signal::frame(event), Some((body, lines))));
            }
            let lost = match body.frame().await {
                None => text("lost-ended"),
                Some(Err(error)) => session::broken(&error),
                Some(Ok(frame)) => match frame.into_data().map(|data| lines.push(&data)) {
                    Ok(Err(too_long)) => told(&too_long),
                    Ok(Ok(())) | Err(_) => continue,
                },
            };
            return Some((Signal::Lost(lost), None));
        }
    })
}

fn told(lines::TooLong { bytes, limit }: &lines::TooLong) -> Phrase {
    text("lost-too-long").with("bytes", *bytes).with("limit", *limit)
}
