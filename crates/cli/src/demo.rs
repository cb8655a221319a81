//! The demo: the real bot in a simulated group.

mod cast;
pub(crate) mod script;
mod stage;

pub(crate) use cast::Cast;
pub(crate) use stage::Stage;
