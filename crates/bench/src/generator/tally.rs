//! What is counted while a load is on its way.

use std::cell::{Cell, RefCell};
use std::time::Instant;

use tokio::sync::Notify;

/// Which commands were answered, when, and in which order.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    state: RefCell<State>,
    done: Notify,
    /// How many answers somebody waits for.
    wanted: Cell<usize>,
    expected: Cell<usize>,
}

#[derive(Debug, Default)]
struct State {
    /// The group of each command.
    groups: Vec<usize>,
    answered: Vec<bool>,
    /// The highest command answered so far in each group.
    highest: Vec<Option<usize>>,
    count: usize,
    doubled: usize,
    late: usize,
    last: Option<Instant>,
}

impl State {
    /// When the last answer came, when there were so many.
    fn last_of(&self, count: usize) -> Option<Instant> {
        self.last.filter(|_| self.count >= count)
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Counted {
    /// How many commands were answered.
    pub(crate) answered: usize,
    /// How many were answered more than once.
    pub(crate) doubled: usize,
    /// How many were answered after a later command of the same group.
    pub(crate) late: usize,
    /// When the last answer came.
    pub(crate) last: Option<Instant>,
}

impl Tally {
    /// Expects an answer to each of these commands, given by their groups.
    pub(crate) fn expect(&self, groups: Vec<usize>) {
        let highest = vec![None; groups.iter().max().map_or(0, |group| group + 1)];
        self.expected.set(groups.len());
        *self.state.borrow_mut() =
            State { answered: vec![false; groups.len()], highest, groups, ..State::default() };
    }

    /// Takes note of an answer.
    pub(crate) fn answered(&self, command: usize) {
        let mut state = self.state.borrow_mut();
        let Some(group) = state.groups.get(command).copied() else { return };
        if std::mem::replace(&mut state.answered[command], true) {
            state.doubled += 1;
            return;
        }
        state.count += 1;
        state.last = Some(Instant::now());
        if state.highest[group].is_some_and(|highest| highest > command) {
            state.late += 1;
        } else {
            state.highest[group] = Some(command);
        }
        if state.count >= self.wanted.get() {
            self.done.notify_waiters();
        }
    }

    /// Waits until every command is answered.
    pub(crate) async fn all(&self) {
        self.so_many(self.expected.get()).await;
    }

    /// Waits until so many commands are answered; answers when the last of them was.
    pub(crate) async fn so_many(&self, count: usize) -> Instant {
        self.wanted.set(count);
        loop {
            let done = self.done.notified();
            if let Some(last) = self.state.borrow().last_of(count) {
                return last;
            }
            done.await;
        }
    }

    /// How many commands there are to answer.
    pub(crate) fn expected(&self) -> usize {
        self.expected.get()
    }

    /// What was counted.
    pub(crate) fn counted(&self) -> Counted {
        let state = self.state.borrow();
        Counted {
            answered: state.count,
            doubled: state.doubled,
            late: state.late,
            last: state.last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_late_in_its_group_or_twice_is_counted() {
        let tally = Tally::default();
        tally.expect(vec![0, 0, 1, 0]);
        for command in [1, 0, 2, 2, 3, 99] {
            tally.answered(command);
        }
        let counted = tally.counted();
        assert_eq!((counted.answered, counted.doubled, counted.late), (4, 1, 1));
        assert!(counted.last.is_some());
    }
}
