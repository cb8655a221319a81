//! Server-sent events: lines of `data:`, and an empty one at the end of each event.

use bytes::{Bytes, BytesMut};

/// Takes events apart.
#[derive(Debug)]
pub(super) struct Lines {
    limit: usize,
    /// What was received and not yet looked at.
    rest: BytesMut,
    /// The part of `rest` that has no line end.
    seen: usize,
    /// The data of the event that is under way.
    data: BytesMut,
    /// Whether it has any.
    started: bool,
}

/// An event is longer than is taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong {
    pub(super) bytes: usize,
    pub(super) limit: usize,
}

impl Lines {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, rest: BytesMut::new(), seen: 0, data: BytesMut::new(), started: false }
    }

    /// Adds what was received.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), TooLong> {
        let length = self.data.len() + self.seen + bytes.len();
        let goes_on = self.seen == self.rest.len() && !bytes.contains(&b'\n');
        if self.data.len() > self.limit || (goes_on && length > self.limit) {
            return Err(TooLong { bytes: length, limit: self.limit });
        }
        self.rest.extend_from_slice(bytes);
        Ok(())
    }

    /// The next event that is whole.
    pub(super) fn next(&mut self) -> Option<Bytes> {
        loop {
            let Some(end) = self.rest[self.seen..].iter().position(|byte| *byte == b'\n') else {
                self.seen = self.rest.len();
                return None;
            };
            let mut line = self.rest.split_to(self.seen + end + 1).freeze();
            self.seen = 0;
            line.truncate(line.len() - 1);
            if line.last() == Some(&b'\r') {
                line.truncate(line.len() - 1);
            }
            if let Some(event) = self.line(&line) {
                return Some(event);
            }
        }
    }

    /// Looks at one line; an empty one ends an event.
    fn line(&mut self, line: &Bytes) -> Option<Bytes> {
        if line.is_empty() {
            let ended = std::mem::take(&mut self.started);
            return ended.then(|| self.data.split().freeze());
        }
        // Other fields, and comments, which keep the connection alive, say nothing.
        let data = line.strip_prefix(b"data:")?;
        let data = data.strip_prefix(b" ").unwrap_or(data);
        if self.started {
            self.data.extend_from_slice(b"\n");
        }
        self.started = true;
        self.data.extend_from_slice(data);
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The events in what is received in these pieces.
    fn events<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<String> {
        let mut lines = Lines::new(100);
        let mut events = Vec::new();
        for piece in pieces {
            lines.push(piece).unwrap();
            while let Some(event) = lines.next() {
                events.push(String::from_utf8(event.to_vec()).unwrap());
            }
        }
        events
    }

    #[test]
    fn what_was_recorded_is_one_event_after_another() {
        let mut lines = Lines::new(1 << 20);
        let mut told = Vec::new();
        for line in crate::recording::lines().filter(|line| line["transport"] == "sse") {
            for chunk in line["first_chunks"].as_array().into_iter().flatten() {
                // The empty lines between them were not kept.
                lines.push(format!("{}\n\n", chunk.as_str().unwrap()).as_bytes()).unwrap();
                let event = lines.next().unwrap();
                assert!(lines.next().is_none());
                let wire: serde_json::Value = serde_json::from_slice(&event).unwrap();
                crate::fuzzing::events(&event);
                told.push(wire["raw_message"].clone());
            }
        }
        assert_eq!(told, ["hello &amp;&#91;&#93;,", "[CQ:at,qq=10001] hi"]);
    }

    #[test]
    fn an_event_is_what_follows_data_up_to_an_empty_line() {
        assert_eq!(events([&b"data: {\"a\":1}\n\ndata:{}\r\n\r\n"[..]]), ["{\"a\":1}", "{}"]);
        assert_eq!(events([&b"data: {\ndata: }\n\n"[..]]), ["{\n}"]);
    }

    #[test]
    fn what_is_no_data_is_no_event() {
        assert_eq!(events([&b": alive\n\nid: 7\nretry: 3\n\n\n"[..]]), [""; 0]);
        assert_eq!(events([&b"data: {}\n"[..]]), [""; 0], "it is not whole");
    }

    #[test]
    fn an_event_without_end_does_not_fill_the_memory() {
        let mut lines = Lines::new(100);
        lines.push(&[b'a'; 60]).unwrap();
        assert_eq!(lines.next(), None);
        assert_eq!(lines.push(&[b'a'; 60]), Err(TooLong { bytes: 120, limit: 100 }));
    }

    proptest! {
        #[test]
        fn where_the_network_cuts_does_not_matter(cuts in prop::collection::vec(0_usize..60, 0..8)) {
            let body = b"data: {\"first\":1}\r\n\r\n: x\ndata: {\"a\":\ndata: 2}\n\ndata: 3\n\n";
            let mut cuts: Vec<_> = cuts.into_iter().filter(|cut| *cut < body.len()).collect();
            cuts.sort_unstable();
            let mut pieces = Vec::new();
            let mut from = 0;
            for cut in cuts.into_iter().chain([body.len()]) {
                pieces.push(&body[from..cut]);
                from = cut;
            }
            prop_assert_eq!(events(pieces), ["{\"first\":1}", "{\"a\":\n2}", "3"]);
        }
    }
}
