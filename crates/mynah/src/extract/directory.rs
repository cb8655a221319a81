//! What the bot can do, for help texts.

use std::sync::Arc;

use mynah_core::{Adapter, Context, Error, ErrorKind, FromContext, Lang, Rejection};

use crate::condition::{Expression, Subject};
use crate::dispatch::Handle;
use crate::handler::AnyHandler;
use crate::i18n::Texts;
use crate::module::Module;
use crate::modules::Switch;
use crate::texts::text;

/// The commands of all modules that are on, that the bot of this event can carry out and that
/// whoever caused it may use there, in the order they were registered.
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
    expression: Expression,
    switch: Arc<Switch>,
}

impl Directory {
    /// The entries, in order.
    pub fn entries(&self) -> &[HelpEntry] {
        &self.0
    }
}

impl HelpEntry {
    /// What a handler does, in words of the text `help`, whose condition is `expression`.
    pub(crate) fn new(
        module: &Module,
        help: &'static str,
        expression: Expression,
        handler: &AnyHandler,
        switch: &Arc<Switch>,
    ) -> Self {
        Self {
            module: module.name(),
            commands: expression.commands(),
            help,
            texts: Arc::clone(&module.texts),
            handler: handler.clone(),
            expression,
            switch: Arc::clone(switch),
        }
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

    /// Whether it can be had by whoever caused an event, where that happened.
    pub(crate) fn is_open(&self, adapter: &dyn Adapter, subject: &Subject<'_>) -> bool {
        self.switch.is_on()
            && self.handler.available_on(adapter)
            && self.expression.open_to(subject) != Some(false)
    }
}

impl FromContext for Directory {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let roster = context.get::<Handle>().and_then(Handle::get).ok_or_else(|| {
            Rejection::Fail(Error::new(ErrorKind::Unsupported, text("directory-outside")))
        })?;
        let table = roster.table();
        let subject = Subject::new(context.event(), table.rules());
        Ok(Self(table.open_to(&**context.bot(), &subject)))
    }
}
