//! The reverse WebSocket: the server connects to the bot.

use std::{sync::Arc, time::Duration};

use tokio::{
    net::TcpStream,
    sync::mpsc,
    time::{MissedTickBehavior, interval, sleep, timeout},
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{
        Error,
        client::IntoClientRequest,
        handshake::client::Request,
        http::{
            HeaderValue,
            header::{AUTHORIZATION, USER_AGENT},
        },
    },
};
use url::Url;

use crate::{
    activity::Activity,
    faults::Door,
    server::{
        Channel, Connection,
        connection::greeting,
        conversation::exchange,
        handshake::{LARGEST_FRAME, limits},
        period::Period,
    },
    shared::Shared,
};

/// How long the bot may take to answer the upgrade.
const HANDSHAKE: Duration = Duration::from_secs(2);

/// Connects to the bot, and again whenever that fails or ends, for as long as the period lasts.
pub(super) async fn run(shared: Arc<Shared>, url: Url, period: Period) {
    loop {
        // A task of its own, since what was begun outlives a stop by a close frame.
        let attempt = period.tasks.spawn(connect(Arc::clone(&shared), url.clone(), period.clone()));
        let _ = attempt.await;
        sleep(shared.settings.reconnect_interval).await;
    }
}

/// One attempt, and the conversation that may come of it.
async fn connect(shared: Arc<Shared>, url: Url, period: Period) {
    let door = shared.faults.door();
    if !matches!(door, Door::Open | Door::HangUpAfterUpgrade) {
        return;
    }
    let id = shared.hub.count_attempt();
    let dialled = period.stop.run_until_cancelled(Box::pin(dial(&shared, &url))).await;
    let socket = match dialled {
        None => return,
        Some(Ok(socket)) => socket,
        Some(Err(reason)) => {
            return shared.record(&Activity::NotReached { url: url.into(), reason });
        }
    };
    if door == Door::HangUpAfterUpgrade {
        return;
    }
    let (queue, outgoing) = mpsc::unbounded_channel();
    let abort = period.abort.child_token();
    let connection = Connection { id, channel: Channel::Reverse, queue, abort: abort.clone() };
    shared.admit(connection.clone(), url.path().to_owned(), Some(greeting(&shared)));
    let talk = async {
        tokio::select! {
            () = exchange(&shared, &connection, socket, outgoing) => {}
            () = beat(&shared, &connection) => {}
        }
    };
    abort.run_until_cancelled(talk).await;
    if shared.hub.remove(id) {
        shared.record(&Activity::Disconnected);
    }
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Dials; the error is told to whoever reads the journal.
async fn dial(shared: &Shared, url: &Url) -> Result<Socket, String> {
    let request = request(shared, url).map_err(|error| error.to_string())?;
    let dialled = connect_async_with_config(request, Some(limits(LARGEST_FRAME)), true);
    match timeout(HANDSHAKE, dialled).await {
        Ok(Ok((socket, _))) => Ok(socket),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(format!("no answer within {HANDSHAKE:?}")),
    }
}

/// The headers were recorded; the one with the token is sent even if there is none.
fn request(shared: &Shared, url: &Url) -> Result<Request, Error> {
    let mut request = url.as_str().into_client_request()?;
    let token = HeaderValue::try_from(format!("Bearer {}", shared.token()))?;
    let headers = request.headers_mut();
    headers.insert("X-Self-ID", shared.read(|world| world.self_id).into());
    headers.insert(AUTHORIZATION, token);
    headers.insert("x-client-role", HeaderValue::from_static("Universal"));
    headers.insert(USER_AGENT, HeaderValue::from_static("OneBot/11"));
    Ok(request)
}

/// Beats on this connection alone; without an interval, never.
async fn beat(shared: &Shared, connection: &Connection) {
    let period = shared.settings.heartbeat;
    if period.is_zero() {
        return std::future::pending().await;
    }
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks.tick().await;
    loop {
        ticks.tick().await;
        if shared.faults.beats() {
            connection.send(shared.heartbeat(period));
        }
    }
}
