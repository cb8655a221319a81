//! Bots that end before they are asked to.

use async_trait::async_trait;
use mynah_core::capability::Messaging;
use mynah_core::{Adapter, BotState, Error, ErrorKind, MessageChain, MessageId, Platform};
use mynah_core::{RunContext, Target};
use tokio::sync::watch;

use super::*;

/// A bot that ends at once.
#[derive(Debug)]
struct Brief {
    id: BotId,
    panics: bool,
}

#[async_trait]
impl Adapter for Brief {
    fn name(&self) -> &'static str {
        "Brief"
    }

    fn platform(&self) -> Platform {
        Platform::from_static("brief")
    }

    fn id(&self) -> &BotId {
        &self.id
    }

    async fn run(&self, _: RunContext) -> mynah_core::Result<()> {
        assert!(!self.panics, "this adapter is broken");
        Err(Error::new(ErrorKind::Refused, "not today"))
    }

    fn state(&self) -> watch::Receiver<BotState> {
        watch::channel(BotState::Stopped).1
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }
}

#[async_trait]
impl Messaging for Brief {
    async fn send_msg(&self, _: &Target, _: MessageChain) -> mynah_core::Result<MessageId> {
        unreachable!("nobody sends")
    }
}

fn bot(id: &'static str, panics: bool) -> Bot {
    Bot::new(Arc::new(Brief { id: BotId::from_static(id), panics }))
}

#[tokio::test]
async fn the_bots_that_gave_up_are_named_in_the_language_of_the_reader() {
    let app = App::new().bot(bot("ann", false)).bot(bot("ben", true));
    let AppError::NoBotLeft { mut bots } = app.run(std::future::pending()).await.unwrap_err();
    bots.sort_by_key(ToString::to_string);
    assert_eq!(bots, ["ann", "ben"]);
    let error = AppError::NoBotLeft { bots };
    assert_eq!(error.to_string(), "no bot is left: ann and ben gave up");
    assert_eq!(error.localize(&Lang::chinese()), "一个机器人也不剩了：ann、ben 都已放弃");
}
