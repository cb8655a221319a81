//! How a message is read as a command: an optional quotation and mention of the bot, a prefix,
//! the name, and the words behind it.

mod fold;
mod opening;

use mynah_core::UserId;
use mynah_core::event::MessagePayload;
use smol_str::SmolStr;

pub(crate) use fold::fold;
pub use opening::Opening;
pub(crate) use opening::Spoken;

/// What a message says when it is read as a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine {
    /// The name, in lower case and half width.
    pub name: SmolStr,
    /// The words behind the name, without blanks around them.
    pub rest: SmolStr,
    /// Whether the bot was addressed: by a prefix that is not empty, or by a mention in front.
    pub addressed: bool,
}

/// The prefixes that make a message a command.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
        let opening = self.opening(&message.chain, self_id);
        opening.spoken(&message.chain).map(|spoken| spoken.to_line())
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
    use mynah_core::message::Segment;
    use mynah_core::{MessageChain, Target};
    use proptest::prelude::*;

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

    #[test]
    fn a_prefix_is_the_same_in_full_and_half_width() {
        let prefixes = Prefixes::new(["~", "！"]);
        for said in ["~ping", "～ping", "!ping", "！ping", "　~　ping"] {
            assert_eq!(read(&prefixes, said), Some(line("ping", "", true)), "{said}");
        }
        assert_eq!(read(&prefixes, "ping"), None);
    }

    #[test]
    fn an_answer_to_the_bot_is_addressed_whatever_stands_between() {
        let prefixes = Prefixes::new(["~"]);
        let chain = MessageChain::new().at(10001).text(" ~ ").text("ping").quoting(5);
        let opening = prefixes.opening(&chain, &UserId::from(10001));
        assert!(opening.mentioned && opening.prefixed);
        assert_eq!(opening.text(&chain), "ping");
    }

    #[test]
    fn a_lone_mention_is_addressed_and_says_nothing() {
        let chain = MessageChain::new().at(10001);
        let opening = Prefixes::default().opening(&chain, &UserId::from(10001));
        assert!(opening.is_addressed());
        assert_eq!(opening.text(&chain), "");
        assert_eq!(read(&Prefixes::default(), chain), None);
    }

    proptest! {
        #[test]
        fn what_a_message_says_is_all_of_it_but_the_prefix(
            before in "[ \u{3000}]{0,3}",
            prefix in prop::sample::select(vec!["", "~", "～", "//"]),
            said in "[a-z在吗/~ ]{0,12}",
        ) {
            let prefixes = Prefixes::new(["~", "//"]);
            let chain = MessageChain::from(format!("{before}{prefix}{said}"));
            let opening = prefixes.opening(&chain, &UserId::from(10001));
            let text = opening.text(&chain);
            prop_assert_eq!(text.trim(), &*text);
            let written = format!("{prefix}{said}");
            prop_assert!(written.contains(&*text));
            if !prefix.is_empty() {
                prop_assert!(opening.prefixed);
                prop_assert_eq!(&*text, said.trim());
            }
        }
    }
}
