//! Segments of a message, by their kind.

use std::ops::Deref;

use mynah_core::event::Payload;
use mynah_core::{Context, FromContext, Rejection};

use crate::condition::{Captures, SegmentKind};

/// The first segment of a kind in the message; dereferences to it. Without one, the handler is
/// skipped.
///
/// ```
/// use mynah::core::message::segment::Image;
/// use mynah::prelude::*;
///
/// async fn look(Part(image): Part<Image>) -> String {
///     format!("a picture: {}", image.summary.unwrap_or_default())
/// }
///
/// let module = Module::new("eyes").on(message().has::<Image>(), look);
/// # let _ = module;
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Part<T>(pub T);

/// All segments of a kind in the message, in order; there may be none.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts<T>(pub Vec<T>);

fn parts<T: SegmentKind>(context: &Context) -> Result<impl Iterator<Item = &T>, Rejection> {
    let Payload::Message(message) = &**context.event() else {
        return Err(Rejection::skip("an event of another kind"));
    };
    Ok(message.chain.iter().filter_map(T::of))
}

impl<T: SegmentKind> FromContext for Part<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let first = parts(context)?.next();
        first.cloned().map(Self).ok_or(Rejection::skip("no such segment"))
    }
}

impl<T: SegmentKind> FromContext for Parts<T> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        Ok(Self(parts(context)?.cloned().collect()))
    }
}

impl<T> Deref for Part<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Deref for Parts<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl FromContext for Captures {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let skip = || Rejection::skip("no regular expression was asked");
        context.get::<Self>().cloned().ok_or_else(skip)
    }
}
