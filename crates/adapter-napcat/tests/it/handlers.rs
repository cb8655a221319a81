//! The handle as an argument of handlers.

use std::sync::Arc;

use async_trait::async_trait;
use mynah_adapter_napcat::NapCat;
use mynah_core::capability::Messaging;
use mynah_core::event::{Header, UnknownEvent};
use mynah_core::{
    Adapter, Bot, BotId, BotState, Context, Event, Extensions, FromContext, MessageChain,
    MessageId, Payload, Platform, Rejection, Result, RunContext, SendResult, Target,
};
use serde_json::json;
use tokio::sync::watch;

use crate::bot::build;

/// A bot on some other platform.
#[derive(Debug)]
pub(crate) struct Pigeon(pub(crate) BotId);

#[async_trait]
impl Adapter for Pigeon {
    fn name(&self) -> &'static str {
        "Pigeon"
    }

    fn platform(&self) -> Platform {
        "air".into()
    }

    fn id(&self) -> &BotId {
        &self.0
    }

    async fn run(&self, _: RunContext) -> Result<()> {
        Ok(())
    }

    fn state(&self) -> watch::Receiver<BotState> {
        watch::channel(BotState::Ready).1
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }
}

#[async_trait]
impl Messaging for Pigeon {
    async fn send_msg(&self, _: &Target, _: MessageChain) -> SendResult<MessageId> {
        Ok("feather".into())
    }
}

fn context(bot: Bot) -> Context {
    let payload = Payload::Unknown(UnknownEvent { kind: "x".to_owned() });
    let event = Event::new(Header::for_bot("main"), payload);
    Context::new(event, bot, Arc::new(Extensions::default()))
}

#[test]
fn a_handler_gets_the_handle_of_a_napcat_bot() {
    let napcat = build(json!({ "uri": "ws://127.0.0.1:3001", "name": "main" }));
    assert!(NapCat::available_on(&napcat));
    let taken = NapCat::from_context(&context(Bot::new(Arc::new(napcat)))).unwrap();
    assert_eq!(taken.id(), "main");
}

#[test]
fn a_handler_that_wants_the_handle_is_skipped_elsewhere() {
    let pigeon = Pigeon("coo".into());
    assert!(!NapCat::available_on(&pigeon));
    let context = context(Bot::new(Arc::new(pigeon)));
    assert!(matches!(NapCat::from_context(&context), Err(Rejection::Skip(_))));
    assert!(Option::<NapCat>::from_context(&context).unwrap().is_none());
}
