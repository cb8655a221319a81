//! What tests of modules and adapters stand on: a bot that writes down what is asked of it.
//!
//! The kit for tests of modules is `mynah::testing`; this is the part that has to know every call
//! of the generic API.

mod call;
mod double;
mod script;

pub use call::{Argument, Call};
pub use double::Double;
pub(crate) use double::Reached;
pub(crate) use script::AnswerType;
