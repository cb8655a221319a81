//! One message, and the ids it has.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{segment, target::Target};

/// Kernel ids have nineteen digits; this is about where real ones are.
pub(super) const FIRST_KERNEL_ID: u64 = 7_400_000_000_000_000_000;

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
    pub(super) recalled: bool,
}

impl Record {
    pub(super) fn new(draft: Draft, message_id: i64, kernel_id: u64, real_seq: u64) -> Self {
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
    pub(super) fn is_forward(&self, id: &str) -> bool {
        let named =
            |segment: &Value| segment::kind(segment) == "forward" && segment["data"]["id"] == id;
        let forward = self.forward.as_ref();
        let called = |res_id: &str| !id.is_empty() && res_id == id;
        forward.is_some_and(|forward| called(&forward.res_id) || self.segments.iter().any(named))
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

/// A positive 32 bit number that depends on the conversation and the place in it alone.
pub(super) fn id_of(target: Target, real_seq: u64) -> i64 {
    let kind: u8 = if target.is_group() { 2 } else { 1 };
    let place = target.peer().to_le_bytes().into_iter().chain(real_seq.to_le_bytes());
    let hash = [kind]
        .into_iter()
        .chain(place)
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    i64::from(hash & 0x7fff_ffff)
}
