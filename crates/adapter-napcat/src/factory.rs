//! Making bots from the configuration.

use std::sync::Arc;

use mynah_core::config::Description;
use mynah_core::{Adapter, AdapterFactory, Section, SectionError};

use crate::config::{Config, Way};
use crate::{NapCat, NapCatListener};

/// Makes [`NapCat`] bots from their sections of the configuration, and a [`NapCatListener`] of one
/// with `listen`.
///
/// | key | default | meaning |
/// | --- | --- | --- |
/// | `uri` | | where NapCat's server is: `ws://…` or `wss://…`, or `http://…` or `https://…` |
/// | `listen` | | instead of `uri`, where NapCat dials in: `127.0.0.1:6700`, with a path or not |
/// | `post.listen` | none | where NapCat posts events to, beside an `http://…`; else they come as a stream |
/// | `post.secret` | `token` | what posted events are signed with |
/// | `post.quick_wait` | `0s` | how long the answer to a posted event may wait for [`NapCat::quick`] |
/// | `token` | none | the access token |
/// | `token_file` | none | a file with the token in it, instead of `token` |
/// | `name` | from the address | what the bot is called; stable over restarts |
/// | `lang` | none | the language of the bot and of its log, such as `zh-CN` |
/// | `retry_config` | 1, 2, 4 … 30 s, for ever | how to get a connection, see [`mynah_retry`] |
/// | `extra_headers` | none | further headers of the handshake |
/// | `call_timeout` | 300 s | how long to wait for the answer to a call |
/// | `retry_calls` | never | when calls that only look are made again, in the words of `retry_config` |
/// | `settle_unknown` | `false` | whether the history is asked what became of a message nobody answered |
/// | `limits` | none | how fast messages go out: `safe`, or `{ bot: 20/min, conversation: 1/s, burst: 3, queue: 100 }` |
/// | `catch_up` | `false` | whether messages that were missed while the bot was away are fetched when it is back; or `{ conversations: 64, messages: 100, within: 10m, hold: 30s }` |
/// | `connect.open_timeout` | 10 s | how long to wait for a connection |
/// | `connect.close_timeout` | 5 s | how long to wait for the server when shutting down |
/// | `connect.max_message_size` | 64 MiB | the longest message taken |
/// | `connect.tls_ca` | none | a file of certificates to be trusted besides the public ones |
/// | `connect.ping_interval` | the server's heartbeat, 30 s over HTTP | how long to stay silent before asking for a sign of life |
/// | `files.shared` | for a server on this host | whether the server sees this machine's files; not so in a container |
/// | `files.stream_above` | 4 MiB | how long a file may be that is written into a message, see [`Files`](crate::Files) |
/// | `files.allow` | everything | the folders files may come from |
/// | `limit_group_increase` | none | `[seconds, count]` or `{ window, count, action: drop or close }`: how many members may join before further joins are dropped |
/// | `start_server_command` | none | what [`NapCat::start_server`] runs |
/// | `stop_server_command` | none | what [`NapCat::stop_server`] runs |
/// | `start_on_launch` | `false` | whether the server is started with the bot, without waiting for it |
///
/// ```
/// use mynah_adapter_napcat::NapCatFactory;
/// use mynah_core::{AdapterFactory, Section};
///
/// let section = serde_json::json!({ "uri": "ws://127.0.0.1:3001", "token": "hush" });
/// let bot = NapCatFactory.build(&Section::of(section)?)?;
/// assert_eq!(bot.id().as_str(), "NapCat@127.0.0.1:3001");
/// assert!(!format!("{bot:?}").contains("hush"));
/// # Ok::<(), mynah_core::SectionError>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct NapCatFactory;

impl AdapterFactory for NapCatFactory {
    fn name(&self) -> &'static str {
        crate::NAME
    }

    fn build(&self, section: &Section) -> Result<Arc<dyn Adapter>, SectionError> {
        let config = Config::read(section)?;
        if matches!(config.way, Way::Listen(_)) {
            return Ok(Arc::new(NapCatListener::new(config)));
        }
        Ok(Arc::new(NapCat::new(config)))
    }

    fn describe(&self) -> Option<Description> {
        Some(Config::describe())
    }
}
