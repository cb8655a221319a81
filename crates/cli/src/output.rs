//! What goes to the terminal: results to standard output, everything else to standard error.

use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use mynah::core::{Lang, Localize};

use crate::failure::Failure;
use crate::{help, wrong_call};

/// Prints one result. A reader that has gone away (`mynah tail | head`) is no reason to complain.
pub(crate) fn line(text: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Prints a result that has styles, without them where there are none.
pub(crate) fn styled(text: &clap::builder::StyledStr) {
    let text =
        if std::io::stdout().is_terminal() { text.ansi().to_string() } else { text.to_string() };
    line(text.trim_end());
}

/// Prints how far something is.
pub(crate) fn note(text: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Prints why the command failed.
pub(crate) fn error(failure: &Failure, lang: &Lang) {
    let _ = writeln!(std::io::stderr().lock(), "{}", failure.localize(lang));
}

/// Prints what is wrong with the command line; or the help, when that was asked for.
pub(crate) fn wrong_call(error: &clap::Error, lang: &Lang) -> ExitCode {
    if error.use_stderr() && help::is_own(lang) {
        let _ = writeln!(std::io::stderr().lock(), "{}", wrong_call::tell(error, lang));
    } else {
        // In English clap says it, in colour where there are any.
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
