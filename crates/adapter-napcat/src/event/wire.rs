//! An event as NapCat wrote it, as an argument of handlers.

use std::ops::Deref;

use mynah_core::{Adapter, Context, FromContext, Rejection};

use super::{NapCatEvent, Said};
use crate::NapCat;

/// The event as NapCat wrote it, for a handler; it is read again when it is asked for.
///
/// A handler that takes one is skipped for events of other kinds and on other platforms.
#[derive(Debug, Clone, PartialEq)]
pub struct Wire<T = NapCatEvent>(pub T);

impl<T> Deref for Wire<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// A kind of event of the wire that a handler can ask for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no event of NapCat's",
    note = "events are the structs and enums of `mynah_adapter_napcat::event`"
)]
pub trait WireKind: Sized + Send + Sync + 'static {
    /// The event as this kind, when it is one.
    fn of(event: NapCatEvent) -> Option<Self>;
}

impl WireKind for NapCatEvent {
    fn of(event: NapCatEvent) -> Option<Self> {
        Some(event)
    }
}

impl WireKind for Said {
    fn of(event: NapCatEvent) -> Option<Self> {
        Some(event.said)
    }
}

impl<T: WireKind> FromContext for Wire<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let event = NapCatEvent::of(context.event());
        let wanted = event.and_then(T::of).map(Self);
        wanted.ok_or_else(|| Rejection::skip("an event of another kind, or of another platform"))
    }

    fn available_on(adapter: &dyn Adapter) -> bool {
        adapter.downcast_ref::<NapCat>().is_some()
    }
}

/// Makes types kinds of events by the path of enum variants that leads to them.
macro_rules! wire_kinds {
    ($($Kind:ty: $pattern:pat => $found:expr;)*) => { $(
        impl $crate::event::WireKind for $Kind {
            fn of(event: $crate::event::NapCatEvent) -> Option<Self> {
                match event.said {
                    $pattern => Some($found),
                    _ => None,
                }
            }
        }
    )* };
}
pub(super) use wire_kinds;

/// Declares what a `post_type` can be: the enum, by a word on the wire, and the kinds a handler
/// can ask for. A kind is the first of which all keys are there.
macro_rules! variants {
    (
        $(#[$doc:meta])*
        pub enum $All:ident by $word:literal as $Said:ident, or $Unknown:ident {
            $($(#[$kind_doc:meta])* $Kind:ident = $name:literal $(/ $sub:literal)?,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $All {
            $($(#[$kind_doc])* $Kind($Kind),)*
            /// One that is newer than this adapter, or that lacks what its kind has.
            Unknown($Unknown),
        }

        /// One that is newer than this adapter, or that lacks what its kind has.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $Unknown {
            #[doc = concat!("What the server calls it: its `", $word, "`.")]
            pub kind: String,
            /// Which form of it, where there are several.
            pub sub_type: String,
            /// All keys but the time, the account and the `post_type`.
            pub all: mynah_core::message::Extra,
        }

        impl $All {
            pub(super) fn from_map(map: &serde_json::Map<String, serde_json::Value>) -> Self {
                let word = |key| map.get(key).and_then(serde_json::Value::as_str);
                let kind = word($word).unwrap_or_default();
                let sub_type = word("sub_type").unwrap_or_default();
                $(
                    if kind == $name $(&& sub_type == $sub)?
                        && let Some(mut read) = <$Kind as $crate::event::field::Record>::from_map(map)
                    {
                        read.extra.remove($word);
                        $(let _ = $sub; read.extra.remove("sub_type");)?
                        return Self::$Kind(read);
                    }
                )*
                let kind = kind.to_owned();
                Self::Unknown($Unknown { kind, sub_type: sub_type.to_owned(), all: map.clone() })
            }

            pub(super) fn write_into<'k>(
                &self,
                map: &mut serde_json::Map<String, serde_json::Value>,
                post_type: &'k str,
            ) -> &'k str {
                match self {
                    $(Self::$Kind(kind) => {
                        $crate::event::field::Record::write_into(kind, map, post_type);
                        map.insert($word.to_owned(), $name.into());
                        $(map.insert("sub_type".to_owned(), $sub.into());)?
                    })*
                    Self::Unknown(unknown) => map.extend(unknown.all.clone()),
                }
                post_type
            }
        }

        $crate::event::wire::wire_kinds! {
            $All: $crate::event::Said::$Said(all) => all;
            $Unknown: $crate::event::Said::$Said($All::Unknown(unknown)) => unknown;
            $($Kind: $crate::event::Said::$Said($All::$Kind(kind)) => kind;)*
        }
    };
}
pub(super) use variants;
