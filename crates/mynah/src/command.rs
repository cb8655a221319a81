//! How a message is read as a command: an optional quotation and mention of the bot, a prefix,
//! the name, and the words behind it.

use mynah_core::UserId;
use mynah_core::event::MessagePayload;
use mynah_core::message::Segment;
use mynah_core::message::segment::Mention;
use smol_str::{SmolStr, StrExt};

/// What a message says when it is read as a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine {
    /// The name, in lower case.
    pub name: SmolStr,
    /// The words behind the name, without blanks around them.
    pub rest: String,
    /// Whether the bot was addressed: by a prefix that is not empty, or by a mention in front.
    pub addressed: bool,
}

/// The prefixes that make a message a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefixes(Vec<SmolStr>);

impl Prefixes {
    /// Prefixes in any order; the longest that fits is taken. An empty one lets a command be said
    /// without any.
    pub fn new(prefixes: impl IntoIterator<Item = impl Into<SmolStr>>) -> Self {
        let mut prefixes: Vec<SmolStr> = prefixes.into_iter().map(Into::into).collect();
        prefixes.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
        Self(prefixes)
    }

    /// Reads `message` as a command to the bot with the account `self_id`; `None` when it is no
    /// command.
    pub fn read(&self, message: &MessagePayload, self_id: &UserId) -> Option<CommandLine> {
        let mut mentioned = false;
        for segment in &*message.chain {
            match segment {
                // The usual shape of an answer to the bot is quotation, mention, text.
                Segment::Reply(_) => {}
                Segment::At(at) if at.who == Mention::User(self_id.clone()) => mentioned = true,
                Segment::Text(text) if text.trim().is_empty() => {}
                Segment::Text(text) => return self.read_text(text.trim(), mentioned),
                _ => return None,
            }
        }
        None
    }

    fn read_text(&self, text: &str, mentioned: bool) -> Option<CommandLine> {
        let prefix = self.0.iter().find(|prefix| text.starts_with(prefix.as_str()));
        let (body, prefixed) = match prefix {
            Some(prefix) => (&text[prefix.len()..], !prefix.is_empty()),
            // A mention is a prefix of its own.
            None if mentioned => (text, false),
            None => return None,
        };
        let (name, rest) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
        (!name.is_empty()).then(|| CommandLine {
            name: name.to_lowercase_smolstr(),
            rest: rest.trim().to_owned(),
            addressed: mentioned || prefixed,
        })
    }
}

/// Commands can be said bare or behind a slash.
impl Default for Prefixes {
    fn default() -> Self {
        Self::new(["", "/"])
    }
}

#[cfg(test)]
mod tests {
    use mynah_core::event::message::Sender;
    use mynah_core::{MessageChain, Target};

    use super::*;

    fn read(prefixes: &Prefixes, chain: impl Into<MessageChain>) -> Option<CommandLine> {
        let message = MessagePayload::new(1, Target::group(2), Sender::new(3), chain);
        prefixes.read(&message, &UserId::from(10001))
    }

    fn line(name: &str, rest: &str, addressed: bool) -> CommandLine {
        CommandLine { name: name.into(), rest: rest.into(), addressed }
    }

    #[test]
    fn a_command_is_said_bare_or_behind_a_prefix() {
        let prefixes = Prefixes::default();
        assert_eq!(read(&prefixes, "ping"), Some(line("ping", "", false)));
        assert_eq!(read(&prefixes, " /PING  a  b "), Some(line("ping", "a  b", true)));
        assert_eq!(read(&prefixes, "龙王 现在"), Some(line("龙王", "现在", false)));
        assert_eq!(read(&prefixes, "/"), None);
        assert_eq!(read(&prefixes, "   "), None);
    }

    #[test]
    fn without_an_empty_prefix_only_addressed_messages_are_commands() {
        let prefixes = Prefixes::new(["!", "!!"]);
        assert_eq!(read(&prefixes, "ping"), None);
        assert_eq!(read(&prefixes, "!!ping"), Some(line("ping", "", true)));
        assert_eq!(
            read(&prefixes, MessageChain::new().at(10001).text(" ping")),
            Some(line("ping", "", true))
        );
        assert_eq!(read(&prefixes, MessageChain::new().at(10002).text(" ping")), None);
    }

    #[test]
    fn a_quotation_in_front_does_not_hide_the_command() {
        let chain = MessageChain::new().at(10001).text(" help").quoting(5);
        assert_eq!(read(&Prefixes::default(), chain), Some(line("help", "", true)));
    }

    #[test]
    fn a_picture_in_front_is_no_command() {
        let chain = MessageChain::new().push(Segment::face("1")).text("ping");
        assert_eq!(read(&Prefixes::default(), chain), None);
    }
}
