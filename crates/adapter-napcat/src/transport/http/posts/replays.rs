//! What was posted lately, so that nobody can post it again.

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

use super::signature::Fingerprint;

/// How long a post is remembered.
const WINDOW: Duration = Duration::from_mins(5);

/// How many posts are remembered at most, so that a flood does not fill the memory.
const MOST: usize = 1 << 16;

/// What was posted lately.
#[derive(Debug, Default)]
pub(super) struct Replays {
    known: HashSet<Fingerprint>,
    order: VecDeque<(Instant, Fingerprint)>,
}

impl Replays {
    /// Whether this was posted lately; it is remembered from now on.
    pub(super) fn is_one(&mut self, post: Fingerprint, now: Instant) -> bool {
        while let Some((at, oldest)) = self.order.front()
            && (now - *at >= WINDOW || self.order.len() >= MOST)
        {
            self.known.remove(oldest);
            self.order.pop_front();
        }
        if !self.known.insert(post) {
            return true;
        }
        self.order.push_back((now, post));
        false
    }

    /// Forgets a post that was not taken after all.
    pub(super) fn forget(&mut self, post: &Fingerprint) {
        if self.known.remove(post) {
            self.order.retain(|(_, known)| known != post);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(number: usize) -> Fingerprint {
        let mut post = Fingerprint::default();
        post[..8].copy_from_slice(&number.to_be_bytes());
        post
    }

    #[test]
    fn a_post_is_one_once_in_a_while() {
        let start = Instant::now();
        let mut replays = Replays::default();
        assert!(!replays.is_one(post(1), start));
        assert!(!replays.is_one(post(2), start));
        assert!(replays.is_one(post(1), start + WINDOW / 2));
        assert!(
            !replays.is_one(post(1), start + WINDOW),
            "it is forgotten, and the memory is free"
        );
        assert!(replays.is_one(post(1), start + WINDOW));
    }

    #[test]
    fn what_was_not_taken_may_come_again() {
        let now = Instant::now();
        let mut replays = Replays::default();
        assert!(!replays.is_one(post(1), now));
        replays.forget(&post(1));
        assert!(!replays.is_one(post(1), now));
    }

    #[test]
    fn a_flood_does_not_fill_the_memory() {
        let now = Instant::now();
        let mut replays = Replays::default();
        for number in 0..MOST + 100 {
            assert!(!replays.is_one(post(number), now));
        }
        assert_eq!((replays.known.len(), replays.order.len()), (MOST, MOST));
    }
}
