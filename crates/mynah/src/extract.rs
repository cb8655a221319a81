//! What a handler can take as an argument, beside what [`mynah_core::extract`] has.

mod args;
mod config;
pub(crate) mod directory;
mod parts;
mod state;

pub use args::{Args, Argument, FromArgs, Line, Rest, Words};
pub use config::Config;
pub(crate) use config::ConfigReader;
pub use directory::{Directory, HelpEntry};
pub use parts::{Part, Parts};
pub use state::State;

pub use crate::condition::Captures;
pub use mynah_core::Localizer;

/// A type as it is written in a signature: without the paths of what it is made of.
fn short_name<T: ?Sized>() -> String {
    let path = |name: &str| name.rsplit("::").next().unwrap_or(name).to_owned();
    let full = std::any::type_name::<T>();
    let breaks = |c: char| "<>,()[]& ".contains(c);
    full.split_inclusive(breaks).map(path).collect()
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn a_type_is_named_as_it_is_written() {
        assert_eq!(short_name::<Vec<std::sync::Arc<str>>>(), "Vec<Arc<str>>");
        assert_eq!(short_name::<(u8, std::path::PathBuf)>(), "(u8, PathBuf)");
    }
}
