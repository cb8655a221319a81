//! The parts of an answer over plain HTTP that comes in several: JSON texts, each followed by two
//! line ends.
//!
//! An ordinary answer has no line ends behind it, and is read as one part as well.

use bytes::{Bytes, BytesMut};
use mynah_core::i18n::Phrase;
use tokio_util::codec::Decoder;

use crate::error::cause;
use crate::texts::text;

/// What follows each part; within JSON it is escaped.
const END: &[u8] = b"\r\n\r\n";

/// Cuts a body into its parts, for [`FramedRead`](tokio_util::codec::FramedRead).
#[derive(Debug, Clone)]
pub(crate) struct HttpFrames {
    /// How long a part may be.
    limit: usize,
    /// How much of what is there was looked at.
    seen: usize,
}

/// Why a body cannot be cut into its parts.
#[derive(Debug)]
pub(crate) enum BrokenBody {
    TooLong { limit: usize },
    Io(std::io::Error),
}

impl BrokenBody {
    /// Why, for people.
    pub(crate) fn reason(&self) -> Phrase {
        match self {
            Self::TooLong { limit } => text("http-frame-too-long").with("limit", *limit),
            Self::Io(error) => cause(error),
        }
    }
}

impl From<std::io::Error> for BrokenBody {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl HttpFrames {
    /// Takes parts of at most `limit` bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit, seen: 0 }
    }
}

impl Decoder for HttpFrames {
    type Item = Bytes;
    type Error = BrokenBody;

    fn decode(&mut self, body: &mut BytesMut) -> Result<Option<Bytes>, Self::Error> {
        // An end may have begun in what was looked at.
        let from = self.seen.saturating_sub(END.len() - 1);
        let end = body[from..].windows(END.len()).position(|window| window == END);
        let length = end.map_or(body.len(), |end| from + end);
        if length > self.limit {
            return Err(BrokenBody::TooLong { limit: self.limit });
        }
        if end.is_none() {
            self.seen = body.len();
            return Ok(None);
        }
        self.seen = 0;
        let part = body.split_to(length + END.len()).freeze();
        Ok(Some(part.slice(..length)))
    }

    fn decode_eof(&mut self, body: &mut BytesMut) -> Result<Option<Bytes>, Self::Error> {
        if let Some(part) = self.decode(body)? {
            return Ok(Some(part));
        }
        self.seen = 0;
        let rest = body.split().freeze();
        Ok((!rest.trim_ascii().is_empty()).then_some(rest))
    }
}

#[cfg(test)]
mod tests {
    use futures_util::StreamExt;
    use proptest::prelude::*;
    use tokio_util::codec::FramedRead;
    use tokio_util::io::StreamReader;

    use super::*;

    /// The parts of a body that comes in these pieces.
    fn parts<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<String>, BrokenBody> {
        let pieces: Vec<_> = pieces.into_iter().map(Ok::<_, std::io::Error>).collect();
        let body = StreamReader::new(futures_util::stream::iter(pieces));
        let parts = FramedRead::new(body, HttpFrames::new(100)).collect::<Vec<_>>();
        let parts = futures_util::FutureExt::now_or_never(parts).expect("all of it is there");
        let text = |part: Bytes| String::from_utf8(part.to_vec()).unwrap();
        parts.into_iter().map(|part| part.map(text)).collect()
    }

    #[test]
    fn an_answer_in_several_parts_is_cut_where_they_end() {
        let body = b"{\"a\":1}\r\n\r\n{\"b\":\"\\r\\n\\r\\n\"}\r\n\r\n";
        assert_eq!(parts([&body[..]]).unwrap(), ["{\"a\":1}", "{\"b\":\"\\r\\n\\r\\n\"}"]);
    }

    #[test]
    fn an_ordinary_answer_is_one_part() {
        assert_eq!(parts([&b"{\"a\":1}"[..]]).unwrap(), ["{\"a\":1}"]);
        assert_eq!(parts([&b"{}\r\n"[..]]).unwrap(), ["{}\r\n"]);
        assert_eq!(parts([]).unwrap(), [""; 0]);
    }

    #[test]
    fn a_part_without_end_does_not_fill_the_memory() {
        let endless = [b'a'; 101];
        let reason = parts([&endless[..]]).unwrap_err().reason().to_string();
        assert_eq!(reason, "a part of an answer is longer than 100 bytes");
    }

    proptest! {
        #[test]
        fn where_the_network_cuts_does_not_matter(cuts in prop::collection::vec(0_usize..60, 0..8)) {
            let body = b"{\"first\":1}\r\n\r\n{\"second\":\"\\r\"}\r\n\r\n{\"third\":3}\r\n\r\n";
            let mut cuts: Vec<_> = cuts.into_iter().filter(|cut| *cut < body.len()).collect();
            cuts.sort_unstable();
            let mut pieces = Vec::new();
            let mut from = 0;
            for cut in cuts.into_iter().chain([body.len()]) {
                pieces.push(&body[from..cut]);
                from = cut;
            }
            let pieces = pieces.into_iter().filter(|piece| !piece.is_empty());
            let wanted = ["{\"first\":1}", "{\"second\":\"\\r\"}", "{\"third\":3}"];
            prop_assert_eq!(parts(pieces).unwrap(), wanted);
        }
    }
}
