//! What is sent: written before anything is measured.

use mynah_bench::talk::{chat_event, command_event};

use super::frame;

/// How many groups talk.
const GROUPS: usize = 50;

/// Who talks about what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mix {
    /// How many events.
    pub(crate) events: usize,
    /// Every how-manyth of them is a command.
    pub(crate) command_every: usize,
    /// In how many groups.
    pub(crate) groups: usize,
    /// The number of the first command.
    first_command: usize,
    /// The number of the first group.
    first_group: usize,
}

impl Mix {
    /// Messages in fifty groups, of which every `command_every`th is a command.
    pub(crate) fn new(events: usize, command_every: usize) -> Self {
        Self { events, command_every, groups: GROUPS, first_command: 0, first_group: 0 }
    }

    /// All of them in one group.
    pub(crate) fn in_one_group(self) -> Self {
        Self { groups: 1, ..self }
    }

    /// The same for one more account: after so many commands, and in groups of its own.
    pub(crate) fn after(self, commands: usize, account: usize) -> Self {
        Self { first_command: commands, first_group: account * self.groups, ..self }
    }

    /// How many of the events are commands.
    #[cfg(test)]
    fn commands(&self) -> usize {
        self.events / self.command_every
    }

    /// The group of the event at a place.
    fn group(&self, place: usize) -> usize {
        // Neighbours talk in different groups, and each group sees commands.
        self.first_group + (place / self.command_every + place) % self.groups
    }
}

/// Frames, ready to be sent.
pub(crate) struct Load {
    bytes: Vec<u8>,
    /// Where each frame ends.
    ends: Vec<usize>,
    /// The group of each command.
    pub(crate) groups: Vec<usize>,
}

impl Load {
    /// Writes the events of a mix; the last of each `command_every` is the command `ping n`.
    pub(crate) fn new(mix: Mix) -> Self {
        Self::new_of("ping", mix)
    }

    /// The same with another command than `ping`.
    pub(crate) fn new_of(name: &str, mix: Mix) -> Self {
        let mut load = Self { bytes: Vec::new(), ends: Vec::new(), groups: Vec::new() };
        for place in 0..mix.events {
            let group = mix.group(place);
            let command = (place + 1) % mix.command_every == 0;
            let event = if command {
                let command = mix.first_command + load.groups.len();
                load.groups.push(group);
                command_event(place, group, &format!("{name} {command}"))
            } else {
                chat_event(place, group)
            };
            frame::text(&mut load.bytes, event.as_bytes());
            load.ends.push(load.bytes.len());
        }
        load
    }

    /// How many events there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of the events from `first` on, as many as fit `limit`, and the event after them.
    pub(crate) fn chunk(&self, first: usize, limit: usize) -> (&[u8], usize) {
        let start = if first == 0 { 0 } else { self.ends[first - 1] };
        let next = self.ends.partition_point(|end| *end <= start + limit).max(first + 1);
        (&self.bytes[start..self.ends[next - 1]], next)
    }

    /// The bytes of the events from `first` to before `end`.
    pub(crate) fn events(&self, first: usize, end: usize) -> &[u8] {
        let start = if first == 0 { 0 } else { self.ends[first - 1] };
        &self.bytes[start..self.ends[end - 1]]
    }

    /// The mean length of an event in bytes.
    #[cfg(test)]
    fn mean_length(&self) -> usize {
        self.bytes.len() / self.ends.len().max(1)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn events_are_whole_and_of_the_length_that_is_claimed() {
        let mix = Mix::new(2000, 20);
        let load = Load::new(mix);
        assert_eq!((load.len(), load.groups.len()), (2000, mix.commands()));
        assert!((400..600).contains(&load.mean_length()), "{}", load.mean_length());
        for place in 0..40 {
            let event = if place % 2 == 0 {
                chat_event(place, 1)
            } else {
                command_event(place, 1, "ping 3")
            };
            serde_json::from_str::<Value>(&event).unwrap();
        }
    }

    #[test]
    fn chunks_end_where_events_end_and_leave_nothing_out() {
        let load = Load::new(Mix::new(500, 20));
        let (mut at, mut length) = (0, 0);
        while at < load.len() {
            let (bytes, next) = load.chunk(at, 4096);
            assert_eq!(bytes[0], 0x81, "a chunk begins with a frame");
            length += bytes.len();
            at = next;
        }
        assert_eq!(length, load.bytes.len());
    }

    #[test]
    fn every_group_is_given_commands() {
        let load = Load::new(Mix::new(100_000, 20));
        let mut seen = [0_usize; GROUPS];
        for group in &load.groups {
            seen[*group] += 1;
        }
        assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
    }
}
