//! What a handler can take as an argument, beside what [`mynah_core::extract`] has.

mod args;
pub(crate) mod directory;

pub use args::Args;
pub use directory::{Directory, HelpEntry};

pub use mynah_core::Localizer;
