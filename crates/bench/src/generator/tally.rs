//! What is counted while a load is on its way.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

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
    /// The number of the first command.
    first: usize,
    /// The group of each command.
    groups: Vec<usize>,
    /// When each was answered.
    answered: Vec<Option<Instant>>,
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
    /// Expects an answer to each of these commands, given by the number of the first and their
    /// groups.
    pub(crate) fn expect(&self, first: usize, groups: Vec<usize>) {
        let highest = vec![None; groups.iter().max().map_or(0, |group| group + 1)];
        let answered = vec![None; groups.len()];
        self.expected.set(groups.len());
        *self.state.borrow_mut() = State { first, groups, answered, highest, ..State::default() };
    }

    /// Takes note of an answer.
    pub(crate) fn answered(&self, command: usize) {
        let mut state = self.state.borrow_mut();
        // What is said late to commands of before is no answer to these.
        let Some(command) = command.checked_sub(state.first) else { return };
        let Some(group) = state.groups.get(command).copied() else { return };
        if state.answered[command].is_some() {
            state.doubled += 1;
            return;
        }
        state.count += 1;
        state.last = Some(Instant::now());
        state.answered[command] = state.last;
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

    /// How long each answer took, given when the commands were; those without one are left out.
    pub(crate) fn took(&self, given: &[Instant]) -> Vec<Duration> {
        let state = self.state.borrow();
        let both = given.iter().zip(&state.answered);
        both.filter_map(|(given, answered)| Some((*answered)?.duration_since(*given))).collect()
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

    fn counted(first: usize, groups: &[usize], answers: &[usize]) -> Counted {
        let tally = Tally::default();
        tally.expect(first, groups.to_vec());
        for command in answers {
            tally.answered(*command);
        }
        tally.counted()
    }

    #[test]
    fn what_comes_late_in_its_group_or_twice_is_counted() {
        let counted = counted(0, &[0, 0, 1, 0], &[1, 0, 2, 2, 3, 99]);
        assert_eq!((counted.answered, counted.doubled, counted.late), (4, 1, 1));
        assert!(counted.last.is_some());
    }

    #[test]
    fn in_one_group_each_answer_after_a_later_one_is_out_of_order() {
        assert_eq!(counted(0, &[0; 5], &[0, 1, 2, 3, 4]).late, 0);
        assert_eq!(counted(0, &[0; 5], &[4, 0, 1, 2, 3]).late, 4);
        assert_eq!(counted(0, &[0; 5], &[1, 0, 3, 2, 4]).late, 2);
    }

    #[test]
    fn between_groups_there_is_no_order() {
        let groups = [0, 1, 0, 1, 2, 2];
        assert_eq!(counted(0, &groups, &[5, 1, 3, 0, 2]).late, 0);
        assert_eq!(counted(0, &groups, &[5, 3, 4, 1, 0, 2]).late, 2);
    }

    #[test]
    fn answers_to_commands_of_before_count_for_nothing() {
        let counted = counted(10, &[0, 0], &[9, 10, 3, 11, 12]);
        assert_eq!((counted.answered, counted.doubled, counted.late), (2, 0, 0));
    }

    #[test]
    fn what_was_never_answered_has_taken_no_time() {
        let (tally, given) = (Tally::default(), Instant::now());
        tally.expect(5, vec![0; 3]);
        tally.answered(5);
        tally.answered(7);
        assert_eq!(tally.took(&[given; 3]).len(), 2);
    }
}
