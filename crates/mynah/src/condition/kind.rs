//! A kind of event as a value.

use std::any::TypeId;

use mynah_core::event::{EventKind, Payload};
use mynah_core::i18n::Phrase;

use super::check::Check;
use super::index::Key;
use super::subject::Subject;
use crate::texts::text;

/// A kind of event as a value, made from the type that handlers name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    id: TypeId,
    name: &'static str,
    test: fn(&Payload) -> bool,
}

impl Kind {
    pub(crate) fn of<T: EventKind>() -> Self {
        Self {
            id: TypeId::of::<T>(),
            name: std::any::type_name::<T>(),
            test: |payload| T::project(payload).is_some(),
        }
    }

    pub(crate) fn includes(&self, payload: &Payload) -> bool {
        (self.test)(payload)
    }

    fn name(&self) -> &'static str {
        let name = self.name.rsplit("::").next().unwrap_or(self.name);
        name.strip_suffix("Payload").filter(|name| !name.is_empty()).unwrap_or(name)
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Kind {}

impl Check for Kind {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        self.includes(subject.payload())
    }

    fn say(&self) -> Phrase {
        text("is-kind").with("kind", self.name())
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        seen(subject)
    }

    fn keys(&self) -> Option<Vec<Key>> {
        Some(vec![Key::Kind(*self)])
    }
}

/// Which kind of event it is.
pub(super) fn seen(subject: &Subject<'_>) -> Phrase {
    text("seen-kind").with("kind", name(subject.payload()))
}

/// What the kind of an event is called.
pub(crate) fn name(payload: &Payload) -> String {
    let written = match payload {
        Payload::Message(_) => return "Message".to_owned(),
        Payload::MessageSent(_) => return "MessageSent".to_owned(),
        Payload::Unknown(unknown) => return format!("Unknown ({})", unknown.kind),
        Payload::Notice(notice) => format!("{notice:?}"),
        Payload::Request(request) => format!("{request:?}"),
        Payload::Meta(meta) => format!("{meta:?}"),
        other => format!("{other:?}"),
    };
    let name = written.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    match payload {
        Payload::Request(_) => format!("{name}Request"),
        _ => name.to_owned(),
    }
}
