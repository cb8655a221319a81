//! The section of the configuration, and what is made of it.

mod files;
mod headers;
mod size;
mod token;
mod uri;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use mynah_core::config::HumanDuration;
use mynah_core::{BotId, Lang, Section, SectionError};
use mynah_retry::{PathSegment, RetryPolicy};
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;

use files::WrittenFiles;
use headers::Headers;
use size::ByteSize;
pub(crate) use token::Token;
pub(crate) use uri::Address;

use crate::files::Files;

/// A bot's configuration, understood; nothing in it shows a secret.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) id: BotId,
    pub(crate) address: Address,
    pub(crate) token: Option<Token>,
    pub(crate) headers: Headers,
    pub(crate) lang: Option<Lang>,
    pub(crate) retry: RetryPolicy,
    pub(crate) call_timeout: Duration,
    pub(crate) connect: Connect,
    pub(crate) files: Files,
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
}

impl Default for Connect {
    fn default() -> Self {
        Self {
            open_timeout: Duration::from_secs(10),
            close_timeout: Duration::from_secs(5),
            // The member list of a large group is several MiB, and the server limits nothing.
            max_message_size: 64 << 20,
            ping_interval: None,
        }
    }
}

/// What stands in the section.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: Option<String>,
    uri: String,
    token: Option<SecretString>,
    token_file: Option<PathBuf>,
    lang: Option<Lang>,
    retry_config: Option<Value>,
    extra_headers: Option<BTreeMap<String, SecretString>>,
    call_timeout: Option<HumanDuration>,
    connect: Option<WrittenConnect>,
    files: Option<WrittenFiles>,
    start_server_command: Option<String>,
    stop_server_command: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenConnect {
    open_timeout: Option<HumanDuration>,
    close_timeout: Option<HumanDuration>,
    max_message_size: Option<ByteSize>,
    ping_interval: Option<HumanDuration>,
}

impl Config {
    /// Reads a section; everything that can be wrong with it is found out here.
    pub(crate) fn read(section: &Section) -> Result<Self, SectionError> {
        let written: Written = section.parse()?;
        let (address, token_in_uri) = uri::read(&written.uri)?;
        let token = token::read(written.token, written.token_file, token_in_uri)?;
        let headers = headers::read(written.extra_headers.unwrap_or_default(), token.is_some())?;
        let id = match written.name {
            Some(name) if name.trim().is_empty() => {
                return Err(SectionError::at("name", "it is empty; leave it out instead"));
            }
            Some(name) => name.into(),
            None => format!("{}@{}", crate::NAME, address.place()).into(),
        };
        Ok(Self {
            retry: retry(&id, &written.retry_config.unwrap_or_default())?,
            call_timeout: positive("call_timeout", written.call_timeout)?
                .unwrap_or(Duration::from_mins(5)),
            connect: match written.connect {
                Some(written) => {
                    connect(&written).map_err(|error| error.within(["connect".to_owned()]))?
                }
                None => Connect::default(),
            },
            files: files::read(written.files.unwrap_or_default(), &address)
                .map_err(|error| error.within(["files".to_owned()]))?,
            start_command: written.start_server_command,
            stop_command: written.stop_server_command,
            lang: written.lang,
            id,
            address,
            token,
            headers,
        })
    }
}

fn connect(written: &WrittenConnect) -> Result<Connect, SectionError> {
    let usual = Connect::default();
    let close_timeout = written.close_timeout.map(HumanDuration::get);
    let max_message_size = written.max_message_size.map(ByteSize::get);
    Ok(Connect {
        open_timeout: positive("open_timeout", written.open_timeout)?.unwrap_or(usual.open_timeout),
        close_timeout: close_timeout.unwrap_or(usual.close_timeout),
        max_message_size: max_message_size.unwrap_or(usual.max_message_size),
        ping_interval: positive("ping_interval", written.ping_interval)?,
    })
}

/// A duration that must leave some time.
fn positive(key: &str, written: Option<HumanDuration>) -> Result<Option<Duration>, SectionError> {
    match written.map(HumanDuration::get) {
        Some(Duration::ZERO) => Err(SectionError::at(key, "it must be longer than zero")),
        duration => Ok(duration),
    }
}

fn retry(bot: &BotId, written: &Value) -> Result<RetryPolicy, SectionError> {
    let parsed = RetryPolicy::parse(written).map_err(|error| {
        let inner = error.path().iter().map(|step| match step {
            PathSegment::Key(key) => key.clone(),
            PathSegment::Index(index) => index.to_string(),
        });
        let mut wrong = SectionError::at("retry_config", error.kind().to_string());
        wrong.path.extend(inner);
        wrong
    })?;
    for warning in &parsed.warnings {
        tracing::warn!(%bot, "retry_config: {warning}");
    }
    Ok(parsed.policy)
}

#[cfg(test)]
mod tests;
