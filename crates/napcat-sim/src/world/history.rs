//! What was said, by ids that behave like NapCat's.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use serde_json::Value;

use crate::{segment, target::Target};

/// As many messages as NapCat remembers.
const REMEMBERED: usize = 5000;

/// Kernel ids have nineteen digits; this is about where real ones are.
const FIRST_KERNEL_ID: u64 = 7_400_000_000_000_000_000;

/// Where every conversation begins to count.
const FIRST: u64 = 1000;

/// One message.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) message_id: i64,
    /// The long number the kernel itself uses.
    pub(crate) kernel_id: u64,
    pub(crate) real_seq: u64,
    pub(crate) time: i64,
    pub(crate) sender: i64,
    pub(crate) target: Target,
    /// The segments as a receiver sees them.
    pub(crate) segments: Vec<Value>,
    /// What is inside, if this is a merged forward; only lookups show it.
    pub(crate) forward: Option<Forward>,
    /// Who reacted, by emoji.
    pub(crate) likes: BTreeMap<String, BTreeSet<i64>>,
    /// Kept after a recall, so that the id is not given away again.
    recalled: bool,
}

impl Record {
    fn new(draft: Draft, message_id: i64, kernel_id: u64, real_seq: u64) -> Self {
        let Draft { time, sender, target, mut segments, forward } = draft;
        for segment in &mut segments {
            name_forward(segment, kernel_id);
        }
        Self {
            message_id,
            kernel_id,
            real_seq,
            time,
            sender,
            target,
            segments,
            forward,
            likes: BTreeMap::new(),
            recalled: false,
        }
    }

    /// A message that exists only inside a forward, where no action finds it.
    pub(crate) fn inside(draft: Draft, real_seq: u64) -> Self {
        let message_id = id_of(draft.target, real_seq).max(1);
        Self::new(draft, message_id, FIRST_KERNEL_ID - 1 - real_seq, real_seq)
    }

    /// Whether this forward goes by that name: a resource id, or what its segment says.
    fn is_forward(&self, id: &str) -> bool {
        let named =
            |segment: &Value| segment::kind(segment) == "forward" && segment["data"]["id"] == id;
        let forward = self.forward.as_ref();
        forward.is_some_and(|forward| forward.res_id == id || self.segments.iter().any(named))
    }

    /// Adds a reaction or takes it back; says how many there are now.
    pub(crate) fn react(&mut self, user_id: i64, emoji: &str, add: bool) -> usize {
        let users = self.likes.entry(emoji.to_owned()).or_default();
        if add {
            users.insert(user_id);
        } else {
            users.remove(&user_id);
        }
        users.len()
    }
}

/// A forward without an id is called by the message's own.
fn name_forward(segment: &mut Value, kernel_id: u64) {
    let unnamed = segment::kind(segment) == "forward" && segment["data"].get("id").is_none();
    if unnamed && let Some(Value::Object(data)) = segment.get_mut("data") {
        data.insert("id".into(), kernel_id.to_string().into());
    }
}

/// What is inside a merged forward.
#[derive(Debug, Clone)]
pub(crate) struct Forward {
    /// The name under which QQ's servers keep it; empty when they do not.
    pub(crate) res_id: String,
    /// The messages, written as lookups show them.
    pub(crate) messages: Vec<Value>,
}

/// A message that has no id yet.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) time: i64,
    pub(crate) sender: i64,
    pub(crate) target: Target,
    pub(crate) segments: Vec<Value>,
    pub(crate) forward: Option<Forward>,
}

/// The last messages of all conversations.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    records: HashMap<i64, Record>,
    order: VecDeque<i64>,
    sequences: HashMap<Target, u64>,
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

fn id_of(target: Target, real_seq: u64) -> i64 {
    let kind: u8 = if target.is_group() { 2 } else { 1 };
    let place = target.peer().to_le_bytes().into_iter().chain(real_seq.to_le_bytes());
    let hash = [kind]
        .into_iter()
        .chain(place)
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    i64::from(hash & 0x7fff_ffff)
}

#[cfg(test)]
mod tests {
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
