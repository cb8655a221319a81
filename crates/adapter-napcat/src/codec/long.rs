//! Messages that are too long to be sent as they are.

use mynah_core::id::UserId;
use mynah_core::message::segment::{Forward, Node};
use mynah_core::{MessageChain, Segment};

/// How long a message may be before it is better sent as a merged forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongMessage {
    /// The characters of all its texts together.
    pub characters: usize,
    /// Its pictures.
    pub images: usize,
}

impl Default for LongMessage {
    /// What QQ shows in one message.
    fn default() -> Self {
        Self { characters: 4501, images: 20 }
    }
}

/// Makes a merged forward of a message that is longer than `limits`, said by the bot `user_id`
/// under its name; `None` for one that can be sent as it is.
///
/// A text is cut where it has to be; neighbours stay together in one node while they fit, except
/// records, videos and files, which are messages by themselves. A message that is a merged forward
/// already has no length.
///
/// ```
/// use mynah_adapter_napcat::codec::{LongMessage, shorter_or_forward};
/// use mynah_core::MessageChain;
///
/// let limits = LongMessage { characters: 10, images: 1 };
/// let short = MessageChain::from("0123456789");
/// assert_eq!(shorter_or_forward(&short, limits, 10001, "Mynah"), None);
///
/// let long = MessageChain::from("0123456789a");
/// let forward = shorter_or_forward(&long, limits, 10001, "Mynah").unwrap();
/// assert_eq!(forward.nodes.len(), 2);
/// ```
pub fn shorter_or_forward(
    message: &MessageChain,
    limits: LongMessage,
    user_id: impl Into<UserId>,
    nickname: &str,
) -> Option<Forward> {
    let holds_forward = message.iter().any(|segment| matches!(segment, Segment::Forward(_)));
    let whole = message.iter().fold(Size::default(), Size::with);
    if holds_forward || whole.fits(limits) {
        return None;
    }
    let mut pages = Pages { limits, done: Vec::new(), page: Vec::new(), size: Size::default() };
    message.iter().for_each(|segment| pages.add(segment));
    let user_id = user_id.into();
    Some(Forward::new(
        pages.finish().into_iter().map(|page| Node::written(&user_id, nickname, page)),
    ))
}

/// What counts of a message.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    characters: usize,
    images: usize,
}

impl Size {
    fn with(mut self, segment: &Segment) -> Self {
        match segment {
            Segment::Text(text) => self.characters += text.chars().count(),
            Segment::Image(_) => self.images += 1,
            _ => {}
        }
        self
    }

    fn fits(self, limits: LongMessage) -> bool {
        self.characters <= limits.characters && self.images <= limits.images
    }
}

/// Fills one node after the other.
struct Pages {
    limits: LongMessage,
    done: Vec<Vec<Segment>>,
    page: Vec<Segment>,
    size: Size,
}

impl Pages {
    fn add(&mut self, segment: &Segment) {
        match segment {
            Segment::Text(text) => {
                for piece in pieces(text, self.limits.characters) {
                    self.push(Segment::text(piece));
                }
            }
            Segment::Record(_) | Segment::Video(_) | Segment::File(_) => {
                self.turn();
                self.push(segment.clone());
                self.turn();
            }
            _ => self.push(segment.clone()),
        }
    }

    fn push(&mut self, segment: Segment) {
        if !self.size.with(&segment).fits(self.limits) {
            self.turn();
        }
        self.size = self.size.with(&segment);
        self.page.push(segment);
    }

    /// Begins a new node, unless the last one is still empty.
    fn turn(&mut self) {
        self.size = Size::default();
        if !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
    }

    fn finish(mut self) -> Vec<Vec<Segment>> {
        self.turn();
        self.done
    }
}

/// A text in pieces of at most `length` characters, which is never less than one.
fn pieces(text: &str, length: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((end, _)) = rest.char_indices().nth(length.max(1)) {
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

#[cfg(test)]
mod tests;
