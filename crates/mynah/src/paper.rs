//! A platform for tests: what is sent is kept, and how a bot ends is written down beforehand.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use mynah_core::capability::Messaging;
use mynah_core::{
    Adapter, Bot, BotId, BotState, Error, ErrorKind, Event, MessageChain, MessageId, Platform,
    Result, RunContext, SendResult, Target,
};
use tokio::sync::watch;
use tokio::time::sleep;

/// A bot on paper.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    id: BotId,
    events: Vec<Event>,
    introduces: Vec<Paper>,
    end: End,
    sent: Arc<Mutex<Vec<(Target, String)>>>,
    closed: Arc<Mutex<bool>>,
}

/// How a bot on paper ends.
#[derive(Debug, Clone, Copy)]
pub(crate) enum End {
    /// When it is asked to.
    WhenAsked,
    /// By giving up after this time.
    GivesUp(Duration),
    /// Well, after this time.
    Ends(Duration),
    /// By a bug in its adapter.
    Panics,
    /// Never, whoever asks.
    Never,
}

impl Paper {
    pub(crate) fn new(id: &str) -> Self {
        Self {
            id: id.into(),
            events: Vec::new(),
            introduces: Vec::new(),
            end: End::WhenAsked,
            sent: Arc::default(),
            closed: Arc::default(),
        }
    }

    /// Has it see these events as soon as it runs.
    pub(crate) fn seeing(mut self, events: impl IntoIterator<Item = Event>) -> Self {
        self.events.extend(events);
        self
    }

    /// Has it introduce another as soon as it runs.
    pub(crate) fn introducing(mut self, other: &Self) -> Self {
        self.introduces.push(other.clone());
        self
    }

    pub(crate) fn ending(mut self, end: End) -> Self {
        self.end = end;
        self
    }

    /// What it has sent so far, as a person would read it.
    pub(crate) fn take_sent(&self) -> Vec<(Target, String)> {
        std::mem::take(&mut *self.sent.lock().unwrap())
    }

    /// Whether it was asked to end, and did.
    pub(crate) fn was_closed(&self) -> bool {
        *self.closed.lock().unwrap()
    }
}

#[async_trait]
impl Adapter for Paper {
    fn name(&self) -> &'static str {
        "Paper"
    }

    fn platform(&self) -> Platform {
        Platform::from_static("paper")
    }

    fn id(&self) -> &BotId {
        &self.id
    }

    async fn run(&self, context: RunContext) -> Result<()> {
        for event in &self.events {
            context.events.publish(event.clone());
        }
        for other in &self.introduces {
            context.introduce(Bot::new(Arc::new(other.clone())))?;
        }
        match self.end {
            End::WhenAsked => {
                context.shutdown.cancelled().await;
                *self.closed.lock().unwrap() = true;
                Ok(())
            }
            End::Ends(after) => {
                sleep(after).await;
                Ok(())
            }
            End::GivesUp(after) => {
                sleep(after).await;
                Err(Error::new(ErrorKind::Disconnected, "the paper is torn"))
            }
            End::Panics => panic!("on purpose"),
            End::Never => std::future::pending().await,
        }
    }

    fn state(&self) -> watch::Receiver<BotState> {
        watch::channel(BotState::Ready).1
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }
}

#[async_trait]
impl Messaging for Paper {
    async fn send_msg(&self, target: &Target, message: MessageChain) -> SendResult<MessageId> {
        let mut sent = self.sent.lock().unwrap();
        sent.push((target.clone(), message.to_string()));
        Ok(MessageId::from(sent.len() as u64))
    }
}
