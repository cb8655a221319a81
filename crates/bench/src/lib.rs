//! What Mynah is measured with: the events that are sent, and pieces of work small enough to be
//! measured alone.
//!
//! The command is described in `docs/performance.md`; `benches` measure the same work by the clock,
//! and `mynah-bench instructions` by the instruction.

pub mod talk;
pub mod work;
