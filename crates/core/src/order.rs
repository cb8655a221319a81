//! The order of messages: knowing that one is on its way, which is long before it has arrived.
//!
//! Whoever sends messages one after another need not wait for the platform to confirm each: it is
//! enough that none can be overtaken by the next.
//! An adapter says so with [`on_its_way`], and whoever sends waits for it with
//! [`until_on_its_way`].

use std::cell::Cell;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

thread_local! {
    /// Whether what is being polled on this thread has sent a message that cannot be overtaken any
    /// more.
    static DEPARTED: Cell<bool> = const { Cell::new(false) };
}

/// Says that the message being sent cannot be overtaken any more by one that is sent later.
///
/// An adapter calls it in the task that sends, once a message is in its queue. Where nobody wants
/// to know, it does nothing; an adapter that never calls it has its messages waited for.
pub fn on_its_way() {
    // Outside of `until_on_its_way` nobody looks.
    DEPARTED.set(true);
}

/// What became of sending something.
pub enum Sending<T> {
    /// It is over.
    Done(T),
    /// It goes on, and what is sent from now on comes after it; this is what is left to wait for.
    OnItsWay(Pin<Box<dyn Future<Output = T> + Send>>),
}

/// Goes on with `sending` until it is over, or what it sends cannot be overtaken any more.
///
/// ```
/// use mynah_core::order::{Sending, on_its_way, until_on_its_way};
///
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let sending = async {
///     on_its_way();
///     tokio::task::yield_now().await;
///     "confirmed"
/// };
/// let Sending::OnItsWay(rest) = until_on_its_way(sending).await else { panic!() };
/// // Whatever is sent here comes after it.
/// assert_eq!(rest.await, "confirmed");
/// # });
/// ```
pub async fn until_on_its_way<T>(sending: impl Future<Output = T> + Send + 'static) -> Sending<T> {
    let mut sending = Box::pin(sending);
    let done = poll_fn(|context| {
        // What encloses this is told of its own messages only.
        let enclosing = DEPARTED.replace(false);
        let polled = sending.as_mut().poll(context);
        match (polled, DEPARTED.replace(enclosing)) {
            (Poll::Ready(output), _) => Poll::Ready(Some(output)),
            // It is only ever set while `sending` is polled, so nobody has to be woken for it.
            (Poll::Pending, true) => Poll::Ready(None),
            (Poll::Pending, false) => Poll::Pending,
        }
    });
    match done.await {
        Some(output) => Sending::Done(output),
        None => Sending::OnItsWay(sending),
    }
}

impl<T: fmt::Debug> fmt::Debug for Sending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done(output) => f.debug_tuple("Done").field(output).finish(),
            Self::OnItsWay(_) => f.debug_tuple("OnItsWay").finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_never_says_that_it_is_on_its_way_is_waited_for() {
        let sending = async {
            tokio::task::yield_now().await;
            7
        };
        assert!(matches!(until_on_its_way(sending).await, Sending::Done(7)));
        on_its_way();
    }

    #[tokio::test]
    async fn what_is_over_at_once_is_over() {
        let sending = async {
            on_its_way();
            7
        };
        assert!(matches!(until_on_its_way(sending).await, Sending::Done(7)));
    }
}
