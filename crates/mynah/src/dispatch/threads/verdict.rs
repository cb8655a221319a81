//! Whether a handler is taken to block its thread.

use std::sync::atomic::{AtomicU32, Ordering};

/// How many turns in a row it takes for a handler not to be taken to block any more. A machine that
/// halts for a moment lets every handler look as if it did.
const TURNS: u32 = 1000;

/// Whether a handler is taken to block its thread: by its own word, or because it was seen to and
/// not long ago.
#[derive(Debug)]
pub(crate) struct Verdict {
    by_its_own_word: bool,
    /// For how many more turns.
    left: AtomicU32,
}

impl Verdict {
    pub(crate) fn new(by_its_own_word: bool) -> Self {
        Self { by_its_own_word, left: AtomicU32::new(0) }
    }

    pub(super) fn blocks(&self) -> bool {
        self.by_its_own_word || self.left.load(Ordering::Relaxed) > 0
    }

    /// It kept its thread; answers whether that is news.
    pub(super) fn kept(&self) -> bool {
        let left = self.left.swap(TURNS, Ordering::Relaxed);
        !self.by_its_own_word && left == 0
    }

    /// It gave its thread back in time.
    pub(super) fn gave_back(&self) {
        // Mostly there is nothing to count, and then nothing is written.
        if self.left.load(Ordering::Relaxed) > 0 {
            let one_less = |left: u32| Some(left.saturating_sub(1));
            let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_kept_the_thread_once_is_forgiven_and_whoever_does_it_again_is_not() {
        let verdict = Verdict::new(false);
        assert!(verdict.kept() && !verdict.kept(), "it is news once");
        for turn in 1..TURNS {
            verdict.gave_back();
            assert!(verdict.blocks(), "{turn}");
        }
        verdict.kept();
        (0..TURNS).for_each(|_| verdict.gave_back());
        assert!(!verdict.blocks());
        assert!(verdict.kept(), "it is news again");
    }

    #[test]
    fn whoever_says_so_blocks_for_good() {
        let verdict = Verdict::new(true);
        assert!(!verdict.kept(), "it is no news");
        (0..=TURNS).for_each(|_| verdict.gave_back());
        assert!(verdict.blocks());
    }
}
