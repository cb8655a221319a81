//! What a condition says, and whether it is true of an event.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use mynah_core::Bot;
use mynah_core::i18n::Texts;
use smol_str::SmolStr;
use tokio::time::timeout;

use super::Captures;
use super::check::{Check, Cost};
use super::command::Command;
use super::predicate::Test;
use super::subject::Subject;
use crate::dispatch::Problem;

/// What a condition says.
#[derive(Clone)]
pub(crate) enum Expression {
    /// One simple thing.
    Check(Arc<dyn Check>),
    /// It is that command.
    Command(Box<Command>),
    /// A function of the module says so.
    Test(Arc<Test>),
    /// Something that has a name.
    Named(Arc<Named>),
    /// All of these are true.
    All(Vec<Self>),
    /// One of these is true.
    Any(Vec<Self>),
    /// That is not true.
    Not(Box<Self>),
}

/// A condition that has a name.
pub(crate) struct Named {
    pub(crate) name: SmolStr,
    pub(crate) expression: Expression,
}

/// Whether something is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    No,
    /// A function that may wait has not been asked yet.
    Open,
    Yes,
}

impl From<bool> for Truth {
    fn from(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}

/// What a handler is told of the message beside the message.
#[derive(Default)]
pub(crate) struct Found<'a> {
    /// How many words the command is long, and what stands behind them.
    pub(crate) command: Option<(usize, &'a str)>,
    pub(crate) captures: Option<Captures>,
}

impl Expression {
    pub(crate) fn check(check: impl Check + 'static) -> Self {
        Self::Check(Arc::new(check))
    }

    /// Whether it is true, as far as that is known without waiting.
    pub(crate) fn truth(&self, subject: &Subject<'_>) -> Truth {
        match self {
            Self::Check(check) => subject.holds(check).into(),
            Self::Command(command) => {
                subject.look();
                command.holds(subject).into()
            }
            Self::Test(test) => test.truth(subject),
            Self::Named(named) => {
                let known =
                    subject.once(address(named), || match named.expression.truth(subject) {
                        Truth::Open => None,
                        truth => Some(truth == Truth::Yes),
                    });
                known.map_or(Truth::Open, Truth::from)
            }
            Self::All(parts) => {
                let mut all = Truth::Yes;
                for part in parts {
                    all = all.min(part.truth(subject));
                    if all == Truth::No {
                        break;
                    }
                }
                all
            }
            Self::Any(parts) => {
                let mut any = Truth::No;
                for part in parts {
                    any = any.max(part.truth(subject));
                    if any == Truth::Yes {
                        break;
                    }
                }
                any
            }
            Self::Not(part) => match part.truth(subject) {
                Truth::Yes => Truth::No,
                Truth::Open => Truth::Open,
                Truth::No => Truth::Yes,
            },
        }
    }

    /// Whether it is true, and known to be without waiting.
    pub(crate) fn is_true(&self, subject: &Subject<'_>) -> bool {
        self.truth(subject) == Truth::Yes
    }

    /// The function to ask next, of what is not known yet.
    fn open(&self, subject: &Subject<'_>) -> Option<&Arc<Test>> {
        match self {
            Self::Test(test) => (test.truth(subject) == Truth::Open).then_some(test),
            Self::Named(named) => named.expression.open(subject),
            Self::All(parts) | Self::Any(parts) => parts.iter().find_map(|part| part.open(subject)),
            Self::Not(part) => part.open(subject),
            Self::Check(_) | Self::Command(_) => None,
        }
    }

    /// Whether it is true; functions that may wait are only asked when it depends on them, and
    /// may take as long as `deadline` each.
    ///
    /// # Errors
    ///
    /// When code of a module panics or takes too long.
    pub(crate) async fn decide(
        &self,
        subject: &mut Subject<'_>,
        bot: &Bot,
        deadline: Duration,
    ) -> Result<bool, Problem> {
        loop {
            let truth = catch_unwind(AssertUnwindSafe(|| self.truth(subject)));
            let test = match truth.map_err(|panic| Problem::of_panic(&*panic))? {
                Truth::Yes => return Ok(true),
                Truth::No => return Ok(false),
                Truth::Open => self.open(subject),
            };
            let Some(test) = test else { return Ok(false) };
            let asking = AssertUnwindSafe(test.ask(subject.event.clone(), bot.clone()));
            let answer = match timeout(deadline, asking.catch_unwind()).await {
                Ok(Ok(answer)) => Ok(answer),
                Ok(Err(panic)) => Err(Problem::of_panic(&*panic)),
                Err(_) => Err(Problem::TooSlow(deadline)),
            };
            // Whoever shares it need not wait for it again.
            subject.once_anywhere(address(test), || Some(answer.as_ref().is_ok_and(|is| *is)));
            answer?;
        }
    }

    /// What it costs at most to find out.
    fn cost(&self) -> Cost {
        match self {
            Self::Check(check) => check.cost(),
            Self::Command(command) => command.cost(),
            Self::Test(test) => test.cost(),
            Self::Named(named) => named.expression.cost(),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().map(Self::cost).max().unwrap_or(Cost::Look)
            }
            Self::Not(part) => part.cost(),
        }
    }

    /// The same, flat and with what is cheap in front; with the words of a module for the keys of
    /// its texts, where it is known whose it is.
    pub(crate) fn compiled(&self, texts: Option<&Texts>) -> Self {
        match self {
            Self::Check(check) => {
                let resolved = texts.and_then(|texts| check.resolved(texts));
                Self::Check(resolved.unwrap_or_else(|| Arc::clone(check)))
            }
            Self::All(parts) => {
                let parts = sorted(parts, texts, |part| match part {
                    Self::All(parts) => Ok(parts),
                    other => Err(other),
                });
                only(parts).unwrap_or_else(Self::All)
            }
            Self::Any(parts) => {
                let parts = sorted(parts, texts, |part| match part {
                    Self::Any(parts) => Ok(parts),
                    other => Err(other),
                });
                only(parts).unwrap_or_else(Self::Any)
            }
            Self::Not(part) => Self::Not(Box::new(part.compiled(texts))),
            Self::Named(named) if texts.is_some_and(|it| named.expression.is_worded_by(it)) => {
                Self::Named(Arc::new(Named {
                    name: named.name.clone(),
                    expression: named.expression.compiled(texts),
                }))
            }
            Self::Command(command) => match texts.filter(|texts| command.is_named_by(texts)) {
                Some(texts) => Self::Command(command.translated(texts).into()),
                None => self.clone(),
            },
            // What is shared stays shared, and so does what was found out about it.
            Self::Test(_) | Self::Named(_) => self.clone(),
        }
    }

    /// Whether texts give it words.
    fn is_worded_by(&self, texts: &Texts) -> bool {
        self.contains(&|part| match part {
            Self::Check(check) => check.is_localized(),
            Self::Command(command) => command.is_named_by(texts),
            _ => false,
        })
    }

    /// What is found in an event that it is true of.
    pub(crate) fn find<'s>(&self, subject: &'s Subject<'_>, found: &mut Found<'s>) {
        match self {
            Self::Command(command) => {
                let here = command.behind(subject);
                if here.is_some_and(|(words, _)| found.command.is_none_or(|(most, _)| words > most))
                {
                    found.command = here;
                }
            }
            Self::Check(check) if found.captures.is_none() => {
                found.captures = check.captures(subject);
            }
            Self::Named(named) => named.expression.find(subject, found),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.find(subject, found);
                }
            }
            Self::Check(_) | Self::Test(_) | Self::Not(_) => {}
        }
    }

    /// Whether it speaks of commands.
    pub(crate) fn has_commands(&self) -> bool {
        self.contains(&|part| matches!(part, Self::Command(_)))
    }

    /// Whether any of its parts, whether it has to be true or not, is such.
    pub(crate) fn contains(&self, is: &dyn Fn(&Self) -> bool) -> bool {
        is(self)
            || match self {
                Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.contains(is)),
                Self::Not(part) => part.contains(is),
                Self::Named(named) => named.expression.contains(is),
                Self::Check(_) | Self::Command(_) | Self::Test(_) => false,
            }
    }

    /// Whether it asks for certain messages, rather than for all of some place or person.
    pub(crate) fn is_specific(&self) -> bool {
        self.contains(&|part| match part {
            Self::Check(check) => check.is_specific(),
            Self::Command(_) => true,
            _ => false,
        })
    }

    /// Whether there is anything to [`find`](Self::find) that is not the same for all handlers.
    pub(crate) fn finds(&self) -> bool {
        self.contains(&|part| match part {
            Self::Command(command) => command.has_sub_commands(),
            Self::Check(check) => check.has_captures(),
            _ => false,
        })
    }

    /// What can be said for the commands it speaks of, for the help.
    pub(crate) fn commands(&self) -> Vec<String> {
        match self {
            Self::Command(command) => command.names().collect(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::commands).collect(),
            Self::Named(named) => named.expression.commands(),
            _ => Vec::new(),
        }
    }

    /// Changes the commands in it.
    pub(super) fn edit_commands(&mut self, edit: &dyn Fn(&mut Command)) {
        match self {
            Self::Command(command) => edit(command),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.edit_commands(edit);
                }
            }
            Self::Not(part) => part.edit_commands(edit),
            Self::Check(_) | Self::Test(_) | Self::Named(_) => {}
        }
    }
}

/// The part itself where there is one alone.
fn only(mut parts: Vec<Expression>) -> Result<Expression, Vec<Expression>> {
    match parts.pop() {
        Some(part) if parts.is_empty() => Ok(part),
        part => {
            parts.extend(part);
            Err(parts)
        }
    }
}

fn sorted(
    parts: &[Expression],
    texts: Option<&Texts>,
    inner: impl Fn(Expression) -> Result<Vec<Expression>, Expression>,
) -> Vec<Expression> {
    let parts = parts.iter().map(|part| inner(part.compiled(texts)));
    let mut flat: Vec<Expression> =
        parts.flat_map(|part| part.unwrap_or_else(|other| vec![other])).collect();
    flat.sort_by_key(Expression::cost);
    flat
}

impl Subject<'_> {
    fn holds(&self, check: &Arc<dyn Check>) -> bool {
        let holds = || {
            self.look();
            check.holds(self)
        };
        if check.cost() < Cost::Search {
            return holds();
        }
        self.once(address(check), || Some(holds())).unwrap_or_default()
    }
}

/// What tells one shared thing from another.
pub(super) fn address<T: ?Sized>(shared: &Arc<T>) -> usize {
    Arc::as_ptr(shared).addr()
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Check(check) => check.fmt(f),
            Self::Command(command) => write!(f, "{}", command.say()),
            Self::Test(test) => write!(f, "{}", test.say()),
            Self::Named(named) => f.write_str(&named.name),
            Self::All(parts) => f.debug_tuple("all").field(parts).finish(),
            Self::Any(parts) => f.debug_tuple("any").field(parts).finish(),
            Self::Not(part) => f.debug_tuple("not").field(part).finish(),
        }
    }
}
