//! An event on its way to a handler.

use std::any::Any;
use std::sync::Arc;

use super::Extensions;
use crate::adapter::Bot;
use crate::event::Event;

/// An event on its way to a handler, with everything an argument can be taken from; a clone
/// shares all of it.
#[derive(Debug, Clone)]
pub struct Context {
    scene: Arc<Scene>,
    shared: Arc<Extensions>,
}

/// What is the same for all handlers of one event.
#[derive(Debug, Clone)]
struct Scene {
    event: Event,
    bot: Bot,
    local: Extensions,
}

impl Context {
    /// The context of `event`, seen by `bot`, with what handlers share between events.
    pub fn new(event: Event, bot: Bot, shared: Arc<Extensions>) -> Self {
        let scene = Scene { event, bot, local: Extensions::default() };
        Self { scene: Arc::new(scene), shared }
    }

    /// The same event, for handlers that share something else between events.
    pub fn with_shared(&self, shared: Arc<Extensions>) -> Self {
        Self { scene: Arc::clone(&self.scene), shared }
    }

    /// The event.
    pub fn event(&self) -> &Event {
        &self.scene.event
    }

    /// The bot that saw it.
    pub fn bot(&self) -> &Bot {
        &self.scene.bot
    }

    /// Adds something for the handlers of this event that are given this context or a clone of
    /// it made afterwards.
    pub fn insert<T: Any + Send + Sync>(&mut self, value: T) {
        Arc::make_mut(&mut self.scene).local.insert(value);
    }

    /// What was added for this event, else what is shared between events.
    pub fn get<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.scene.local.get().or_else(|| self.shared.get())
    }

    /// As [`get`](Self::get), to be kept.
    pub fn get_arc<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.scene.local.get_arc().or_else(|| self.shared.get_arc())
    }
}
