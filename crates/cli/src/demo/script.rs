//! A conversation in a file: what one would type, and what the bot must say to it.
//!
//! A line that begins with `<` is what the bot must say next, or a part of it; a `<` alone says
//! that it must have said nothing more. Blank lines and lines that begin with `#` are skipped.

use std::collections::VecDeque;
use std::path::Path;

use mynah::core::{Lang, Localize};
use mynah::i18n::{Filler, Phrase};
use mynah_napcat_sim::SentMessage;

use super::Stage;
use crate::failure::Failure;
use crate::output;
use crate::prompt::line::Line;
use crate::texts::text;

/// One line of a script, with its number.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    number: usize,
    act: Act,
}

#[derive(Debug, PartialEq, Eq)]
enum Act {
    /// Somebody does something.
    Do(Line),
    /// There is no such thing to do in a script.
    Nothing(String),
    /// The bot must say this next.
    Expect(String),
    /// The bot must have said nothing more.
    ExpectNothing,
}

/// Plays the script in `file`, for a reader of `lang`; fails at the first answer that differs.
pub(crate) async fn play(stage: &mut Stage, file: &Path, lang: &Lang) -> Result<(), Failure> {
    let name = file.display().to_string();
    let script = std::fs::read_to_string(file)
        .map_err(Failure::io(text("script-unreadable").with("file", name.clone())))?;
    let mut said = VecDeque::new();
    for step in steps(&script) {
        if let Err(problem) = take(stage, &step.act, &mut said).await {
            let place = format!("{name}:{}", step.number);
            let wrong = text("script-wrong").with("place", place).with("problem", problem);
            return Err(Failure::Other(wrong));
        }
    }
    output::line(text("script-ok").with("file", name).localize(lang));
    Ok(())
}

/// Does one step; what the bot has said and nobody has looked at is in `said`.
async fn take(
    stage: &mut Stage,
    act: &Act,
    said: &mut VecDeque<SentMessage>,
) -> Result<(), Phrase> {
    match act {
        Act::Do(Line::As(name)) => stage.cast.switch(&stage.sim, name).map_err(|names| {
            text("script-nobody").with("name", name.clone()).with("names", Filler::list(names))
        }),
        Act::Do(line) => {
            stage.perform(line).await;
            Ok(())
        }
        Act::Nothing(line) => Err(text("script-not-a-step").with("line", line.clone())),
        Act::Expect(expected) => {
            said.extend(stage.said());
            match said.pop_front().map(|message| message.to_string()) {
                Some(message) if message.contains(expected) => Ok(()),
                Some(message) => Err(text("script-expected")
                    .with("expected", expected.clone())
                    .with("said", message)),
                None => Err(text("script-silence").with("expected", expected.clone())),
            }
        }
        Act::ExpectNothing => {
            said.extend(stage.said());
            match said.front() {
                Some(message) => {
                    Err(text("script-expected-nothing").with("said", message.to_string()))
                }
                None => Ok(()),
            }
        }
    }
}

fn steps(text: &str) -> impl Iterator<Item = Step> + '_ {
    text.lines().enumerate().filter_map(|(index, line)| {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let act = match line.strip_prefix('<').map(str::trim) {
            Some("") => Act::ExpectNothing,
            Some(expected) => Act::Expect(expected.to_owned()),
            None => match Line::read(line) {
                Line::Help | Line::Quit | Line::Unknown(_) | Line::Empty => {
                    Act::Nothing(line.to_owned())
                }
                done => Act::Do(done),
            },
        };
        Some(Step { number: index + 1, act })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_what_one_would_type_and_what_must_be_answered() {
        let script = "# hello\n\nping\n< pong\n:join Mallory\n<\n";
        let steps: Vec<_> = steps(script).map(|step| (step.number, step.act)).collect();
        assert_eq!(
            steps,
            [
                (3, Act::Do(Line::Say("ping".into()))),
                (4, Act::Expect("pong".into())),
                (5, Act::Do(Line::Join("Mallory".into()))),
                (6, Act::ExpectNothing),
            ]
        );
    }
}
