//! Commands in every language of their module.

use std::cell::RefCell;

use mynah_core::Lang;
use mynah_core::i18n::Texts;
use smol_str::SmolStr;

use super::Condition;

/// The names of commands that texts give them, each with its language.
pub(crate) type Tongues = Vec<(SmolStr, Lang)>;

impl Condition {
    /// The same, with the names that the texts `command-NAME` of its module give its commands in
    /// any language, several of them with `|` between.
    pub(crate) fn in_every_language(mut self, texts: &Texts) -> (Self, Tongues) {
        let tongues = RefCell::new(Tongues::new());
        self.expression.edit_commands(&|command| {
            tongues.borrow_mut().extend(command.translate(texts));
        });
        (self, tongues.into_inner())
    }
}

/// The language of a name, when the reader's own (`usual`) does not have it.
pub(crate) fn tongue_of<'a>(
    name: &str,
    tongues: &'a Tongues,
    usual: Option<&Lang>,
) -> Option<&'a Lang> {
    let mut having = tongues.iter().filter(|(known, _)| known == name).map(|(_, lang)| lang);
    let first = having.next()?;
    let is_usual = |lang: &Lang| usual.is_some_and(|usual| usual.primary() == lang.primary());
    (!is_usual(first) && !having.any(is_usual)).then_some(first)
}
