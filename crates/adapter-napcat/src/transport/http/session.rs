//! A session over HTTP: events from wherever they come, and a look after the server now and then.

use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use mynah_core::i18n::Phrase;
use mynah_core::{RunContext, UserId};
use tokio::time::Instant;

use super::{Http, HttpError, Written};
use crate::action::{Call, Reply};
use crate::error::{CallError, ConnectError, cause};
use crate::handle::Inner;
use crate::texts::text;
use crate::transport::link::{Carrier, HttpCalls};
use crate::transport::session::{End, Ended, Reader, Signal};
use crate::wire::{Login, Status};

/// How often the server is asked how it is, unless `connect.ping_interval` says otherwise: over
/// HTTP it sends no heartbeats.
const INTERVAL: Duration = Duration::from_secs(30);

/// Whom a server speaks for, and how that account is.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub(super) id: UserId,
    pub(super) online: bool,
}

/// Asks a server which account it has; this is how it is known to be there and to take the token.
pub(super) async fn account(http: &Http) -> Result<Account, ConnectError> {
    let login: Login = ask(http, "get_login_info").await?;
    let status: Status = ask(http, "get_status").await?;
    Ok(Account { id: login.user(), online: status.online.unwrap_or(true) })
}

async fn ask<T: serde::de::DeserializeOwned>(
    http: &Http,
    action: &'static str,
) -> Result<T, ConnectError> {
    let response = http.post(action, Bytes::from_static(b"{}"), &Written::default()).await;
    let response = response.map_err(|error: HttpError| http.failed(error))?;
    if response.status() != hyper::StatusCode::OK {
        return Err(http.refused(response.status()));
    }
    let lost = |reason| ConnectError::Lost { address: http.address(), reason };
    let call = Call::new(action, "{}");
    let answer = HttpCalls::read(http, &call, response).await;
    let read = |error: CallError| lost(Phrase::from(error.to_string()));
    let answer = answer.map_err(read)?;
    if answer.retcode != 0 {
        return Err(lost(answer.message.into()));
    }
    answer.data.map_or_else(Reply::empty, Reply::new).decode(action).map_err(read)
}

/// Serves a connection until it ends.
pub(super) async fn over_http(
    bot: &Inner,
    context: &RunContext,
    http: &Http,
    account: Account,
    carries_parts: bool,
    events: impl Stream<Item = Signal> + Send,
) -> Ended {
    let started = Instant::now();
    let calls = HttpCalls::new(http.clone(), carries_parts);
    bot.link.open(Carrier::Http(calls.clone()));
    let interval = bot.config.connect.ping_interval.unwrap_or(INTERVAL);
    let mut reader = Reader::new(bot, context, None, started);
    reader.expect_every(interval);
    reader.greet(account.id, account.online);
    let looks = looks(bot, &calls, http, interval);
    let events = events.chain(stream::once(async { Signal::Lost(text("lost-ended")) }));
    let mut signals = Box::pin(stream::select(events, looks));
    let end = tokio::select! {
        end = reader.run(&mut signals) => end,
        () = context.shutdown.cancelled() => End::Shutdown,
    };
    bot.link.close();
    if matches!(end, End::Lost(_)) {
        reader.publish_loss();
    }
    Ended { greeted: reader.greeted(), uptime: started.elapsed(), end }
}

/// Asks the server how it is, again and again.
fn looks<'a>(
    bot: &'a Inner,
    calls: &'a HttpCalls,
    http: &'a Http,
    interval: Duration,
) -> impl Stream<Item = Signal> + Send + 'a {
    stream::unfold(0_u32, move |failures| async move {
        // After a failure it is asked again soon: one may be chance, two are not.
        let pause = if failures == 0 { interval } else { interval.min(Duration::from_secs(1)) };
        tokio::time::sleep(pause).await;
        let (signal, failures) = look(bot, calls, http, interval, failures).await;
        Some((signal, failures))
    })
    .filter_map(async |signal| signal)
}

async fn look(
    bot: &Inner,
    calls: &HttpCalls,
    http: &Http,
    limit: Duration,
    failures: u32,
) -> (Option<Signal>, u32) {
    let call = Call::new("get_status", "{}");
    let signal = match calls.exchange(&call, limit).await {
        // The silence is watched by somebody else.
        Err(CallError::Timeout { .. } | CallError::NotWritten { .. }) => return (None, 0),
        Ok(answer) if answer.retcode == 0 => {
            let status = answer.data.map_or_else(Reply::empty, Reply::new);
            let status = status.decode::<Status>(call.action).ok();
            let online = status.and_then(|status| status.online);
            online.map_or(Signal::Alive, |online| Signal::Account { online })
        }
        Ok(answer) if answer.retcode == 1403 => {
            let bot = bot.config.id.clone();
            Signal::Refused(ConnectError::Unauthorized { bot, address: http.address() })
        }
        Ok(_) | Err(CallError::Decode { .. } | CallError::Broken { .. }) => Signal::Alive,
        Err(_) if failures == 0 => return (None, 1),
        Err(_) => Signal::Lost(text("lost-no-answer")),
    };
    (Some(signal), 0)
}

/// Why a body ended before its time.
pub(super) fn broken(error: &hyper::Error) -> Phrase {
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        if source.is::<std::io::Error>() {
            return cause(source);
        }
        next = source.source();
    }
    text("lost-reset")
}
