//! What the bot can do, for help texts.

use std::sync::Arc;

use mynah_core::{Adapter, Context, Error, ErrorKind, FromContext, Lang, Rejection};

use crate::condition::Condition;
use crate::handler::AnyHandler;
use crate::i18n::Texts;
use crate::texts::text;

/// The commands of all modules that the bot of this event can carry out, in the order they were
/// registered.
#[derive(Debug, Clone)]
pub struct Directory(Vec<HelpEntry>);

/// One command, as a help text lists it.
#[derive(Debug, Clone)]
pub struct HelpEntry {
    module: &'static str,
    commands: Vec<String>,
    help: &'static str,
    texts: Arc<Texts>,
    handler: AnyHandler,
}

impl Directory {
    /// The entries, in order.
    pub fn entries(&self) -> &[HelpEntry] {
        &self.0
    }
}

impl HelpEntry {
    pub(crate) fn new(
        module: &'static str,
        condition: &Condition,
        texts: &Arc<Texts>,
        handler: &AnyHandler,
    ) -> Option<Self> {
        let commands: Vec<String> =
            condition.expression.commands().into_iter().map(ToString::to_string).collect();
        Some(Self {
            module,
            commands,
            help: condition.help?,
            texts: Arc::clone(texts),
            handler: handler.clone(),
        })
    }

    /// The module it belongs to.
    pub fn module(&self) -> &'static str {
        self.module
    }

    /// What can be said to get it, the usual word first; empty for what is no command.
    pub fn commands(&self) -> &[String] {
        &self.commands
    }

    /// What it does, for a reader of `lang`.
    pub fn text(&self, lang: &Lang) -> String {
        self.texts.text(lang, self.help).to_string()
    }

    fn available_on(&self, adapter: &dyn Adapter) -> bool {
        self.handler.available_on(adapter)
    }
}

/// Every entry of the app, on whichever bot; shared by all events.
#[derive(Debug, Default)]
pub(crate) struct AllEntries(pub(crate) Vec<HelpEntry>);

impl FromContext for Directory {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let all = context.get::<AllEntries>().ok_or_else(|| {
            Rejection::Fail(Error::new(ErrorKind::Unsupported, text("directory-outside")))
        })?;
        let adapter = &**context.bot();
        Ok(Self(all.0.iter().filter(|entry| entry.available_on(adapter)).cloned().collect()))
    }
}
