//! Whether a handler is taken to block its thread.

use std::sync::atomic::{AtomicU32, Ordering};

/// How many turns in a row it takes for a handler to be forgiven.
const TURNS: u32 = 1000;

/// Whether a handler is taken to block its thread: by its own word, or because it was seen to twice
/// within [`TURNS`] turns, the last time not longer ago.
///
/// Once is chance: a machine that halts for a moment, or has more to do than it can, lets every
/// handler look as if it kept its thread.
#[derive(Debug)]
pub(crate) struct Verdict {
    by_its_own_word: bool,
    /// For how many more turns it is suspected.
    suspected: AtomicU32,
    /// For how many more turns it is taken to block.
    blocks: AtomicU32,
}

impl Verdict {
    pub(crate) fn new(by_its_own_word: bool) -> Self {
        Self { by_its_own_word, suspected: AtomicU32::new(0), blocks: AtomicU32::new(0) }
    }

    pub(super) fn blocks(&self) -> bool {
        self.by_its_own_word || self.blocks.load(Ordering::Relaxed) > 0
    }

    /// It kept its thread; answers whether it is taken to block from now on and was not before.
    pub(super) fn kept(&self) -> bool {
        let suspected = self.suspected.swap(TURNS, Ordering::Relaxed) > 0;
        suspected && self.blocks.swap(TURNS, Ordering::Relaxed) == 0 && !self.by_its_own_word
    }

    /// It gave its thread back in time.
    pub(super) fn gave_back(&self) {
        for turns in [&self.suspected, &self.blocks] {
            // Mostly there is nothing to count, and then nothing is written.
            if turns.load(Ordering::Relaxed) > 0 {
                let one_less = |turns: u32| Some(turns.saturating_sub(1));
                let _ = turns.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(verdict: &Verdict, count: u32) {
        (0..count).for_each(|_| verdict.gave_back());
    }

    #[test]
    fn whoever_keeps_the_thread_now_and_then_is_not_taken_to_block() {
        let verdict = Verdict::new(false);
        for _ in 0..3 {
            assert!(!verdict.kept() && !verdict.blocks());
            turns(&verdict, TURNS);
        }
    }

    #[test]
    fn whoever_keeps_the_thread_again_is_and_is_forgiven_when_that_is_long_ago() {
        let verdict = Verdict::new(false);
        verdict.kept();
        turns(&verdict, TURNS - 1);
        assert!(verdict.kept() && !verdict.kept(), "it is news once");
        turns(&verdict, TURNS - 1);
        assert!(verdict.blocks());
        turns(&verdict, 1);
        assert!(!verdict.blocks());
        verdict.kept();
        assert!(verdict.kept(), "it is news again");
    }

    #[test]
    fn whoever_says_so_blocks_for_good() {
        let verdict = Verdict::new(true);
        assert!(!verdict.kept() && !verdict.kept(), "it is no news");
        turns(&verdict, TURNS);
        assert!(verdict.blocks());
    }
}
