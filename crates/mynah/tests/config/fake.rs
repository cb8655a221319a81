//! An adapter that connects to nothing, and repeats what it was given in its errors.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use mynah_core::capability::Messaging;
use mynah_core::config::HumanDuration;
use mynah_core::{
    Adapter, AdapterFactory, Bot, BotId, BotState, Lang, MessageChain, MessageId, Platform, Result,
    RunContext, Section, SectionError, SendResult, Target,
};
use serde::Deserialize;
use tokio::sync::watch;

#[derive(Debug)]
pub(crate) struct Fake(pub(crate) &'static str);

#[derive(Debug)]
pub(crate) struct FakeBot {
    name: &'static str,
    id: BotId,
    pub(crate) keys: Keys,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keys {
    pub(crate) uri: String,
    pub(crate) name: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) lang: Option<Lang>,
    pub(crate) start_server_command: Option<String>,
    pub(crate) attempts: Option<u16>,
    pub(crate) retry: Option<Retry>,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) on_flood: Option<OnFlood>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Retry {
    pub(crate) wait: HumanDuration,
    pub(crate) max: Option<HumanDuration>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OnFlood {
    Drop,
    Close,
}

impl AdapterFactory for Fake {
    fn name(&self) -> &'static str {
        self.0
    }

    fn build(&self, section: &Section) -> Result<Arc<dyn Adapter>, SectionError> {
        let keys: Keys = section.parse()?;
        if !keys.uri.starts_with("ws://") {
            let message = format!("`{}` is no address; write `ws://…`", keys.uri);
            return Err(SectionError::at("uri", message));
        }
        let id = keys.name.as_ref().unwrap_or(&keys.uri).as_str().into();
        Ok(Arc::new(FakeBot { name: self.0, id, keys }))
    }
}

#[async_trait]
impl Adapter for FakeBot {
    fn name(&self) -> &'static str {
        self.name
    }

    fn platform(&self) -> Platform {
        Platform::from_static("Fake")
    }

    fn id(&self) -> &BotId {
        &self.id
    }

    async fn run(&self, _: RunContext) -> Result<()> {
        Ok(())
    }

    fn state(&self) -> watch::Receiver<BotState> {
        unreachable!("no test runs a bot")
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }
}

#[async_trait]
impl Messaging for FakeBot {
    async fn send_msg(&self, _: &Target, _: MessageChain) -> SendResult<MessageId> {
        unreachable!("no test sends")
    }
}

/// The keys of the bots of a configuration that has nothing wrong.
pub(crate) fn built(config: &mynah::config::Config) -> Vec<Bot> {
    let built = super::registry().build(config);
    built.unwrap_or_else(|errors| panic!("{}", errors.render()))
}

/// The keys of one of them.
pub(crate) fn keys(bots: &[Bot], index: usize) -> &Keys {
    &bots[index].downcast_ref::<FakeBot>().expect("a fake").keys
}
