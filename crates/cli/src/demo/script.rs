//! A conversation in a file: what one would type, and what the bot must say to it.
//!
//! A line that begins with `<` is what the bot must say next, or a part of it; a `<` alone says
//! that it must have said nothing more. Blank lines and lines that begin with `#` are skipped.

use std::collections::VecDeque;
use std::path::Path;

use super::Stage;
use crate::failure::Failure;
use crate::output;
use crate::prompt::line::Line;

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
    /// The bot must say this next.
    Expect(String),
    /// The bot must have said nothing more.
    ExpectNothing,
}

/// Plays the script in `file`; fails at the first answer that differs.
pub(crate) async fn play(stage: &mut Stage, file: &Path) -> Result<(), Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(Failure::io(format!("the script {} cannot be read", file.display())))?;
    let mut said = VecDeque::new();
    for step in steps(&text) {
        let wrong = |problem: String| {
            Failure::Other(format!("{}:{}: {problem}", file.display(), step.number))
        };
        match &step.act {
            Act::Do(Line::As(name)) => stage.cast.switch(&stage.sim, name).map_err(|names| {
                wrong(format!("there is no {name}; there are {}", names.join(", ")))
            })?,
            Act::Do(line @ (Line::Say(_) | Line::Whisper(_) | Line::Join(_))) => {
                stage.perform(line).await;
            }
            Act::Do(line) => return Err(wrong(format!("{line:?} is nothing to do in a script"))),
            Act::Expect(text) => {
                said.extend(stage.said());
                match said.pop_front() {
                    Some(message) if message.to_string().contains(text) => {}
                    Some(message) => {
                        return Err(wrong(format!(
                            "expected `{text}`, but the bot said: {message}"
                        )));
                    }
                    None => {
                        return Err(wrong(format!("expected `{text}`, but the bot said nothing")));
                    }
                }
            }
            Act::ExpectNothing => {
                said.extend(stage.said());
                if let Some(message) = said.front() {
                    return Err(wrong(format!("expected nothing, but the bot said: {message}")));
                }
            }
        }
    }
    output::line(format_args!("{}: ok", file.display()));
    Ok(())
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
            None => Act::Do(Line::read(line)),
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
