//! What happens: messages, notices, requests and meta events.
//!
//! An [`Event`] is shared, never copied; `Event<GroupIncrease>` is the same event, known to be a
//! [`GroupIncrease`](notice::GroupIncrease).

mod header;
pub mod message;
pub mod meta;
pub mod notice;
mod payload;
pub mod request;

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

pub use header::{Header, Raw};
pub use message::{Message, MessagePayload};
pub use payload::{EventKind, Payload, UnknownEvent};

/// One event, shared by everybody who looks at it.
///
/// `T` is what is known of its kind: nothing yet for `Event`, which dereferences to
/// [`Payload`]; all of it for `Event<T>`, which dereferences to `T`.
///
/// ```
/// use mynah_core::event::{Event, Header, Payload, notice::{GroupIncrease, Notice}};
///
/// let joined = GroupIncrease {
///     group_id: 570000001.into(),
///     user_id: 1000000021.into(),
///     operator_id: None,
///     invited: false,
/// };
/// let event = Event::new(Header::for_bot("main"), Payload::Notice(Notice::GroupIncrease(joined)));
/// let event: Event<GroupIncrease> = event.downcast().unwrap();
/// assert_eq!(event.user_id, "1000000021");
/// ```
pub struct Event<T: ?Sized = Payload> {
    inner: Arc<Inner>,
    kind: PhantomData<fn() -> T>,
}

struct Inner {
    header: Header,
    payload: Payload,
}

impl Event {
    /// Makes an event of what an adapter received.
    pub fn new(header: Header, payload: Payload) -> Self {
        Self { inner: Arc::new(Inner { header, payload }), kind: PhantomData }
    }

    /// The same event, known to be a `T`; given back when it is not.
    ///
    /// # Errors
    ///
    /// The event itself, when it is of another kind.
    pub fn downcast<T: EventKind>(self) -> Result<Event<T>, Self> {
        if T::project(&self.inner.payload).is_some() {
            Ok(Event { inner: self.inner, kind: PhantomData })
        } else {
            Err(self)
        }
    }
}

impl<T: ?Sized> Event<T> {
    /// When and where it happened, and how it was said on the wire.
    pub fn header(&self) -> &Header {
        &self.inner.header
    }

    /// The event without what is known of its kind.
    pub fn erase(&self) -> Event {
        Event { inner: Arc::clone(&self.inner), kind: PhantomData }
    }
}

impl<T: EventKind + ?Sized> Deref for Event<T> {
    type Target = T;

    fn deref(&self) -> &T {
        T::project(&self.inner.payload)
            .expect("an event is only typed after its kind was looked at")
    }
}

impl<T: ?Sized> Clone for Event<T> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner), kind: PhantomData }
    }
}

impl<T: ?Sized> fmt::Debug for Event<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("header", &self.inner.header)
            .field("payload", &self.inner.payload)
            .finish()
    }
}
