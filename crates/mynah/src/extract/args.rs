//! The words behind a command.

use mynah_core::{Context, FromContext, Rejection};

use crate::command::CommandLine;

/// The words behind a command, for a handler of [`command`](crate::condition::command)s.
///
/// ```
/// use mynah::prelude::*;
///
/// async fn echo(args: Args) -> Option<String> {
///     (!args.is_empty()).then(|| args.text().to_owned())
/// }
///
/// let module = Module::new("echo").on(command("echo").with_args(), echo);
/// # let _ = module;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Args(String);

impl Args {
    /// All of it, as it was written, without blanks around it.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The single words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split_whitespace()
    }

    /// Whether nothing followed the command.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromContext for Args {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let line = context.get::<CommandLine>().ok_or(Rejection::skip("no command was said"))?;
        Ok(Self(line.rest.clone()))
    }
}
