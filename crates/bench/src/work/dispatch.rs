//! From an event to the handlers that want it, and their answers back.

use std::fmt;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use mynah::App;
use mynah::core::capability::Messaging;
use mynah::core::id::{BotId, Platform};
use mynah::core::{
    Adapter, Bot, BotState, EventSink, MessageChain, MessageId, RunContext, SendResult, Target,
};
use mynah::prelude::*;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use super::decode::event;
use crate::talk::{chat_event, command_event};

/// A whole app with a bot that is told events and says nothing to anybody.
pub struct Desk {
    runtime: Runtime,
    bot: Arc<Mute>,
    sink: Arc<dyn EventSink>,
    sent: watch::Receiver<u64>,
}

impl Desk {
    /// One with so many commands, of which the first is `ping`.
    ///
    /// # Panics
    ///
    /// When there is no runtime to be had.
    pub fn new(commands: usize) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        let runtime = runtime.expect("a runtime");
        let bot = Arc::new(Mute::new());
        let app = App::new().bot(Bot::new(bot.clone())).module(module(commands));
        let sent = bot.sent.subscribe();
        runtime.spawn(app.run(std::future::pending()));
        let sink = runtime.block_on(async {
            let mut state = bot.state.subscribe();
            // It is only dropped with the bot.
            let _ = state.wait_for(|state| *state == BotState::Ready).await;
            bot.sink.get().cloned()
        });
        Self { runtime, bot, sink: sink.expect("the bot runs"), sent }
    }

    /// A message that nobody wants.
    pub fn chat(&self) -> Event {
        event(&chat_event(0, 1))
    }

    /// A command.
    pub fn command(&self) -> Event {
        event(&command_event(0, 1, "ping 1"))
    }

    /// Tells an event, and waits for `answers` answers.
    pub fn hear(&self, event: &Event, answers: u64) {
        let mut sent = self.sent.clone();
        let wanted = *sent.borrow_and_update() + answers;
        self.runtime.block_on(async {
            self.sink.publish(event.clone());
            // The sender lives as long as the bot.
            let _ = sent.wait_for(|sent| *sent >= wanted).await;
        });
    }

    /// How many answers were given.
    pub fn answers(&self) -> u64 {
        *self.bot.sent.borrow()
    }
}

async fn ping(args: Args) -> String {
    format!("pong {}", args.text())
}

fn module(commands: usize) -> Module {
    let module = Module::new("bench").on(command("ping").with_args(), ping);
    (1..commands).fold(module, |module, number| {
        module.on(command(&format!("command{number}")).with_args(), ping)
    })
}

/// A bot whose messages are counted and go nowhere.
struct Mute {
    id: BotId,
    sink: OnceLock<Arc<dyn EventSink>>,
    state: watch::Sender<BotState>,
    sent: watch::Sender<u64>,
}

impl Mute {
    fn new() -> Self {
        let (state, sent) = (watch::Sender::new(BotState::Connecting), watch::Sender::new(0));
        Self { id: "main".into(), sink: OnceLock::new(), state, sent }
    }
}

impl fmt::Debug for Mute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mute").field("id", &self.id).finish_non_exhaustive()
    }
}

#[async_trait]
impl Adapter for Mute {
    fn name(&self) -> &'static str {
        "Mute"
    }

    fn platform(&self) -> Platform {
        Platform::from_static("mute")
    }

    fn id(&self) -> &BotId {
        &self.id
    }

    async fn run(&self, context: RunContext) -> mynah::core::Result<()> {
        // It is run once.
        let _ = self.sink.set(context.events);
        self.state.send_replace(BotState::Ready);
        context.shutdown.cancelled().await;
        Ok(())
    }

    fn state(&self) -> watch::Receiver<BotState> {
        self.state.subscribe()
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }
}

#[async_trait]
impl Messaging for Mute {
    async fn send_msg(&self, _: &Target, _: MessageChain) -> SendResult<MessageId> {
        self.sent.send_modify(|sent| *sent += 1);
        Ok(7.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_answered_and_nothing_else() {
        let desk = Desk::new(3);
        desk.hear(&desk.chat(), 0);
        desk.hear(&desk.command(), 1);
        desk.hear(&desk.command(), 1);
        assert_eq!(desk.answers(), 2);
    }
}
