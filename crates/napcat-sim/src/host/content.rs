//! What is in a file, and what was in those that were sent.

use std::{
    collections::VecDeque,
    io::{self, Read},
    path::PathBuf,
    sync::Arc,
};

/// How many bytes of files are kept that were written into messages; a bot that sends pictures as
/// base64 for weeks would fill the memory otherwise.
const HEAVIEST: u64 = 64 << 20;

/// How many files are remembered.
const MOST: usize = 10_000;

/// What is in a file.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// These bytes, in the pieces in which they came.
    Pieces(Arc<Vec<Vec<u8>>>),
    /// What is in a file of the machine on which the simulator runs.
    Path(PathBuf),
    /// So many bytes of which nobody knows more.
    Unknown(u64),
}

impl Content {
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        Self::Pieces(Arc::new(vec![bytes]))
    }

    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::Pieces(pieces) => pieces.iter().map(|piece| piece.len() as u64).sum(),
            Self::Path(path) => std::fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Self::Unknown(size) => *size,
        }
    }

    pub(crate) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Pieces(pieces) => Box::new(Pieces { pieces: Arc::clone(pieces), at: (0, 0) }),
            Self::Path(path) => Box::new(std::fs::File::open(path)?),
            Self::Unknown(size) => Box::new(io::repeat(b'x').take(*size)),
        })
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let read = self.open().and_then(|mut open| open.read_to_end(&mut bytes));
        read.map(|_| bytes).unwrap_or_default()
    }
}

struct Pieces {
    pieces: Arc<Vec<Vec<u8>>>,
    /// The piece that is read, and how much of it was.
    at: (usize, usize),
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(piece) = self.pieces.get(self.at.0) {
            let mut rest = &piece[self.at.1..];
            if !rest.is_empty() {
                let read = rest.read(buffer)?;
                self.at.1 += read;
                return Ok(read);
            }
            self.at = (self.at.0 + 1, 0);
        }
        Ok(0)
    }
}

/// What is in the files that were sent, by the names the server gave them.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    entries: VecDeque<(String, Content)>,
    weight: u64,
}

impl Contents {
    pub(crate) fn put(&mut self, name: impl Into<String>, content: Content) {
        self.weight += weight(&content);
        self.entries.push_back((name.into(), content));
        while self.entries.len() > MOST || (self.weight > HEAVIEST && self.entries.len() > 1) {
            let Some((_, content)) = self.entries.pop_front() else { break };
            self.weight -= weight(&content);
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<Content> {
        let newest = self.entries.iter().rev().find(|(known, _)| known == name);
        newest.map(|(_, content)| content.clone())
    }
}

/// Nothing for what is not held for the sake of the message alone.
fn weight(content: &Content) -> u64 {
    match content {
        Content::Pieces(pieces) if pieces.len() == 1 => content.size(),
        _ => 0,
    }
}
