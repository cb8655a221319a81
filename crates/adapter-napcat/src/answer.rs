//! Answers: structs of which every field may be missing or spelt in any way, and which can be
//! written out again as they came.
//!
//! Nothing received is lost: a key that has no field is kept in `extra`, and so is, under its own
//! key, a value that the field of that key would be written otherwise than it came.

mod declare;
mod field;
mod outcome;

pub(crate) use declare::{Answer, answer, answers, key, shown, spelling, take};
pub(crate) use field::{Digit, Field, Level, Needed, Number, Odd, Text, Usual, list, part, whole};
pub use outcome::PlatformAnswer;
pub(crate) use outcome::{Outcome, accepted, done, read, refusal, within};
