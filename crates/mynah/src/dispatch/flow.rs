//! Whether an event goes on to handlers of lower priority.

use std::ops::ControlFlow;

/// Whether an event goes on to handlers of lower priority.
pub(super) type Flow = ControlFlow<()>;

/// Goes on unless one of them stopped it.
pub(super) fn all(flows: impl IntoIterator<Item = Flow>) -> Flow {
    if flows.into_iter().any(|flow| flow.is_break()) { Flow::Break(()) } else { Flow::Continue(()) }
}
