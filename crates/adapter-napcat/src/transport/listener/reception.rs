//! Reverse WebSocket: NapCat dials in, and each account becomes a bot.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use hyper::body::Incoming;
use hyper::header::{
    CONNECTION, HeaderName, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, UPGRADE,
};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use mynah_core::i18n::Phrase;
use mynah_core::{Adapter, Bot, BotId, BotState, Localize, RunContext};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::seat::Socket;
use super::{Guest, Hush, Peer, Place, Refusal, Reply, door, port};
use crate::NapCat;
use crate::config::Listen;
use crate::error::ConnectError;
use crate::handle::Inner;
use crate::texts::text;
use crate::transport::session::{End, Ended};
use crate::transport::supervisor::Transport;
use crate::transport::websocket::limits;

/// The header in which NapCat says which account it has.
const SELF_ID: HeaderName = HeaderName::from_static("x-self-id");

/// The longest number of an account that is taken for one.
const LONGEST: usize = 20;

/// Receives the NapCats that dial in.
pub(in crate::transport) struct Reception<'a> {
    bot: &'a NapCat,
    listen: &'a Listen,
    /// The accounts that were here; it outlives the port, which may have to be opened again.
    desk: Arc<Desk>,
}

/// Where each account is led to its bot.
struct Desk {
    /// The bot of the configuration, whose keys hold for all accounts.
    host: NapCat,
    context: RunContext,
    accounts: Mutex<HashMap<String, NapCat>>,
    refused: Hush,
}

impl<'a> Reception<'a> {
    pub(in crate::transport) fn new(
        bot: &'a NapCat,
        listen: &'a Listen,
        context: &RunContext,
    ) -> Self {
        let desk = Desk {
            host: bot.clone(),
            context: context.clone(),
            accounts: Mutex::default(),
            refused: Hush::default(),
        };
        Self { bot, listen, desk: Arc::new(desk) }
    }
}

impl Transport for Reception<'_> {
    type Connection = Place;

    async fn connect(&self) -> Result<Place, ConnectError> {
        port::open(self.listen, Arc::clone(&self.desk) as Arc<dyn Guest>).await
    }

    async fn serve(&self, _: &Inner, context: &RunContext, place: Place) -> Ended {
        let start = tokio::time::Instant::now();
        context.shutdown.cancelled().await;
        drop(place);
        Ended { end: End::Shutdown, greeted: true, uptime: start.elapsed() }
    }

    fn greeting(&self) -> Phrase {
        match self.bot.inner.config.token {
            Some(_) => text("listening"),
            None => text("listening-to-all"),
        }
    }
}

impl Desk {
    /// Whether a request is to become a connection, and of which account.
    fn admit(&self, request: &Request<Incoming>) -> Result<(String, HeaderValue), Refusal> {
        let headers = request.headers();
        let upgrade = headers.get(UPGRADE).and_then(|upgrade| upgrade.to_str().ok());
        let key = headers.get(SEC_WEBSOCKET_KEY);
        let (Some(key), true) =
            (key, upgrade.is_some_and(|upgrade| upgrade.eq_ignore_ascii_case("websocket")))
        else {
            return Err(Refusal::new(StatusCode::UPGRADE_REQUIRED, text("door-no-websocket")));
        };
        if !door::opens(self.host.inner.config.token.as_ref(), request) {
            return Err(Refusal::new(StatusCode::UNAUTHORIZED, text("door-token")));
        }
        let account = headers.get(SELF_ID).and_then(|account| account.to_str().ok());
        let account = account.filter(|account| {
            (1..=LONGEST).contains(&account.len()) && account.bytes().all(|c| c.is_ascii_digit())
        });
        let Some(account) = account else {
            return Err(Refusal::new(StatusCode::BAD_REQUEST, text("door-nobody")));
        };
        let accept = derive_accept_key(key.as_bytes());
        let accept = HeaderValue::try_from(accept).expect("base64 fits a header");
        Ok((account.to_owned(), accept))
    }

    /// The bot of an account; one that was never here is introduced.
    fn bot_of(&self, account: &str) -> Result<NapCat, Refusal> {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bot) = accounts.get(account) {
            if *bot.state().borrow() == BotState::Stopped {
                let told = text("door-closed").with("bot", bot.id().to_string());
                return Err(Refusal::new(StatusCode::FORBIDDEN, told));
            }
            return Ok(bot.clone());
        }
        let bot = NapCat::new(self.host.inner.config.of_account(account));
        self.context.introduce(Bot::new(Arc::new(bot.clone()))).map_err(|error| {
            let told = error.localize(self.host.inner.log_lang());
            Refusal::new(StatusCode::SERVICE_UNAVAILABLE, told.into())
        })?;
        accounts.insert(account.to_owned(), bot.clone());
        Ok(bot)
    }
}

#[async_trait]
impl Guest for Desk {
    fn bot(&self) -> &BotId {
        &self.host.inner.config.id
    }

    fn shares_its_path(&self) -> bool {
        false
    }

    fn expects(&self, _: &str) -> Option<bool> {
        Some(true)
    }

    async fn serve(self: Arc<Self>, mut request: Request<Incoming>, peer: Peer) -> Reply {
        let admitted = self.admit(&request).and_then(|(account, accept)| {
            let bot = self.bot_of(&account)?;
            Ok((bot, accept))
        });
        let (bot, accept) = match admitted {
            Ok(admitted) => admitted,
            Err(refusal) => return self.refuse(&refusal, peer),
        };
        let upgraded = hyper::upgrade::on(&mut request);
        let limits = limits(bot.inner.config.connect.max_message_size);
        tokio::spawn(async move {
            // When it fails, who dialled in has hung up.
            let Ok(upgraded) = upgraded.await else { return };
            let socket: Socket = WebSocketStream::from_raw_socket(
                TokioIo::new(upgraded),
                Role::Server,
                Some(limits),
            )
            .await;
            bot.inner.seat.take_place(socket);
        });
        Reply::of(StatusCode::SWITCHING_PROTOCOLS)
            .header(CONNECTION, HeaderValue::from_static("Upgrade"))
            .header(UPGRADE, HeaderValue::from_static("websocket"))
            .header(SEC_WEBSOCKET_ACCEPT, accept)
    }

    fn warn(&self, line: &Phrase) {
        self.host.inner.warn(line);
    }

    fn refuse(&self, refusal: &Refusal, peer: Peer) -> Reply {
        refusal.tell(&self.host.inner, &self.refused, peer)
    }
}
