//! How a console runs: from a line to an event.

use std::ops::ControlFlow;

use async_trait::async_trait;
use mynah_core::adapter::CallHooks;
use mynah_core::capability::{Account, Groups, Messaging, Support};
use mynah_core::event::message::Sender;
use mynah_core::event::meta::{Lifecycle, Meta};
use mynah_core::event::notice::{GroupDecrease, GroupIncrease, LeaveReason, Notice};
use mynah_core::model::Role;
use mynah_core::{
    Adapter, BotId, BotState, Event, EventSink, Lang, MessageChain, Payload, Platform, Result,
    RunContext, Target, UserId, event::MessagePayload,
};
use tokio::sync::watch;

use crate::convert;
use crate::handle::{Console, NAME};
use crate::line::Line;
use crate::room::BOT;

#[async_trait]
impl Adapter for Console {
    fn name(&self) -> &'static str {
        NAME
    }

    fn platform(&self) -> Platform {
        Platform::from_static(NAME)
    }

    fn id(&self) -> &BotId {
        &self.config().name
    }

    fn lang(&self) -> Option<&Lang> {
        self.config().lang.as_ref()
    }

    /// Serves until the input ends, `:quit` is typed or `context.shutdown` is cancelled; all
    /// three end well. What is sent afterwards is still written, so that the answer to a last
    /// line is never lost.
    async fn run(&self, context: RunContext) -> Result<()> {
        let _stopped = StoppedAtEnd(self.watched_state());
        // Around everything, so that an output nobody reads cannot hold up the shutdown either.
        let served = context.shutdown.run_until_cancelled(self.serve(&*context.events)).await;
        served.unwrap_or(Ok(()))
    }

    fn state(&self) -> watch::Receiver<BotState> {
        self.watched_state().subscribe()
    }

    fn hook_calls(&self, hooks: CallHooks) -> bool {
        self.hook(hooks)
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }

    fn account(&self) -> Option<&dyn Account> {
        Some(self)
    }

    fn groups(&self) -> Option<&dyn Groups> {
        Some(self)
    }

    fn support(&self) -> Option<&dyn Support> {
        Some(self)
    }
}

/// Says that the bot has stopped, however its run ends.
struct StoppedAtEnd<'a>(&'a watch::Sender<BotState>);

impl Drop for StoppedAtEnd<'_> {
    fn drop(&mut self) {
        self.0.send_replace(BotState::Stopped);
    }
}

impl Console {
    async fn serve(&self, events: &dyn EventSink) -> Result<()> {
        let mut lines = self.input().lines()?;
        let config = self.config();
        self.tell(&self.words().greeting(&config.user, &config.group)).await?;
        self.watched_state().send_replace(BotState::Ready);
        self.publish(events, Payload::Meta(Meta::Lifecycle(Lifecycle::Connect)));
        while let Some(line) = lines.next().await? {
            if self.hear(&line, events).await?.is_break() {
                break;
            }
            events.room().await;
        }
        Ok(())
    }

    /// Acts on one line; a break ends the console.
    async fn hear(&self, line: &str, events: &dyn EventSink) -> Result<ControlFlow<()>> {
        let words = self.words();
        match Line::parse(line) {
            Line::Blank => {}
            Line::Say(text) => self.publish(events, self.said_in_group(text)),
            Line::Private(text) => self.publish(events, self.said_in_private(text)),
            Line::Join(name) => self.join(&name.into(), events).await?,
            Line::Leave(name) => self.leave(&name.into(), events).await?,
            Line::Help => self.tell(words.help()).await?,
            Line::Quit => return Ok(ControlFlow::Break(())),
            Line::Incomplete(command) => self.tell(&words.incomplete(command)).await?,
            Line::Unknown(command) => self.tell(&words.unknown(command)).await?,
        }
        Ok(ControlFlow::Continue(()))
    }

    fn said_in_group(&self, text: &str) -> Payload {
        let chain = convert::read(text, self.room().members(), self.words());
        let target = Target::Group(self.config().group.clone());
        self.said(target, Some(Role::Owner), text, chain)
    }

    fn said_in_private(&self, text: &str) -> Payload {
        let target = Target::Private(self.config().user.clone());
        self.said(target, None, text, text.into())
    }

    fn said(&self, target: Target, role: Option<Role>, text: &str, chain: MessageChain) -> Payload {
        let user = &self.config().user;
        let id = self.room().record(user, text);
        let sender = Sender::new(user).nickname(user.as_str()).role(role);
        Payload::Message(MessagePayload::new(id, target, sender, chain))
    }

    async fn join(&self, name: &UserId, events: &dyn EventSink) -> Result<()> {
        let group = &self.config().group;
        let joined = self.room().join(name);
        if !joined {
            return self.tell(&self.words().here_already(name)).await;
        }
        self.tell(&self.words().joined(name, group)).await?;
        let notice = Notice::GroupIncrease(GroupIncrease {
            group_id: group.clone(),
            user_id: name.clone(),
            operator_id: None,
            invited: false,
        });
        self.publish(events, Payload::Notice(notice));
        Ok(())
    }

    async fn leave(&self, name: &UserId, events: &dyn EventSink) -> Result<()> {
        let group = &self.config().group;
        if *name == BOT || *name == self.config().user {
            return self.tell(&self.words().stays(name)).await;
        }
        let left = self.room().leave(name);
        if !left {
            let nobody = self.words().nobody(name, self.room().members());
            return self.tell(&nobody).await;
        }
        self.tell(&self.words().left(name, group)).await?;
        let notice = Notice::GroupDecrease(GroupDecrease {
            group_id: group.clone(),
            user_id: name.clone(),
            operator_id: None,
            reason: LeaveReason::Left,
        });
        self.publish(events, Payload::Notice(notice));
        Ok(())
    }

    /// Writes what the terminal itself has to say.
    async fn tell(&self, text: &str) -> Result<()> {
        self.output().write("* ", text).await
    }

    fn publish(&self, events: &dyn EventSink, payload: Payload) {
        events.publish(Event::new(self.header(), payload));
    }
}
