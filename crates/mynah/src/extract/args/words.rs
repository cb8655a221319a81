//! What stands behind a command, word by word.

use std::collections::VecDeque;
use std::fmt::Display;

use mynah_core::event::MessagePayload;
use mynah_core::i18n::Phrase;
use mynah_core::message::segment::Mention;
use mynah_core::{Segment, UserId};

use crate::command::CommandLine;
use crate::texts::text;

/// What stands behind a command, taken word by word from the front; a mention is a word.
#[derive(Debug)]
pub struct Words<'a> {
    pieces: VecDeque<Piece<'a>>,
    taken: usize,
}

#[derive(Debug, Clone, Copy)]
enum Piece<'a> {
    /// Never blank, and without blanks around it.
    Text(&'a str),
    Mention(&'a UserId),
    Other(&'a Segment),
}

impl<'a> Words<'a> {
    /// No words at all.
    pub(crate) fn none() -> Self {
        Self { pieces: VecDeque::new(), taken: 0 }
    }

    pub(crate) fn new(line: &'a CommandLine, message: &'a MessagePayload) -> Self {
        let mut words = Self::none();
        words.push(&line.rest);
        // The first text that says anything is what was read as the command.
        let said =
            |segment: &Segment| matches!(segment, Segment::Text(text) if !text.trim().is_empty());
        for segment in message.chain.iter().skip_while(|segment| !said(segment)).skip(1) {
            match segment {
                Segment::Text(text) => words.push(text),
                Segment::At(at) => match &at.who {
                    Mention::User(user) => words.pieces.push_back(Piece::Mention(user)),
                    Mention::All => words.pieces.push_back(Piece::Other(segment)),
                },
                _ => words.pieces.push_back(Piece::Other(segment)),
            }
        }
        words
    }

    fn push(&mut self, text: &'a str) {
        let text = text.trim();
        if !text.is_empty() {
            self.pieces.push_back(Piece::Text(text));
        }
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Takes the next word and reads it with `read`; `expected` says what it should have been.
    ///
    /// # Errors
    ///
    /// When there is none, it is no text, or `read` makes nothing of it.
    pub fn take<T>(
        &mut self,
        expected: Phrase,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Phrase> {
        let word = match self.next_piece(&expected)? {
            Piece::Text(word) => word,
            Piece::Mention(user) => return Err(self.wrong(&format!("@{user}"), expected)),
            Piece::Other(segment) => return Err(self.wrong(segment, expected)),
        };
        read(word).ok_or_else(|| self.wrong(&word, expected))
    }

    /// Takes the next word, which names a user by mention or by id.
    ///
    /// # Errors
    ///
    /// When there is none, or it is neither.
    pub fn take_user(&mut self) -> Result<UserId, Phrase> {
        let expected = || text("arg-user");
        match self.next_piece(&expected())? {
            Piece::Mention(user) => Ok(user.clone()),
            Piece::Text(word) if word.bytes().all(|byte| byte.is_ascii_digit()) => Ok(word.into()),
            Piece::Text(word) => Err(self.wrong(&word, expected())),
            Piece::Other(segment) => Err(self.wrong(segment, expected())),
        }
    }

    /// Takes all that is left, as it was written.
    pub fn take_rest(&mut self) -> String {
        let shown = self.pieces.drain(..).map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Mention(user) => format!("@{user}"),
            Piece::Other(segment) => segment.to_string(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    /// Says that nothing may be left.
    ///
    /// # Errors
    ///
    /// When something is.
    pub(super) fn end(&mut self) -> Result<(), Phrase> {
        if self.is_empty() {
            return Ok(());
        }
        Err(text("arg-surplus").with("word", self.take_rest()))
    }

    fn next_piece(&mut self, expected: &Phrase) -> Result<Piece<'a>, Phrase> {
        self.taken += 1;
        let piece = self.pieces.pop_front().ok_or_else(|| {
            text("arg-missing").with("place", self.taken).with("expected", expected.clone())
        })?;
        let Piece::Text(line) = piece else { return Ok(piece) };
        let Some((word, rest)) = line.split_once(char::is_whitespace) else { return Ok(piece) };
        self.pieces.push_front(Piece::Text(rest.trim_start()));
        Ok(Piece::Text(word))
    }

    fn wrong(&self, word: &dyn Display, expected: Phrase) -> Phrase {
        text("arg-wrong")
            .with("place", self.taken)
            .with("word", word.to_string())
            .with("expected", expected)
    }
}
