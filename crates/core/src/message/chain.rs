//! The content of a message: segments in order.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, DerefMut};

use super::Segment;
use super::segment::{At, Mention, Reply};
use crate::id::{MessageId, UserId};

/// The content of a message: segments in order.
///
/// A string becomes one text segment; it is never searched for codes.
///
/// ```
/// use mynah_core::{MessageChain, Segment};
///
/// let chain = MessageChain::new().at(10001).text(" good morning");
/// assert_eq!(chain.len(), 2);
/// assert_eq!(chain.plain_text(), " good morning");
///
/// let tricky = MessageChain::from("[CQ:at,qq=all]");
/// assert_eq!(tricky[0], Segment::text("[CQ:at,qq=all]"));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MessageChain(Vec<Segment>);

impl MessageChain {
    /// An empty chain to add to.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds any segment.
    pub fn push(mut self, segment: impl Into<Segment>) -> Self {
        // Most messages are one segment, and a vector would begin with room for four.
        if self.0.is_empty() {
            self.0.reserve_exact(1);
        }
        self.0.push(segment.into());
        self
    }

    /// Adds words.
    pub fn text(self, text: impl Into<String>) -> Self {
        self.push(Segment::text(text))
    }

    /// Adds a mention of one user.
    pub fn at(self, user: impl Into<UserId>) -> Self {
        self.push(Segment::at(user))
    }

    /// Puts a quotation of `id` in front, where every platform expects it; the last one given
    /// counts.
    pub fn quoting(mut self, id: impl Into<MessageId>) -> Self {
        self.0.retain(|segment| !matches!(segment, Segment::Reply(_)));
        self.0.insert(0, Segment::reply(id));
        self
    }

    /// The words alone, in order, without anything between them.
    ///
    /// Borrowed when the message has at most one text segment, which is the usual case.
    pub fn plain_text(&self) -> Cow<'_, str> {
        let mut texts = self.0.iter().filter_map(|segment| match segment {
            Segment::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let Some(first) = texts.next() else {
            return Cow::Borrowed("");
        };
        match texts.next() {
            None => Cow::Borrowed(first),
            Some(second) => {
                Cow::Owned([first, second].into_iter().chain(texts).collect::<String>())
            }
        }
    }

    /// Whether `user` is mentioned by name; a mention of everybody does not count.
    pub fn mentions(&self, user: &UserId) -> bool {
        self.0.iter().any(|segment| match segment {
            Segment::At(At { who: Mention::User(who), .. }) => who == user,
            _ => false,
        })
    }

    /// The message that is quoted, if one is.
    pub fn quoted(&self) -> Option<&MessageId> {
        self.0.iter().find_map(|segment| match segment {
            Segment::Reply(Reply { id, .. }) => Some(id),
            _ => None,
        })
    }

    /// The segments, to keep.
    pub fn into_segments(self) -> Vec<Segment> {
        self.0
    }
}

impl Deref for MessageChain {
    type Target = [Segment];

    fn deref(&self) -> &[Segment] {
        &self.0
    }
}

/// The segments may be changed where they stand.
impl DerefMut for MessageChain {
    fn deref_mut(&mut self) -> &mut [Segment] {
        &mut self.0
    }
}

impl From<&str> for MessageChain {
    fn from(text: &str) -> Self {
        Self::new().text(text)
    }
}

impl From<String> for MessageChain {
    fn from(text: String) -> Self {
        Self::new().text(text)
    }
}

impl From<Segment> for MessageChain {
    fn from(segment: Segment) -> Self {
        Self(vec![segment])
    }
}

impl From<Vec<Segment>> for MessageChain {
    fn from(segments: Vec<Segment>) -> Self {
        Self(segments)
    }
}

impl FromIterator<Segment> for MessageChain {
    fn from_iter<I: IntoIterator<Item = Segment>>(segments: I) -> Self {
        Self(segments.into_iter().collect())
    }
}

impl Extend<Segment> for MessageChain {
    fn extend<I: IntoIterator<Item = Segment>>(&mut self, segments: I) {
        self.0.extend(segments);
    }
}

impl IntoIterator for MessageChain {
    type Item = Segment;
    type IntoIter = std::vec::IntoIter<Segment>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a MessageChain {
    type Item = &'a Segment;
    type IntoIter = std::slice::Iter<'a, Segment>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// As a person would read it in a log.
impl fmt::Display for MessageChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|segment| segment.fmt(f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_joins_the_words_and_skips_the_rest() {
        let chain = MessageChain::new().text("a").at(1).text("b");
        assert_eq!(chain.plain_text(), "ab");
        assert_eq!(MessageChain::new().plain_text(), "");
        assert!(matches!(MessageChain::from("one").plain_text(), Cow::Borrowed("one")));
    }

    #[test]
    fn a_quotation_stands_in_front_and_only_once() {
        let chain = MessageChain::from("yes").quoting(1).quoting(2);
        assert_eq!(chain.len(), 2);
        assert_eq!(chain.quoted(), Some(&MessageId::from(2)));
        assert!(matches!(chain[0], Segment::Reply(_)));
    }

    #[test]
    fn a_mention_of_everybody_is_not_a_mention_of_one() {
        let bot = UserId::from(10001);
        assert!(!MessageChain::from(Segment::at_all()).mentions(&bot));
        assert!(MessageChain::new().at(10001).mentions(&bot));
    }

    #[test]
    fn a_log_shows_what_a_person_would_read() {
        let chain = MessageChain::new().at(7).text(" look ").push(Segment::image(vec![1, 2]));
        assert_eq!(chain.to_string(), "@7 look [image]");
    }
}
