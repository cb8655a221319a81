//! What Mynah is measured with: the events that are sent, and pieces of work small enough to be
//! measured alone.
//!
//! The command is described in `docs/performance.md`; `benches` measure the same work by the clock,
//! and `mynah-bench instructions` by the instruction.

use std::io::Write;

pub mod talk;
pub mod work;

/// Why nothing came of it.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

/// Tells why nothing came of it.
pub fn complain(problem: &Problem) {
    // There is nowhere else to say it.
    let _ = writeln!(std::io::stderr(), "{problem}");
}
