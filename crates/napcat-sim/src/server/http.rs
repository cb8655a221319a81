//! The HTTP server: an action a request, and events as a stream or over a WebSocket.

mod request;
mod response;

use std::{convert::Infallible, fmt, pin::pin, sync::Mutex};

use hyper::{
    Method, Request, StatusCode,
    body::Incoming,
    header::{CONNECTION, UPGRADE},
    server::conn::http1,
    service::service_fn,
    upgrade::OnUpgrade,
};
use hyper_util::rt::TokioIo;
use tokio::time::sleep;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{handshake::server::create_response_with_body, protocol::Role},
};

use self::response::Response;
use crate::{
    Service,
    activity::Activity,
    faults::Door,
    lock::lock,
    server::{
        Channel, Outgoing,
        connection::Guest,
        conversation::Carrier,
        dialect::Dialect,
        dispatch::{self, Aftermath},
        handshake::{Visit, limits},
    },
};

/// The largest frame of a WebSocket on this port, for which nobody set a limit.
const LARGEST_FRAME: usize = 100 << 20;

/// A WebSocket that is about to take the place of the HTTP connection.
type Upgrade = (OnUpgrade, Visit);

/// Serves requests until the client has no more, or a WebSocket takes over.
pub(super) async fn serve<S: Carrier + 'static>(guest: &Guest, socket: S) {
    let upgrade = Mutex::new(None);
    let desk = Desk { guest, upgrade: &upgrade };
    let service = service_fn(|request| desk.receive(request));
    {
        let mut server = http1::Builder::new();
        // A client may ask for another account on a connection that it has, and we cannot pass it on.
        server.keep_alive(!guest.shared.settings.is_behind_front);
        let connection = server.serve_connection(TokioIo::new(socket), service);
        let mut connection = pin!(connection.with_upgrades());
        tokio::select! {
            _ = &mut connection => {}
            () = guest.stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                let _ = connection.await;
            }
        }
    }
    let upgrade: Option<Upgrade> = lock(&upgrade).take();
    let Some((upgrade, visit)) = upgrade else { return };
    if let Ok(upgraded) = upgrade.await {
        let (socket, config) = (TokioIo::new(upgraded), limits(LARGEST_FRAME));
        let socket = WebSocketStream::from_raw_socket(socket, Role::Server, Some(config)).await;
        guest.talk(socket, visit).await;
    }
}

/// The server hangs up instead of answering.
#[derive(Debug)]
struct HangUp;

impl fmt::Display for HangUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server hangs up, as it was told to")
    }
}

impl std::error::Error for HangUp {}

/// Where the requests of one connection arrive.
#[derive(Clone, Copy)]
struct Desk<'a> {
    guest: &'a Guest,
    upgrade: &'a Mutex<Option<Upgrade>>,
}

impl Desk<'_> {
    async fn receive(self, request: Request<Incoming>) -> Result<Response, HangUp> {
        let shared = &self.guest.shared;
        let mut silence = shared.faults.silence();
        let _ = silence.wait_for(|silent| !silent).await;
        match shared.faults.door() {
            Door::HangUp | Door::HangUpAfterUpgrade => return Err(HangUp),
            Door::Stall => return nobody_answers().await,
            Door::Refuse(status) => return Ok(response::status(status)),
            Door::Open => {}
        }
        let visit = Visit::of(shared, &request);
        let service = shared.settings.service;
        if service == Service::HttpWithWebSocket && asks_for_upgrade(&request) {
            return Ok(self.upgrade(request, visit));
        }
        if !visit.is_welcome(shared) {
            shared.record(&Activity::TokenRefused);
            return Ok(response::token_refused());
        }
        match visit.path.as_str() {
            "/" => Ok(response::running()),
            "/_events" if service == Service::Sse && request.method() == Method::GET => {
                Ok(self.subscribe(visit.path))
            }
            path => self.act(path, request).await,
        }
    }

    /// Says yes to a WebSocket; the token is looked at when it is there.
    fn upgrade(self, mut request: Request<Incoming>, visit: Visit) -> Response {
        let Ok(response) = create_response_with_body(&request, response::empty) else {
            return response::status(StatusCode::BAD_REQUEST);
        };
        *lock(self.upgrade) = Some((hyper::upgrade::on(&mut request), visit));
        response
    }

    /// Answers with the events from now on.
    fn subscribe(self, path: String) -> Response {
        let (connection, outgoing) = self.guest.connection(Channel::Sse);
        self.guest.shared.admit(connection, path, None);
        response::events(outgoing)
    }

    /// Carries out an action.
    async fn act(self, path: &str, request: Request<Incoming>) -> Result<Response, HangUp> {
        let shared = &self.guest.shared;
        let Some(call) = request::read(path, request).await? else {
            return Ok(response::not_json());
        };
        let done = dispatch::perform(shared, &call, Dialect::Http);
        let (latency, streams, aftermath) = (done.latency, done.streams, done.aftermath);
        let mut answers = done.answers(call.echo);
        let Some(last) = answers.pop() else {
            if aftermath == Aftermath::Nothing {
                return nobody_answers().await;
            }
            aftermath.happen(shared);
            return Err(HangUp);
        };
        sleep(latency + shared.faults.delay()).await;
        aftermath.happen(shared);
        if shared.settings.service == Service::Sse {
            for part in answers.drain(..) {
                let part = Outgoing::text(part.to_string());
                shared.hub.push(&part, |channel| channel == Channel::Sse);
            }
        }
        if !streams {
            return Ok(response::answer(&last));
        }
        answers.push(last);
        Ok(response::row(answers))
    }
}

/// As long as the client waits.
async fn nobody_answers() -> Result<Response, HangUp> {
    std::future::pending::<Result<Infallible, HangUp>>().await.map(|never| match never {})
}

fn asks_for_upgrade(request: &Request<Incoming>) -> bool {
    let has = |name, wanted: &str| {
        let value = request.headers().get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| value.to_ascii_lowercase().contains(wanted))
    };
    has(UPGRADE, "websocket") && has(CONNECTION, "upgrade")
}
