//! Being told when events are done with.

use mynah_core::Event;

/// Is told of every event once all handlers that wanted it are done, or none did.
///
/// An event that is dropped, because too many wait or the app is stopping, is not told of.
pub trait Observer: Send + Sync + 'static {
    /// `event` is done with. It is called where events are handled and must not wait.
    fn handled(&self, event: &Event);
}

impl<F: Fn(&Event) + Send + Sync + 'static> Observer for F {
    fn handled(&self, event: &Event) {
        self(event);
    }
}
