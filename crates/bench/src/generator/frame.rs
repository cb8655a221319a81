//! WebSocket frames, as little of them as a server of benchmarks needs.

/// What one frame of a client says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Incoming {
    /// A whole text or binary message.
    Message(Vec<u8>),
    /// It wants to know whether somebody is there.
    Ping(Vec<u8>),
    /// It goes.
    Close,
    /// Nothing of interest.
    Other,
}

/// Puts together the frames of a client.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    buffer: Vec<u8>,
    taken: usize,
    /// The parts of a message that comes in several frames.
    parts: Vec<u8>,
}

/// The length of the header and of the payload of the frame at the beginning, when it is all there.
fn lengths(bytes: &[u8]) -> Option<(usize, usize)> {
    let (header, payload) = match bytes.get(1)? & 0x7f {
        126 => (4, usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?))),
        127 => {
            let long = u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?);
            (10, usize::try_from(long).ok()?)
        }
        short => (2, usize::from(short)),
    };
    // What a client sends is always masked.
    let header = header + 4;
    (bytes.len() >= header + payload).then_some((header, payload))
}

impl Frames {
    /// Adds what came.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        if self.taken == self.buffer.len() {
            self.buffer.clear();
            self.taken = 0;
        } else if self.taken > 1 << 20 {
            self.buffer.drain(..self.taken);
            self.taken = 0;
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// The next frame that is all there.
    pub(crate) fn next(&mut self) -> Option<Incoming> {
        let rest = &self.buffer[self.taken..];
        let (header, length) = lengths(rest)?;
        let (last, opcode) = (rest[0] & 0x80 != 0, rest[0] & 0x0f);
        let mask: [u8; 4] =
            [rest[header - 4], rest[header - 3], rest[header - 2], rest[header - 1]];
        let mut payload = rest[header..header + length].to_vec();
        unmask(&mut payload, mask);
        self.taken += header + length;
        Some(match opcode {
            0..=2 => {
                let mut whole = std::mem::take(&mut self.parts);
                if whole.is_empty() {
                    whole = payload;
                } else {
                    whole.extend_from_slice(&payload);
                }
                if last {
                    Incoming::Message(whole)
                } else {
                    self.parts = whole;
                    Incoming::Other
                }
            }
            8 => Incoming::Close,
            9 => Incoming::Ping(payload),
            _ => Incoming::Other,
        })
    }
}

fn unmask(payload: &mut [u8], mask: [u8; 4]) {
    let wide = u64::from(u32::from_ne_bytes(mask));
    let wide = wide | wide << 32;
    let mut chunks = payload.chunks_exact_mut(8);
    for chunk in &mut chunks {
        let word = u64::from_ne_bytes([
            chunk[0], chunk[1], chunk[2], chunk[3], chunk[4], chunk[5], chunk[6], chunk[7],
        ]);
        chunk.copy_from_slice(&(word ^ wide).to_ne_bytes());
    }
    for (byte, key) in chunks.into_remainder().iter_mut().zip(mask.into_iter().cycle()) {
        *byte ^= key;
    }
}

/// Appends a text frame of the server.
pub(crate) fn text(to: &mut Vec<u8>, payload: &[u8]) {
    head(to, 0x81, payload.len());
    to.extend_from_slice(payload);
}

/// Appends a pong.
pub(crate) fn pong(to: &mut Vec<u8>, payload: &[u8]) {
    head(to, 0x8a, payload.len());
    to.extend_from_slice(payload);
}

fn head(to: &mut Vec<u8>, first: u8, length: usize) {
    to.push(first);
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short), _) if short < 126 => to.push(short),
        (_, Ok(medium)) => {
            to.push(126);
            to.extend_from_slice(&medium.to_be_bytes());
        }
        _ => {
            to.push(127);
            to.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame as a client sends it.
    fn client(first: u8, payload: &[u8]) -> Vec<u8> {
        let mask = [7, 200, 3, 99];
        let mut frame = Vec::new();
        head(&mut frame, first, payload.len());
        frame[1] |= 0x80;
        frame.extend_from_slice(&mask);
        frame.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, key)| byte ^ key));
        frame
    }

    #[test]
    fn messages_of_every_length_come_out_as_they_went_in() {
        for length in [0, 1, 7, 8, 13, 125, 126, 65_535, 65_536, 100_001] {
            let payload: Vec<u8> = (0..=250).cycle().take(length).collect();
            let mut frames = Frames::default();
            for part in client(0x81, &payload).chunks(1000) {
                frames.push(part);
            }
            assert_eq!(frames.next(), Some(Incoming::Message(payload)), "{length}");
            assert_eq!(frames.next(), None);
        }
    }

    #[test]
    fn a_message_in_parts_is_put_together() {
        let mut frames = Frames::default();
        frames.push(&client(0x01, b"he"));
        frames.push(&client(0x80, b"llo"));
        assert_eq!(frames.next(), Some(Incoming::Other));
        assert_eq!(frames.next(), Some(Incoming::Message(b"hello".to_vec())));
    }
}
