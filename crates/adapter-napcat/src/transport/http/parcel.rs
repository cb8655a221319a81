//! What is sent with a request, and whether it is on its way.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::{Body, Frame, SizeHint};

/// Whether a request began to be written. As long as it did not, nobody can have acted upon it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written(Arc<AtomicBool>);

impl Written {
    pub(crate) fn get(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// The body of a request.
#[derive(Debug, Default)]
pub(super) struct Parcel {
    bytes: Full<Bytes>,
    written: Written,
}

impl Parcel {
    pub(super) fn new(bytes: Bytes, written: &Written) -> Self {
        Self { bytes: Full::new(bytes), written: written.clone() }
    }

    /// The first question about a body is asked just before the head of the request is written.
    fn begins(&self) {
        self.written.0.store(true, Ordering::Release);
    }
}

impl Body for Parcel {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.begins();
        Pin::new(&mut self.bytes).poll_frame(task)
    }

    fn is_end_stream(&self) -> bool {
        self.begins();
        self.bytes.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.bytes.size_hint()
    }
}
