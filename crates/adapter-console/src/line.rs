//! What a typed line means.

/// What a typed line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    /// Nothing.
    Blank,
    /// A message in the group.
    Say(&'a str),
    /// A message to the bot alone.
    Private(&'a str),
    /// Somebody joins the group.
    Join(&'a str),
    /// Somebody leaves the group.
    Leave(&'a str),
    /// The commands are asked for.
    Help,
    /// The end.
    Quit,
    /// A command that wants more than it was given.
    Incomplete(&'a str),
    /// A command that does not exist.
    Unknown(&'a str),
}

/// The commands, as they are written.
pub(crate) const COMMANDS: [&str; 5] = ["private", "join", "leave", "help", "quit"];

/// What starts a command; the wide one is what a Chinese keyboard types.
const COLONS: [char; 2] = [':', '：'];

impl<'a> Line<'a> {
    /// Reads a line without its end.
    pub(crate) fn parse(line: &'a str) -> Self {
        if line.trim().is_empty() {
            return Self::Blank;
        }
        match line.strip_prefix(COLONS) {
            Some(message) if message.starts_with(COLONS) => Self::Say(message),
            Some(command) if command.starts_with(|first: char| first.is_ascii_alphabetic()) => {
                Self::command(command)
            }
            // Smileys and punctuation are nobody's command.
            _ => Self::Say(line),
        }
    }

    fn command(text: &'a str) -> Self {
        let (command, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        match (command, rest.trim()) {
            ("help", _) => Self::Help,
            ("quit", _) => Self::Quit,
            ("private" | "join" | "leave", "") => Self::Incomplete(command),
            // What is said is said as it was typed; a name has no blanks around it.
            ("private", _) => Self::Private(rest),
            ("join", name) => Self::Join(name),
            ("leave", name) => Self::Leave(name),
            _ => Self::Unknown(command),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_message_unless_a_colon_and_a_letter_start_it() {
        for text in ["/ping", ".help", "  hi ", ":)", ": x", "：你好", ":"] {
            assert_eq!(Line::parse(text), Line::Say(text));
        }
        assert_eq!(Line::parse("::quit"), Line::Say(":quit"));
        assert_eq!(Line::parse(" \t"), Line::Blank);
    }

    #[test]
    fn a_command_takes_the_rest_of_its_line() {
        assert_eq!(Line::parse(":private  hi "), Line::Private(" hi "));
        assert_eq!(Line::parse(":join  Ann Lee "), Line::Join("Ann Lee"));
        assert_eq!(Line::parse("：leave ben"), Line::Leave("ben"));
        assert_eq!(Line::parse(":join "), Line::Incomplete("join"));
        assert_eq!(Line::parse(":D"), Line::Unknown("D"));
    }

    #[test]
    fn every_command_is_known() {
        for command in COMMANDS {
            let line = format!(":{command}");
            assert_ne!(Line::parse(&line), Line::Unknown(command));
        }
    }
}
