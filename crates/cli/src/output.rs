//! What goes to the terminal: results to standard output, everything else to standard error.

use std::fmt::Display;
use std::io::Write;

/// Prints one result. A reader that has gone away (`mynah tail | head`) is no reason to complain.
pub(crate) fn line(text: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Prints why the command failed.
pub(crate) fn error(error: &dyn std::error::Error) {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        // A transparent error says the same as its cause.
        if !text.ends_with(&words) {
            text = format!("{text}: {words}");
        }
        cause = error.source();
    }
    // What is rendered with its place in a file already says that it is an error.
    let prefix = if text.starts_with("error") { "" } else { "error: " };
    let _ = writeln!(std::io::stderr().lock(), "{prefix}{text}");
}
