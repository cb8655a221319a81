//! What is said: a [`MessageChain`] of [`Segment`]s.
//!
//! Text is text: nothing said by a user or sent by a bot is ever searched for codes, so an echoed
//! text cannot become a mention or a file.

mod chain;
pub mod code;
mod media;
pub mod segment;

pub use chain::MessageChain;
pub use media::MediaSource;
pub use segment::Segment;

/// Keys of the platform that the generic types do not name; kept so that nothing is lost.
pub type Extra = serde_json::Map<String, serde_json::Value>;
