//! The words behind a command.

mod argument;
mod words;

pub use argument::{Argument, FromArgs, Rest};
pub use words::Words;

use mynah_core::event::Payload;
use mynah_core::{Context, FromContext, Rejection};
use smol_str::SmolStr;

use crate::command::CommandLine;

/// What stands behind a command, for a handler of [`command`](crate::condition::command)s: as it
/// was written (`Args`), or read as values (`Args<(u32, Option<String>)>`).
///
/// ```
/// use mynah::prelude::*;
///
/// async fn echo(args: Args) -> Option<String> {
///     (!args.is_empty()).then(|| args.text().to_owned())
/// }
///
/// async fn roll(Args((dice, sides)): Args<(u32, Option<u32>)>) -> String {
///     format!("{dice} dice of {} sides", sides.unwrap_or(6))
/// }
///
/// async fn mute(Args((who, minutes)): Args<(UserId, u64)>) {}
///
/// let module = Module::new("words")
///     .on(command("echo").with_args(), echo)
///     .on(command("roll").with_args(), roll)
///     .on(command("mute").with_args().in_group(), mute);
/// # let _ = module;
/// ```
///
/// Words that cannot be read as the values asked for are answered with what was expected, in the
/// language of the bot, when the bot was addressed or the chat is private; otherwise the handler
/// is skipped.
///
/// What words cannot be read as does not compile:
///
/// ```compile_fail
/// use mynah::prelude::*;
///
/// async fn open(Args((path,)): Args<(std::path::PathBuf,)>) {}
/// Module::new("wrong").on(command("open").with_args(), open);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Args<T = Line>(pub T);

/// The words behind a command, as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line(SmolStr);

impl Args<Line> {
    /// All of it, as it was written, without blanks around it.
    pub fn text(&self) -> &str {
        &self.0.0
    }

    /// The single words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.0.split_whitespace()
    }

    /// Whether nothing followed the command.
    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }
}

fn command_line(context: &Context) -> Result<&CommandLine, Rejection> {
    context.get::<CommandLine>().ok_or(Rejection::skip("no command was said"))
}

impl FromContext for Args<Line> {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        Ok(Self(Line(command_line(context)?.rest.clone())))
    }
}

macro_rules! args_of_tuple {
    ($($Argument:ident)*) => {
        impl<$($Argument: Argument),*> FromContext for Args<($($Argument,)*)> {
            fn from_context(context: &Context) -> Result<Self, Rejection> {
                read(context).map(Self)
            }
        }
    };
}

args_of_tuple!(A1);
args_of_tuple!(A1 A2);
args_of_tuple!(A1 A2 A3);
args_of_tuple!(A1 A2 A3 A4);
args_of_tuple!(A1 A2 A3 A4 A5);
args_of_tuple!(A1 A2 A3 A4 A5 A6);

fn read<T: FromArgs>(context: &Context) -> Result<T, Rejection> {
    let line = command_line(context)?;
    let Payload::Message(message) = &**context.event() else {
        return Err(Rejection::skip("no command was said"));
    };
    let mut words = Words::new(line, message);
    T::from_args(&mut words).map_err(|mistake| {
        if line.addressed || !message.is_group() {
            Rejection::Tell(mistake)
        } else {
            // "roll your eyes" was not said to the bot.
            Rejection::skip("words that do not fit, said to nobody")
        }
    })
}

#[cfg(test)]
mod tests;
