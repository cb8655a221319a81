//! The section of the configuration, and what is made of it.

mod catch_up;
mod files;
mod headers;
mod joins;
mod limits;
mod listen;
mod retry;
mod size;
mod tls;
mod token;
mod uri;
mod way;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use mynah_core::config::{Description, HumanDuration};
use mynah_core::i18n::{Filler, Phrase};
use mynah_core::{BotId, Lang, Localize, Section, SectionError};
use mynah_retry::RetryPolicy;
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;

pub(crate) use catch_up::CatchUpBounds;
use files::WrittenFiles;
use headers::Headers;
pub(crate) use joins::{Action as JoinAction, JoinLimit};
pub(crate) use limits::{Limits, Rate};
pub(crate) use listen::Listen;
pub(crate) use tls::Authorities;
pub(crate) use token::Token;
pub(crate) use uri::Address;
use way::WrittenPost;
pub(crate) use way::{Posts, Way};

use crate::files::Files;
use crate::texts::{TEXTS, languages, speaks, text};

/// A bot's configuration, understood; nothing in it shows a secret.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub(crate) id: BotId,
    /// By which transport the bot and its server meet.
    pub(crate) way: Way,
    pub(crate) token: Option<Token>,
    pub(crate) headers: Headers,
    pub(crate) lang: Option<Lang>,
    /// The language of what is logged: that of the bot, or else of the process.
    pub(crate) log_lang: Lang,
    pub(crate) retry: RetryPolicy,
    pub(crate) call_timeout: Duration,
    /// When calls that only look are made again; `None` for never.
    pub(crate) retry_calls: Option<RetryPolicy>,
    /// Whether what became of a send that was not answered is looked for in the history.
    pub(crate) settle_unknown: bool,
    pub(crate) limits: Option<Limits>,
    /// How much of what was said while the bot was away is fetched; `None` for nothing.
    pub(crate) catch_up: Option<CatchUpBounds>,
    pub(crate) connect: Connect,
    pub(crate) files: Files,
    pub(crate) joins: Option<JoinLimit>,
    pub(crate) start_on_launch: bool,
    pub(crate) start_command: Option<String>,
    pub(crate) stop_command: Option<String>,
}

/// How the connection is made and watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Connect {
    pub(crate) open_timeout: Duration,
    pub(crate) close_timeout: Duration,
    pub(crate) max_message_size: usize,
    pub(crate) ping_interval: Option<Duration>,
    /// Whose certificates are accepted besides those of the public authorities.
    pub(crate) authorities: Authorities,
}

impl Default for Connect {
    fn default() -> Self {
        Self {
            open_timeout: Duration::from_secs(10),
            close_timeout: Duration::from_secs(5),
            // The member list of a large group is several MiB, and the server limits nothing.
            max_message_size: 64 << 20,
            ping_interval: None,
            authorities: Authorities::default(),
        }
    }
}

/// What stands in the section.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Written {
    #[schemars(example = &"main")]
    name: Option<String>,
    #[schemars(example = &"ws://127.0.0.1:3001")]
    uri: Option<String>,
    listen: Option<String>,
    post: Option<WrittenPost>,
    #[schemars(with = "Option<String>", example = &"${NAPCAT_TOKEN:-}")]
    token: Option<SecretString>,
    token_file: Option<PathBuf>,
    lang: Option<Lang>,
    #[schemars(with = "Option<BTreeMap<String, Value>>")]
    retry_config: Option<Value>,
    #[schemars(with = "Option<BTreeMap<String, String>>")]
    extra_headers: Option<BTreeMap<String, SecretString>>,
    #[schemars(extend("default" = "5m"))]
    call_timeout: Option<HumanDuration>,
    retry_calls: Option<Value>,
    settle_unknown: Option<bool>,
    limits: Option<Value>,
    #[schemars(with = "Option<catch_up::Form>", extend("default" = false))]
    catch_up: Option<Value>,
    connect: Option<WrittenConnect>,
    files: Option<WrittenFiles>,
    #[schemars(with = "Option<joins::Form>")]
    limit_group_increase: Option<Value>,
    #[schemars(extend("default" = false))]
    start_on_launch: Option<bool>,
    start_server_command: Option<String>,
    stop_server_command: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenConnect {
    #[schemars(extend("default" = "10s"))]
    open_timeout: Option<HumanDuration>,
    #[schemars(extend("default" = "5s"))]
    close_timeout: Option<HumanDuration>,
    #[schemars(with = "Option<size::Written>", extend("default" = "64MiB"))]
    max_message_size: Option<Value>,
    ping_interval: Option<HumanDuration>,
    tls_ca: Option<PathBuf>,
}

impl Config {
    /// What may stand in a section.
    pub(crate) fn describe() -> Description {
        Description::of::<Written>(&TEXTS)
    }

    /// Reads a section; everything that can be wrong with it is found out here.
    pub(crate) fn read(section: &Section) -> Result<Self, SectionError> {
        let written: Written = section.parse()?;
        let mut warnings = Vec::new();
        let way = way::Written { uri: written.uri, listen: written.listen, post: written.post };
        let (mut way, token_in_uri) = Way::read(way)?;
        let token = token::read(written.token, written.token_file, token_in_uri)?;
        way.share(token.as_ref());
        let headers = written.extra_headers.unwrap_or_default();
        if way.address().is_none() && !headers.is_empty() {
            return Err(SectionError::localized("extra_headers", text("nothing-to-dial")));
        }
        let headers = headers::read(headers, token.is_some())?;
        let start_command = command(written.start_server_command);
        let start_on_launch = written.start_on_launch.unwrap_or_default();
        if start_on_launch && start_command.is_none() {
            let message = text("launch-without-command");
            return Err(SectionError::localized("start_on_launch", message));
        }
        let config = Self {
            id: id(written.name, &way)?,
            retry: retry::read("retry_config", written.retry_config.as_ref(), &mut warnings)?,
            retry_calls: retry::read_calls(written.retry_calls.as_ref(), &mut warnings)?,
            settle_unknown: written.settle_unknown.unwrap_or_default(),
            limits: limits::read(written.limits)?,
            catch_up: catch_up::read(written.catch_up)?,
            call_timeout: positive("call_timeout", written.call_timeout)?
                .unwrap_or(Duration::from_mins(5)),
            connect: connect(written.connect, &way)?,
            files: files::read(written.files.unwrap_or_default(), way.is_here())
                .map_err(|error| error.within(["files".to_owned()]))?,
            joins: joins::read(written.limit_group_increase.unwrap_or_default())?,
            start_on_launch,
            start_command,
            stop_command: command(written.stop_server_command),
            log_lang: written.lang.clone().or_else(of_process).unwrap_or_else(Lang::english),
            lang: written.lang,
            way,
            token,
            headers,
        };
        warnings.extend(config.oddities());
        for warning in warnings {
            let bot = &config.id;
            tracing::warn!(%bot, "{}", warning.localize(&config.log_lang));
        }
        Ok(config)
    }

    /// The configuration of one account of those that dial in.
    pub(crate) fn of_account(&self, account: &str) -> Self {
        let id = format!("{}/{account}", self.id).into();
        // The server is started by whoever the accounts belong to.
        Self { id, start_on_launch: false, ..self.clone() }
    }

    /// What can be meant and hardly is.
    fn oddities(&self) -> impl Iterator<Item = Phrase> {
        let unknown = self.lang.as_ref().filter(|lang| !speaks(lang)).map(|lang| {
            let known = Filler::names(languages().into_iter().map(Lang::to_string));
            text("unknown-lang").with("lang", lang.to_string()).with("known", known)
        });
        unknown.into_iter().chain(self.way.oddities(self.token.as_ref()))
    }
}

fn of_process() -> Option<Lang> {
    Lang::of_locale(|name| std::env::var(name).ok())
}

fn id(name: Option<String>, way: &Way) -> Result<BotId, SectionError> {
    match name {
        Some(name) if name.trim().is_empty() => {
            Err(SectionError::localized("name", text("empty-name")))
        }
        Some(name) => Ok(name.into()),
        None => Ok(format!("{}@{}", crate::NAME, way.place()).into()),
    }
}

/// A command that does nothing is none.
fn command(written: Option<String>) -> Option<String> {
    written.filter(|command| !command.trim().is_empty())
}

fn connect(written: Option<WrittenConnect>, way: &Way) -> Result<Connect, SectionError> {
    match written {
        Some(written) => {
            connect_keys(&written, way).map_err(|error| error.within(["connect".to_owned()]))
        }
        None => Ok(Connect::default()),
    }
}

fn connect_keys(written: &WrittenConnect, way: &Way) -> Result<Connect, SectionError> {
    let usual = Connect::default();
    let size = written.max_message_size.as_ref().filter(|size| !size.is_null());
    let size = size.map(|size| size::read("max_message_size", size)).transpose()?;
    Ok(Connect {
        open_timeout: positive("open_timeout", written.open_timeout)?.unwrap_or(usual.open_timeout),
        close_timeout: written.close_timeout.map_or(usual.close_timeout, HumanDuration::get),
        max_message_size: size.unwrap_or(usual.max_message_size),
        ping_interval: positive("ping_interval", written.ping_interval)?,
        authorities: match &written.tls_ca {
            Some(_) if !way.address().is_some_and(Address::is_encrypted) => {
                return Err(SectionError::localized("tls_ca", text("tls-ca-without-tls")));
            }
            Some(path) => tls::read(path)?,
            None => Authorities::default(),
        },
    })
}

/// A duration that must leave some time.
fn positive(key: &str, written: Option<HumanDuration>) -> Result<Option<Duration>, SectionError> {
    match written.map(HumanDuration::get) {
        Some(Duration::ZERO) => Err(SectionError::localized(key, text("longer-than-zero"))),
        duration => Ok(duration),
    }
}

#[cfg(test)]
mod tests;
