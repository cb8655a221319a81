//! Essence messages.

use serde_json::Value;

use crate::{clock, target::Target, world::World};

/// A message a group keeps.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Essence {
    pub(crate) group_id: i64,
    /// The id of the message; of one the server has forgotten, a made-up one.
    pub(crate) message_id: i64,
    pub(crate) msg_seq: u64,
    pub(crate) msg_random: u64,
    pub(crate) sender: i64,
    pub(crate) operator: i64,
    pub(crate) time: i64,
    pub(crate) content: Vec<Value>,
}

impl World {
    /// Makes a message of a group an essence; nothing if it is none of a group, or one already.
    pub(crate) fn add_essence(&mut self, message_id: i64, operator: i64) -> Option<Essence> {
        let record = self.history.get(message_id)?;
        let Target::Group(group_id) = record.target else {
            return None;
        };
        let essence = Essence {
            group_id,
            message_id,
            msg_seq: record.real_seq,
            msg_random: record.kernel_id % 1_000_000_007,
            sender: record.sender,
            operator,
            time: clock::now(),
            content: record.segments.clone(),
        };
        let essences = &mut self.groups.get_mut(&group_id)?.essences;
        if essences.iter().any(|known| known.message_id == message_id) {
            return None;
        }
        essences.push(essence.clone());
        Some(essence)
    }

    /// Adds an essence from before the server started, under a made-up id.
    pub(crate) fn add_old_essence(
        &mut self,
        group_id: i64,
        (sender, operator): (i64, i64),
        content: Vec<Value>,
    ) {
        let group = self.ensure_group(group_id);
        let place = u64::try_from(group.essences.len()).unwrap_or_default() + 1;
        group.essences.push(Essence {
            group_id,
            message_id: 1_158_500_000 + i64::try_from(place).unwrap_or_default(),
            msg_seq: place,
            msg_random: 424_242 + place,
            sender,
            operator,
            time: 1_600_000_100,
            content,
        });
    }

    pub(crate) fn remove_essences(&mut self, group_id: i64, gone: impl Fn(&Essence) -> bool) {
        if let Some(group) = self.groups.get_mut(&group_id) {
            group.essences.retain(|essence| !gone(essence));
        }
    }

    /// The group that keeps a message of this id.
    pub(crate) fn group_of_essence(&self, message_id: i64) -> Option<i64> {
        let mut essences = self.groups.values().flat_map(|group| &group.essences);
        let essence = essences.find(|essence| essence.message_id == message_id)?;
        Some(essence.group_id)
    }
}
