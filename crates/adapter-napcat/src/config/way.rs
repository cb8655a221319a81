//! By which of the transports a bot and its server meet.

use std::fmt;
use std::time::Duration;

use mynah_core::SectionError;
use mynah_core::config::HumanDuration;
use mynah_core::i18n::Phrase;
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::Deserialize;

use super::listen::Listen;
use super::token::{self, Token};
use super::uri::{self, Address};
use crate::texts::{seconds, text};

/// The longest that the answer to an event may wait: whoever posts waits for it.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// By which of the transports a bot and its server meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// The bot dials NapCat's WebSocket server.
    Dial(Address),
    /// NapCat's WebSocket client dials in.
    Listen(Listen),
    /// The bot dials NapCat's HTTP server, which tells events in a response that never ends.
    Stream(Address),
    /// The bot dials NapCat's HTTP server, and NapCat's HTTP client posts events.
    Posts(Address, Posts),
}

/// Where events are posted to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Posts {
    pub(crate) listen: Listen,
    /// What they are signed with; without one, nobody can tell who sent them.
    pub(crate) secret: Option<Token>,
    /// How long the answer to an event may wait for a handler that has something to say in it.
    pub(crate) quick_wait: Duration,
}

/// What stands under `post`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPost {
    listen: String,
    #[schemars(with = "Option<String>")]
    secret: Option<SecretString>,
    quick_wait: Option<HumanDuration>,
}

/// What the section says about where the server is.
pub(super) struct Written {
    pub(super) uri: Option<String>,
    pub(super) listen: Option<String>,
    pub(super) post: Option<WrittenPost>,
}

impl Way {
    /// Reads the keys that say which way; a token in the address is taken out.
    pub(super) fn read(written: Written) -> Result<(Self, Option<SecretString>), SectionError> {
        let post_without_http = || Err(SectionError::localized("post", text("post-without-http")));
        match (written.uri, written.listen, written.post) {
            (None, None, _) => Err(SectionError::localized("uri", text("no-way"))),
            (Some(_), Some(_), _) => Err(SectionError::localized("listen", text("two-ways"))),
            (None, Some(_), Some(_)) => post_without_http(),
            (None, Some(listen), None) => {
                Ok((Self::Listen(Listen::read("listen", &listen, "ws")?), None))
            }
            (Some(uri), None, post) => {
                let (address, token) = uri::read(&uri)?;
                let way = match (address.is_http(), post) {
                    (false, None) => Self::Dial(address),
                    (false, Some(_)) => return post_without_http(),
                    (true, None) => Self::Stream(address),
                    (true, Some(post)) => Self::Posts(address, Posts::read(post)?),
                };
                Ok((way, token))
            }
        }
    }

    /// The server that is dialled.
    pub(crate) fn address(&self) -> Option<&Address> {
        match self {
            Self::Dial(address) | Self::Stream(address) | Self::Posts(address, _) => Some(address),
            Self::Listen(_) => None,
        }
    }

    /// What tells two servers apart.
    pub(super) fn place(&self) -> String {
        match self {
            Self::Listen(listen) => listen.place(),
            Self::Dial(address) | Self::Stream(address) | Self::Posts(address, _) => {
                address.place()
            }
        }
    }

    /// Whether the server and this process are on one machine, as far as can be told.
    pub(super) fn is_here(&self) -> bool {
        match self {
            Self::Listen(listen) => listen.is_local(),
            Self::Dial(address) | Self::Stream(address) | Self::Posts(address, _) => {
                address.is_here()
            }
        }
    }

    /// The token of the server also signs what is posted, unless another secret is written.
    pub(super) fn share(&mut self, token: Option<&Token>) {
        if let Self::Posts(_, Posts { secret: secret @ None, .. }) = self {
            *secret = token.cloned();
        }
    }

    /// What can be meant and hardly is.
    pub(super) fn oddities(&self, token: Option<&Token>) -> Vec<Phrase> {
        let mut odd = Vec::new();
        if let Some(path) = self.address().and_then(Address::deaf_path) {
            odd.push(text("deaf-path").with("path", path.to_owned()));
        }
        let open = match self {
            Self::Listen(listen) if token.is_none() => Some((text("open-door"), listen)),
            Self::Posts(_, posts) if posts.secret.is_none() => {
                Some((text("open-posts"), &posts.listen))
            }
            _ => None,
        };
        if let Some((told, listen)) = open.filter(|(_, listen)| !listen.is_local()) {
            odd.push(told.with("address", listen.to_string()));
        }
        odd
    }
}

impl Posts {
    fn read(written: WrittenPost) -> Result<Self, SectionError> {
        let within = |error: SectionError| error.within(["post".to_owned()]);
        let listen = Listen::read("listen", &written.listen, "http").map_err(within)?;
        let secret = token::checked("secret", written.secret).map_err(within)?;
        let quick_wait = written.quick_wait.map_or(Duration::ZERO, HumanDuration::get);
        if quick_wait > LONGEST_WAIT {
            let most = text("quick-wait-most").with("most", seconds(LONGEST_WAIT));
            return Err(within(SectionError::localized("quick_wait", most)));
        }
        Ok(Self { listen, secret, quick_wait })
    }
}

/// Shown without user and query, which may be secrets.
impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(listen) => listen.fmt(f),
            Self::Dial(address) | Self::Stream(address) | Self::Posts(address, _) => address.fmt(f),
        }
    }
}
