//! What happens when a call is on its way.

use mynah_core::order;

use super::Turn;

/// What happens when a call is on its way.
#[derive(Default)]
pub(crate) struct Departure {
    /// Whoever waits behind this turn may go.
    pub(crate) turn: Option<Turn>,
    /// It says something itself. What a message brings along, such as a file, goes before it and
    /// says nothing yet.
    pub(crate) says: bool,
}

impl Departure {
    /// It is in the queue of the connection, behind everything that was said before.
    pub(crate) fn queued(self) {
        drop(self.turn);
        if self.says {
            order::on_its_way();
        }
    }
}
