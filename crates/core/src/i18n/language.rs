//! The texts of one speaker in one language.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast::Entry;
use fluent_syntax::parser::ParserError;
use smol_str::SmolStr;

use crate::lang::Lang;

pub(super) type Bundle = FluentBundle<Arc<FluentResource>>;

/// The texts of one speaker in one language, or a part of them: one file.
///
/// Read, texts take twenty times the memory of what is written, and most of what a bot could say
/// it never says. So a file is checked when it comes, but only its keys are kept until one of its
/// texts is wanted.
#[derive(Clone)]
pub(super) struct Language {
    pub(super) lang: Lang,
    /// In the order they are written.
    keys: Arc<[SmolStr]>,
    read: Arc<LazyLock<Read, Box<dyn FnOnce() -> Read + Send>>>,
}

/// Texts that were read.
struct Read {
    resource: Arc<FluentResource>,
    bundle: Bundle,
}

impl Language {
    /// What is written in `fluent`.
    ///
    /// # Panics
    ///
    /// When it is no Fluent, or a text is there twice.
    pub(super) fn new(lang: Lang, fluent: Cow<'static, str>) -> Self {
        let read = read(&lang, fluent.as_ref());
        let again = lang.clone();
        Self::later(lang, &read.resource, move || self::read(&again, fluent))
    }

    /// Texts laid over others of the same language, whose terms they may refer to.
    pub(super) fn over(lang: Lang, fluent: &str, below: Vec<Self>) -> Result<Self, ParserError> {
        let resource = parse(fluent)?;
        let (again, fluent) = (lang.clone(), fluent.to_owned());
        Ok(Self::later(lang, &resource, move || {
            let resource = parse(fluent).expect(CHECKED);
            let mut bundle = empty(&again);
            for known in &below {
                bundle.add_resource_overriding(Arc::clone(known.resource()));
            }
            bundle.add_resource_overriding(Arc::clone(&resource));
            Read { resource, bundle }
        }))
    }

    fn later(
        lang: Lang,
        checked: &FluentResource,
        read: impl FnOnce() -> Read + Send + 'static,
    ) -> Self {
        let keys = checked.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(SmolStr::new(message.id.name)),
            _ => None,
        });
        Self { lang, keys: keys.collect(), read: Arc::new(LazyLock::new(Box::new(read))) }
    }

    /// The keys of the texts, in order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(SmolStr::as_str)
    }

    /// Whether there is a text with this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys().any(|known| known == key)
    }

    /// What has the text with this key, if there is one.
    pub(super) fn bundle_with(&self, key: &str) -> Option<&Bundle> {
        self.has(key).then(|| &self.read.bundle)
    }

    /// Everything that is written.
    pub(super) fn resource(&self) -> &Arc<FluentResource> {
        &self.read.resource
    }
}

/// Why what is read again cannot be wrong.
const CHECKED: &str = "the texts were checked when they came";

fn read(lang: &Lang, fluent: impl Into<String>) -> Read {
    let resource =
        parse(fluent).unwrap_or_else(|error| panic!("the texts in {lang} are no Fluent: {error}"));
    let mut bundle = empty(lang);
    bundle
        .add_resource(Arc::clone(&resource))
        .unwrap_or_else(|errors| panic!("a text in {lang} is there twice: {errors:?}"));
    Read { resource, bundle }
}

/// The texts, or the first thing that is no Fluent.
fn parse(fluent: impl Into<String>) -> Result<Arc<FluentResource>, ParserError> {
    match FluentResource::try_new(fluent.into()) {
        Ok(resource) => Ok(Arc::new(resource)),
        Err((_, errors)) => Err(errors.into_iter().next().expect("an error has a reason")),
    }
}

fn empty(lang: &Lang) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![lang.identifier().clone()]);
    // Chat programs show the invisible marks as boxes.
    bundle.set_use_isolating(false);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(fluent: &'static str) -> Language {
        Language::new(Lang::english(), fluent.into())
    }

    #[test]
    fn texts_are_read_when_one_of_them_is_wanted_and_not_for_others() {
        let language = english("hello = Hello!\n-bot = Mynah\nbye = Bye!");
        assert_eq!(language.keys().collect::<Vec<_>>(), ["hello", "bye"]);
        assert!(language.bundle_with("bot").is_none() && language.bundle_with("nothing").is_none());
        assert!(LazyLock::get(&language.read).is_none());
        assert!(language.bundle_with("bye").is_some());
        assert!(LazyLock::get(&language.read).is_some());
    }

    #[test]
    #[should_panic(expected = "the texts in en are no Fluent")]
    fn what_is_no_fluent_is_found_when_it_comes() {
        english("hello = Hello!\nbye Bye!");
    }

    #[test]
    #[should_panic(expected = "a text in en is there twice")]
    fn a_text_that_is_there_twice_is_found_when_it_comes() {
        english("hello = Hello!\nhello = Hi!");
    }
}
