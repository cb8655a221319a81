//! The answers to one call that wait to be taken: as many as come, up to a bound.
//!
//! The server cannot be asked to wait, and the reader must not: other answers and events come over
//! the same connection. What is not taken in time therefore has to be held, and cannot be held for
//! ever.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::sync::mpsc;

use super::Answer;

/// What an answer weighs besides its data, so that many short ones count as well.
const OVERHEAD: usize = 256;

/// Why no more answers come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoMore {
    /// The connection is gone.
    Lost,
    /// They came faster than they were taken, and there was no room left.
    Full,
}

#[derive(Debug)]
struct Room {
    bound: usize,
    held: AtomicUsize,
    overflowed: AtomicBool,
}

/// Where answers are put.
#[derive(Debug)]
pub(super) struct Inlet {
    answers: mpsc::UnboundedSender<Answer>,
    room: Arc<Room>,
}

/// Where answers are taken.
#[derive(Debug)]
pub(crate) struct Inbox {
    answers: mpsc::UnboundedReceiver<Answer>,
    room: Arc<Room>,
}

/// An inbox for `bound` bytes.
pub(super) fn channel(bound: usize) -> (Inlet, Inbox) {
    let (sender, receiver) = mpsc::unbounded_channel();
    let room = Room { bound, held: AtomicUsize::new(0), overflowed: AtomicBool::new(false) };
    let room = Arc::new(room);
    (Inlet { answers: sender, room: Arc::clone(&room) }, Inbox { answers: receiver, room })
}

fn weight(answer: &Answer) -> usize {
    answer.data.as_ref().map_or(0, bytes::Bytes::len) + OVERHEAD
}

impl Inlet {
    /// Puts an answer in; false when that was the last one, because there is no room for it.
    ///
    /// An empty inbox takes an answer of any length.
    pub(super) fn put(&self, answer: Answer) -> bool {
        let weight = weight(&answer);
        let held = self.room.held.fetch_add(weight, Ordering::AcqRel);
        if held > 0 && held + weight > self.room.bound {
            self.room.overflowed.store(true, Ordering::Release);
            return false;
        }
        // Whoever took answers is gone, and about to say so.
        let _ = self.answers.send(answer);
        true
    }
}

impl Inbox {
    /// The next answer.
    pub(super) async fn next(&mut self) -> Result<Answer, NoMore> {
        let answer = self.answers.recv().await;
        if self.room.overflowed.load(Ordering::Acquire) {
            return Err(NoMore::Full);
        }
        let answer = answer.ok_or(NoMore::Lost)?;
        self.room.held.fetch_sub(weight(&answer), Ordering::AcqRel);
        Ok(answer)
    }
}
