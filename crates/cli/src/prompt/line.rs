//! What a line at the prompt of a simulated group means.

/// What a line at the prompt of a simulated group means.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Somebody says this in the group.
    Say(String),
    /// Somebody says this to the bot alone.
    Whisper(String),
    /// Somebody of this name joins the group.
    Join(String),
    /// From now on, the member of this name speaks.
    As(String),
    /// What can be typed is shown.
    Help,
    /// It is over.
    Quit,
    /// There is no such command.
    Unknown(String),
    /// Nothing was typed.
    Empty,
}

impl Line {
    /// Reads a line: a command begins with a colon and a letter, everything else is said.
    pub(crate) fn read(line: &str) -> Self {
        let text = line.trim();
        let Some(command) = text.strip_prefix([':', '\u{ff1a}']) else {
            return if text.is_empty() { Self::Empty } else { Self::Say(text.to_owned()) };
        };
        let (name, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
        let rest = rest.trim().to_owned();
        match (name, rest.is_empty()) {
            ("private", false) => Self::Whisper(rest),
            ("join", false) => Self::Join(rest),
            ("as", false) => Self::As(rest),
            ("help", _) => Self::Help,
            ("quit" | "q", _) => Self::Quit,
            _ if name.starts_with(|first: char| first.is_ascii_alphabetic()) => {
                Self::Unknown(text.to_owned())
            }
            // A smiley, say.
            _ => Self::Say(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn a_command_begins_with_a_colon_and_a_letter() {
        assert_eq!(Line::read(" ping "), Line::Say("ping".into()));
        assert_eq!(Line::read(":private ping"), Line::Whisper("ping".into()));
        assert_eq!(Line::read(":join  Mallory"), Line::Join("Mallory".into()));
        assert_eq!(Line::read(":as Bob"), Line::As("Bob".into()));
        assert_eq!(Line::read("\u{ff1a}quit"), Line::Quit);
        assert_eq!(Line::read(":)"), Line::Say(":)".into()));
        assert_eq!(Line::read("  "), Line::Empty);
    }

    #[test]
    fn a_command_without_what_it_needs_is_unknown() {
        for line in [":join", ":private ", ":nope x"] {
            assert_eq!(Line::read(line), Line::Unknown(line.trim().into()));
        }
    }
}
