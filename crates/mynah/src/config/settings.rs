//! The keys of the framework itself, with their defaults.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use mynah_core::Lang;
use mynah_core::config::HumanDuration;
use schemars::JsonSchema;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::dispatch::WhenFull;
use crate::policy::Policies;

/// What the framework itself can be told; every key may be left out.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "Keys")]
#[non_exhaustive]
pub struct Settings {
    /// `lang`: the language of what the framework says itself; `None` leaves it to the locale.
    pub lang: Option<Lang>,
    /// `texts`: a folder with texts that count before those of modules.
    pub texts: Option<PathBuf>,
    /// `log`: what is logged, in the directives of tracing-subscriber's `EnvFilter`.
    pub log: String,
    /// `commands`: how commands are written.
    pub commands: Commands,
    /// `handlers`: how long a handler may take and how many events may wait.
    pub handlers: Handlers,
    /// `policy`: whom the bot answers.
    pub policy: Policies,
    /// `shutdown`: how the process ends.
    pub shutdown: Shutdown,
    /// `modules`: which modules are on.
    pub modules: Modules,
    /// `dedupe`: whether what several bots of a platform see is handled once.
    pub dedupe: bool,
    /// `prefer_bot`: which bot is taken where several could be, counted from 1; 0 for any.
    pub prefer_bot: usize,
    /// `reload`: whether `mynah run` reads the file again when it changes.
    pub reload: bool,
}

/// How commands are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Commands {
    /// `prefixes`: what may stand before a command's name; an empty text allows the bare name.
    pub prefixes: Vec<String>,
}

/// How long a handler may take and how many events may wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Handlers {
    /// `deadline`: the longest that one run of a handler may take.
    pub deadline: HumanDuration,
    /// `queue`: the most events that may wait for handlers.
    pub queue: NonZeroUsize,
    /// `queue_per_conversation`: the most events of one conversation that may wait.
    pub queue_per_conversation: NonZeroUsize,
    /// `when_full`: what becomes of events beyond that.
    pub when_full: WhenFull,
    /// `sessions`: the most sessions that may wait at once.
    pub sessions: NonZeroUsize,
}

/// How the process ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Shutdown {
    /// `deadline`: the longest that ending may take before what still runs is abandoned.
    pub deadline: HumanDuration,
}

/// Which modules are on; beside this stand the sections of the modules.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Modules {
    /// `disable`: the names of the modules that are switched off.
    pub disable: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Keys::default().into()
    }
}

impl Default for Commands {
    fn default() -> Self {
        Self { prefixes: vec![String::new(), "/".to_owned()] }
    }
}

impl Default for Handlers {
    fn default() -> Self {
        Self {
            deadline: Duration::from_mins(5).into(),
            queue: NonZeroUsize::new(10_000).expect("ten thousand is not zero"),
            queue_per_conversation: NonZeroUsize::new(1000).expect("a thousand is not zero"),
            when_full: WhenFull::default(),
            sessions: NonZeroUsize::new(1000).expect("a thousand is not zero"),
        }
    }
}

impl Default for Shutdown {
    fn default() -> Self {
        Self { deadline: Duration::from_secs(10).into() }
    }
}

/// Everything that may stand at the top of the file, so that `bots` is among the known keys when
/// an unknown one is met; what is in it is read elsewhere.
#[derive(Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Keys {
    lang: Option<Lang>,
    texts: Option<PathBuf>,
    log: String,
    commands: Commands,
    handlers: Handlers,
    policy: Policies,
    shutdown: Shutdown,
    modules: Modules,
    dedupe: bool,
    prefer_bot: usize,
    reload: bool,
    #[schemars(skip)]
    bots: IgnoredAny,
}

impl Default for Keys {
    fn default() -> Self {
        Self {
            lang: None,
            texts: None,
            log: "info".to_owned(),
            commands: Commands::default(),
            handlers: Handlers::default(),
            policy: Policies::default(),
            shutdown: Shutdown::default(),
            modules: Modules::default(),
            dedupe: true,
            prefer_bot: 1,
            reload: false,
            bots: IgnoredAny,
        }
    }
}

impl From<Keys> for Settings {
    fn from(keys: Keys) -> Self {
        let IgnoredAny = keys.bots;
        Self {
            lang: keys.lang,
            texts: keys.texts,
            log: keys.log,
            commands: keys.commands,
            handlers: keys.handlers,
            policy: keys.policy,
            shutdown: keys.shutdown,
            modules: keys.modules,
            dedupe: keys.dedupe,
            prefer_bot: keys.prefer_bot,
            reload: keys.reload,
        }
    }
}

#[cfg(test)]
mod tests {
    use mynah_core::config::Description;

    use super::*;
    use crate::texts::TEXTS;

    #[test]
    fn every_key_is_explained() {
        assert_eq!(Description::of::<Keys>(&TEXTS).unexplained(), [""; 0]);
    }
}
