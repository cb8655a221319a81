//! A kind of event as a value.

use std::any::TypeId;
use std::fmt;

use mynah_core::event::{EventKind, Payload};

/// A kind of event as a value, made from the type that handlers name.
#[derive(Clone, Copy)]
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
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Kind {}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name.rsplit("::").next().unwrap_or(self.name))
    }
}
