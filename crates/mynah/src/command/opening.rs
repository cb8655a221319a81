//! How a message begins, and where what it says begins behind that.

use std::borrow::Cow;
use std::cell::OnceCell;

use mynah_core::message::Segment;
use mynah_core::message::segment::Mention;
use mynah_core::{MessageChain, UserId};

use super::fold::{fold, narrow};
use super::{CommandLine, Prefixes};

/// How a message begins, and where what it says begins behind that: a view, nothing is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Opening {
    /// Whether the bot is mentioned before anything is said.
    pub mentioned: bool,
    /// Whether a prefix that is not empty stands in front of the words.
    pub prefixed: bool,
    /// Whether a command can begin here: behind any prefix, or a mention.
    pub commands: bool,
    /// The segment in which what it says begins.
    pub segment: usize,
    /// Where in that segment, in bytes; the segment is a text unless this is zero.
    pub offset: usize,
}

/// A message as a command, in the words of the message.
#[derive(Debug, Clone)]
pub(crate) struct Spoken<'a> {
    /// The first word.
    pub(crate) word: &'a str,
    name: OnceCell<Cow<'a, str>>,
    /// What stands behind it in the same text.
    pub(crate) rest: &'a str,
    pub(crate) addressed: bool,
}

impl Prefixes {
    /// How a message to the bot with the account `self_id` begins.
    ///
    /// A quotation in front is skipped, so the usual shape of an answer to the bot (quotation,
    /// mention, words) is addressed to it. Full and half width of a prefix are the same.
    pub fn opening(&self, chain: &MessageChain, self_id: &UserId) -> Opening {
        let mut opening = Opening::default();
        for (place, segment) in chain.iter().enumerate() {
            opening.segment = place;
            match segment {
                Segment::Reply(_) => {}
                Segment::At(at) if matches!(&at.who, Mention::User(who) if who == self_id) => {
                    opening.mentioned = true;
                }
                Segment::Text(text) if text.trim().is_empty() => {}
                Segment::Text(text) => return self.in_text(text, opening),
                _ => return opening,
            }
        }
        opening.segment = chain.len();
        opening
    }

    fn in_text(&self, text: &str, mut opening: Opening) -> Opening {
        let said = text.trim_start();
        let found =
            self.0.iter().find_map(|prefix| behind(said, prefix).map(|rest| (prefix, rest)));
        let rest = found.map_or(said, |(_, rest)| rest).trim_start();
        opening.prefixed = found.is_some_and(|(prefix, _)| !prefix.is_empty());
        // A mention is a prefix of its own.
        opening.commands = found.is_some() || opening.mentioned;
        opening.offset = text.len() - rest.len();
        opening
    }
}

/// What stands behind `prefix`, in whichever width it is written.
fn behind<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in prefix.chars() {
        if narrow(rest.next()?) != narrow(wanted) {
            return None;
        }
    }
    Some(rest.as_str())
}

impl Opening {
    /// Whether the message is addressed to the bot: by a mention, or by a prefix that is not
    /// empty.
    pub fn is_addressed(&self) -> bool {
        self.mentioned || self.prefixed
    }

    /// The words behind it, without what stands between them and without blanks around them.
    ///
    /// Borrowed when they are one text, which is the usual case.
    pub fn text<'a>(&self, chain: &'a MessageChain) -> Cow<'a, str> {
        let mut texts = chain.iter().enumerate().skip(self.segment).filter_map(
            |(place, segment)| match segment {
                Segment::Text(text) if place == self.segment => Some(&text[self.offset..]),
                Segment::Text(text) => Some(text.as_str()),
                _ => None,
            },
        );
        let first = texts.next().unwrap_or_default();
        match texts.next() {
            None => Cow::Borrowed(first.trim()),
            Some(second) => {
                let whole: String = [first, second].into_iter().chain(texts).collect();
                Cow::Owned(whole.trim().to_owned())
            }
        }
    }

    /// The segments behind it, without texts that are blank; the first may begin with a prefix.
    pub(crate) fn segments<'a>(
        &self,
        chain: &'a MessageChain,
    ) -> impl Iterator<Item = &'a Segment> + use<'a> {
        let blank =
            |segment: &&Segment| matches!(segment, Segment::Text(text) if text.trim().is_empty());
        chain.iter().skip(self.segment).filter(move |segment| !blank(segment))
    }

    /// The message as a command, if it can be one.
    pub(crate) fn spoken<'a>(&self, chain: &'a MessageChain) -> Option<Spoken<'a>> {
        let Some(Segment::Text(text)) = chain.get(self.segment).filter(|_| self.commands) else {
            return None;
        };
        let body = text[self.offset..].trim_end();
        let (word, rest) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
        (!word.is_empty()).then(|| Spoken {
            word,
            name: OnceCell::new(),
            rest: rest.trim_start(),
            addressed: self.is_addressed(),
        })
    }
}

impl Spoken<'_> {
    /// The first word, folded.
    pub(crate) fn name(&self) -> &str {
        self.name.get_or_init(|| fold(self.word))
    }

    /// The same, to be kept.
    pub(crate) fn to_line(&self) -> CommandLine {
        CommandLine { name: self.name().into(), rest: self.rest.into(), addressed: self.addressed }
    }
}
