//! Conditions on commands.

use std::fmt;

use mynah_core::Lang;
use mynah_core::i18n::{Filler, Phrase, Texts};
use smallvec::SmallVec;
use smol_str::SmolStr;

use super::check::{Check, Cost, shown};
use super::index::Key;
use super::subject::Subject;
use super::{Condition, Expression};
use crate::command::{CommandLine, Spoken, fold};
use crate::extract::{Argument, FromArgs, Words};
use crate::texts::text;

/// A command, by its names.
#[derive(Clone)]
pub(crate) struct Command {
    names: Vec<Name>,
    /// Whether words may follow when the bot was not addressed.
    with_args: bool,
    /// What the words have to be readable as.
    fits: Option<Fits>,
    /// What its arguments are called, as the help writes them.
    usage: SmallVec<[SmolStr; 2]>,
    /// The names that texts give it, each with its language.
    tongues: Vec<(Name, Lang)>,
}

/// The words of a name, folded.
type Name = SmallVec<[SmolStr; 1]>;

type Fits = fn(&mut Words<'_>) -> Result<(), Phrase>;

/// A message that is the command `name`, in any case and width; nothing may follow the name unless
/// [`with_args`](Condition::with_args) says so or the bot was addressed by prefix or mention.
///
/// That way `ping` is answered, and "ping me tomorrow", said to a friend, is not.
///
/// A name of several words is a sub command: `command("group list")` and `command("group")` are
/// two commands, and of those of one module that an event is, only the longest runs.
pub fn command(name: &str) -> Condition {
    Condition::new(Expression::Command(Command::new(name).into()))
}

/// What commands are called, and what may follow them.
impl Condition {
    /// Lets the commands in it be said by another name as well.
    pub fn alias(mut self, name: &str) -> Self {
        self.expression.edit_commands(&|command| command.names.push(words(name)));
        self
    }

    /// Makes sub commands of the commands in it: `command("group").alias("g").sub_command("list")` is
    /// said
    /// as `group list` or `g list`.
    pub fn sub_command(mut self, name: &str) -> Self {
        self.expression.edit_commands(&|command| {
            for known in &mut command.names {
                known.extend(words(name));
            }
        });
        self
    }

    /// Lets words follow the commands in it; a handler takes them as
    /// [`Args`](crate::extract::Args).
    pub fn with_args(mut self) -> Self {
        self.expression.edit_commands(&|command| command.with_args = true);
        self
    }

    /// As [`with_args`](Self::with_args), and says what the next argument is called and what it
    /// is; `Option<T>` is one that may be left out.
    ///
    /// ```
    /// use mynah::prelude::*;
    ///
    /// async fn roll(Args((dice, sides)): Args<(u32, Option<u32>)>) -> String {
    ///     format!("{dice} dice of {} sides", sides.unwrap_or(6))
    /// }
    ///
    /// let condition = command("roll").arg::<u32>("dice").arg::<Option<u32>>("sides");
    /// assert_eq!(condition.usage(), ["roll <dice> [sides]"]);
    /// let module = Module::new("dice").on(condition, roll);
    /// # let _ = module;
    /// ```
    ///
    /// What does not fit is for the handler to answer, which [`Args`](crate::extract::Args) does;
    /// to leave it to another handler, see [`args`](Self::args).
    pub fn arg<T: Argument>(mut self, name: &str) -> Self {
        let optional = T::take(&mut Words::none()).is_ok();
        let name: SmolStr = if optional { format!("[{name}]") } else { format!("<{name}>") }.into();
        self.expression.edit_commands(&|command| {
            command.with_args = true;
            command.usage.push(name.clone());
        });
        self
    }

    /// As [`with_args`](Self::with_args), and the words must be readable as these values;
    /// otherwise it is not true, and another handler may have it.
    ///
    /// ```
    /// use mynah::prelude::*;
    ///
    /// async fn by_id(Args((id,)): Args<(u64,)>) {}
    /// async fn by_name(Args((name,)): Args<(String,)>) {}
    ///
    /// let module = Module::new("find")
    ///     .on(command("find").args::<(u64,)>(), by_id.priority(1).stops())
    ///     .on(command("find").args::<(String,)>(), by_name);
    /// # let _ = module;
    /// ```
    pub fn args<T: FromArgs>(mut self) -> Self {
        self.expression.edit_commands(&|command| {
            command.with_args = true;
            command.fits = Some(|words| T::from_args(words).map(drop));
        });
        self
    }

    /// How the commands in it are written, with what their arguments are called.
    pub fn usage(&self) -> Vec<String> {
        self.expression.commands()
    }
}

fn words(name: &str) -> Name {
    name.split_whitespace().map(|word| fold(word).into()).collect()
}

impl Command {
    fn new(name: &str) -> Self {
        Self {
            names: vec![words(name)],
            with_args: false,
            fits: None,
            usage: SmallVec::new(),
            tongues: Vec::new(),
        }
    }

    /// How it is written, by each of its names.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.names.iter().map(|name| name.iter().chain(&self.usage).join())
    }

    /// The keys of the texts that give it names in a language: `command-NAME`.
    fn keys_of_names(&self) -> impl Iterator<Item = String> {
        self.names.iter().map(|name| format!("command-{}", name.join("-")))
    }

    /// Whether texts give it names.
    pub(super) fn is_named_by(&self, texts: &Texts) -> bool {
        self.keys_of_names().any(|key| texts.languages().any(|lang| texts.has(lang, &key)))
    }

    /// The same, with the names that texts give it in any language, several of them with `|`
    /// between.
    pub(super) fn translated(&self, texts: &Texts) -> Self {
        let mut translated = self.clone();
        for key in self.keys_of_names() {
            for lang in texts.languages().filter(|lang| texts.has(lang, &key)) {
                let said = texts.text(lang, &key).to_string();
                for name in said.split('|').map(words).filter(|name| !name.is_empty()) {
                    translated.tongues.push((name.clone(), lang.clone()));
                    if !translated.names.contains(&name) {
                        translated.names.push(name);
                    }
                }
            }
        }
        translated
    }

    pub(super) fn has_sub_commands(&self) -> bool {
        self.names.iter().any(|name| name.len() > 1)
    }

    /// How many words of the message are its name, and what stands behind them.
    pub(super) fn behind<'s>(&self, subject: &'s Subject<'_>) -> Option<(usize, &'s str)> {
        let spoken = subject.spoken()?;
        let found = self.names.iter().filter_map(|name| Some((name.len(), rest(name, spoken)?)));
        let (length, rest) = found.max_by_key(|(length, _)| *length)?;
        let takes = self.with_args || spoken.addressed || rest.is_empty();
        (takes && self.fits(rest, spoken, subject)).then_some((length, rest))
    }

    fn fits(&self, rest: &str, spoken: &Spoken<'_>, subject: &Subject<'_>) -> bool {
        let Some((fits, message)) = self.fits.zip(subject.message()) else { return true };
        let line = CommandLine { rest: rest.into(), ..spoken.to_line() };
        fits(&mut Words::new(&line, message)).is_ok()
    }
}

/// What stands behind `name`, when that is what was said.
fn rest<'a>(name: &Name, spoken: &Spoken<'a>) -> Option<&'a str> {
    let (first, others) = name.split_first()?;
    if *first != *spoken.name() {
        return None;
    }
    others.iter().try_fold(spoken.rest, |rest, word| {
        let (said, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        (*word == *fold(said)).then(|| rest.trim_start())
    })
}

impl Check for Command {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        self.behind(subject).is_some()
    }

    fn say(&self) -> Phrase {
        text("is-command").with("names", Filler::names(self.names()))
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        if subject.message().is_none() {
            return super::kind::seen(subject);
        }
        let Some(spoken) = subject.spoken() else { return text("seen-no-command") };
        let name = shown(spoken.name());
        let Some(rest) = self.names.iter().find_map(|name| rest(name, spoken)) else {
            return text("seen-command").with("name", name);
        };
        let problem = self.fits.zip(subject.message()).and_then(|(fits, message)| {
            let line = CommandLine { rest: rest.into(), ..spoken.to_line() };
            fits(&mut Words::new(&line, message)).err()
        });
        match problem {
            Some(problem) => text("seen-unfit-args").with("problem", problem),
            None if rest.is_empty() => text("seen-command").with("name", name),
            None => text("seen-args").with("name", name).with("rest", shown(rest)),
        }
    }

    fn cost(&self) -> Cost {
        Cost::Read
    }

    fn tongues(&self, subject: &Subject<'_>, found: &mut Vec<Lang>) {
        let Some(spoken) = subject.spoken().filter(|_| self.is_spoken()) else { return };
        let said = self.tongues.iter().filter(|(name, _)| rest(name, spoken).is_some());
        found.extend(said.map(|(_, lang)| lang.clone()));
    }

    fn is_spoken(&self) -> bool {
        !self.tongues.is_empty()
    }

    fn keys(&self) -> Option<Vec<Key>> {
        self.names.iter().map(|name| name.first().cloned().map(Key::Command)).collect()
    }
}

/// Words behind one another.
trait Join {
    fn join(self) -> String;
}

impl<'a, I: Iterator<Item = &'a SmolStr>> Join for I {
    fn join(self) -> String {
        self.map(SmolStr::as_str).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.say())
    }
}
