//! What was said, by ids that behave like NapCat's.

use std::collections::{HashMap, VecDeque};

use crate::{
    target::Target,
    world::record::{Draft, FIRST_KERNEL_ID, Record, id_of},
};

/// As many messages as NapCat remembers.
const REMEMBERED: usize = 5000;

/// Where every conversation begins to count.
const FIRST: u64 = 1000;

/// The last messages of all conversations.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    records: HashMap<i64, Record>,
    order: VecDeque<i64>,
    sequences: HashMap<Target, u64>,
    /// Up to where conversations are read.
    read: HashMap<Target, u64>,
}

impl History {
    /// Stores a message under a fresh id.
    pub(crate) fn add(&mut self, draft: Draft) -> &Record {
        let sequence = self.sequences.entry(draft.target).or_insert(FIRST);
        *sequence += 1;
        let real_seq = *sequence;
        let message_id = self.free_id(draft.target, real_seq);
        let kernel_id = FIRST_KERNEL_ID + self.said();
        self.forget_oldest();
        self.order.push_back(message_id);
        let record = Record::new(draft, message_id, kernel_id, real_seq);
        self.records.entry(message_id).or_insert(record)
    }

    pub(crate) fn get(&self, message_id: i64) -> Option<&Record> {
        self.records.get(&message_id).filter(|record| !record.recalled)
    }

    pub(crate) fn get_mut(&mut self, message_id: i64) -> Option<&mut Record> {
        self.records.get_mut(&message_id).filter(|record| !record.recalled)
    }

    /// A message by either of its ids, or by what a forward is called; as text, for not all of
    /// these are numbers.
    pub(crate) fn find(&self, id: &str) -> Option<&Record> {
        let short = id.parse().ok().and_then(|id| self.get(id));
        short.or_else(|| {
            let mut newest_first = self.newest_first();
            newest_first.find(|record| record.kernel_id.to_string() == id || record.is_forward(id))
        })
    }

    /// All messages, the newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Record> {
        self.order.iter().rev().filter_map(|id| self.get(*id))
    }

    pub(crate) fn by_sequence(&self, target: Target, real_seq: u64) -> Option<&Record> {
        self.conversation(target).find(|record| record.real_seq == real_seq)
    }

    /// Takes a message out of sight and tells what it was.
    pub(crate) fn recall(&mut self, message_id: i64) -> Option<&Record> {
        let record = self.get_mut(message_id)?;
        record.recalled = true;
        Some(record)
    }

    /// The messages of a conversation, oldest first.
    pub(crate) fn conversation(&self, target: Target) -> impl DoubleEndedIterator<Item = &Record> {
        let records = self.order.iter().filter_map(|id| self.get(*id));
        records.filter(move |record| record.target == target)
    }

    /// Marks all that was said in a conversation as read.
    pub(crate) fn mark_read(&mut self, target: Target) {
        let last = self.sequences.get(&target).copied();
        self.read.extend(last.map(|last| (target, last)));
    }

    /// Marks everything as read.
    pub(crate) fn mark_all_read(&mut self) {
        self.read.clone_from(&self.sequences);
    }

    /// How many messages of a conversation are not read, apart from those `own` wrote.
    pub(crate) fn unread(&self, target: Target, own: i64) -> usize {
        let read = self.read.get(&target).copied().unwrap_or_default();
        let unread = |record: &&Record| record.real_seq > read && record.sender != own;
        self.conversation(target).filter(unread).count()
    }

    /// How many messages were ever said: a cheap, repeatable stand-in for chance.
    pub(crate) fn said(&self) -> u64 {
        self.sequences.values().map(|sequence| sequence - FIRST).sum()
    }

    /// The newest private conversation with somebody.
    pub(crate) fn last_private(&self, user_id: i64) -> Option<Target> {
        let private =
            |record: &&Record| !record.target.is_group() && record.target.peer() == user_id;
        self.newest_first().find(private).map(|record| record.target)
    }

    fn forget_oldest(&mut self) {
        while self.order.len() >= REMEMBERED {
            if let Some(oldest) = self.order.pop_front() {
                self.records.remove(&oldest);
            }
        }
    }

    /// A positive 32 bit number that depends on the conversation and the place in it alone, so that
    /// the same message has the same id in every run.
    fn free_id(&self, target: Target, real_seq: u64) -> i64 {
        let mut id = id_of(target, real_seq);
        while id == 0 || self.records.contains_key(&id) {
            id = (id + 1) & 0x7fff_ffff;
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn draft(target: Target) -> Draft {
        Draft { time: 1, sender: 2, target, segments: Vec::new(), forward: None }
    }

    #[test]
    fn ids_are_positive_distinct_and_the_same_in_every_run() {
        let ids = |count| {
            let mut history = History::default();
            (0..count).map(|_| history.add(draft(Target::Group(1))).message_id).collect::<Vec<_>>()
        };
        let first = ids(1000);
        assert_eq!(first, ids(1000));
        assert!(first.iter().all(|id| (1..=i64::from(i32::MAX)).contains(id)));
        assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), 1000);
    }

    #[test]
    fn the_oldest_message_is_forgotten_after_five_thousand() {
        let mut history = History::default();
        let first = history.add(draft(Target::Friend(1))).message_id;
        for _ in 0..REMEMBERED {
            history.add(draft(Target::Friend(1)));
        }
        assert!(history.get(first).is_none());
        assert_eq!(history.conversation(Target::Friend(1)).count(), REMEMBERED);
    }

    #[test]
    fn every_conversation_counts_for_itself() {
        let mut history = History::default();
        history.add(draft(Target::Group(1)));
        assert_eq!(history.add(draft(Target::Group(1))).real_seq, 1002);
        assert_eq!(history.add(draft(Target::Group(2))).real_seq, 1001);
    }
}
