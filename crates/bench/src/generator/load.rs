//! What is sent: written before anything is measured.

use std::ops::Range;

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
    /// The place of the first event.
    first_event: usize,
    /// The number of the command that is the first when the first event is at place 0.
    first_command: usize,
    /// The number of the first group.
    first_group: usize,
}

impl Mix {
    /// Messages in fifty groups, of which every `command_every`th is a command.
    pub(crate) fn new(events: usize, command_every: usize) -> Self {
        let (first_event, first_command, first_group) = (0, 0, 0);
        Self { events, command_every, groups: GROUPS, first_event, first_command, first_group }
    }

    /// All of them in one group.
    pub(crate) fn in_one_group(self) -> Self {
        Self { groups: 1, ..self }
    }

    /// The same for one more account: after so many commands, and in groups of its own.
    pub(crate) fn after(self, commands: usize, account: usize) -> Self {
        Self { first_command: commands, first_group: account * self.groups, ..self }
    }

    /// The same after so many events of other mixes of its kind.
    pub(crate) fn later(self, events: usize) -> Self {
        Self { first_event: self.first_event + events, ..self }
    }

    /// Those of the events that are in a range.
    pub(crate) fn part(self, range: Range<usize>) -> Self {
        Self { events: range.len(), ..self.later(range.start) }
    }

    /// How many commands are among so many of its first events.
    pub(crate) fn commands(&self, events: usize) -> usize {
        (self.first_event + events) / self.command_every - self.first_event / self.command_every
    }

    /// The number of the first command.
    pub(crate) fn first_command(&self) -> usize {
        self.first_command + self.first_event / self.command_every
    }

    /// The group of each command.
    pub(crate) fn groups_of_commands(&self) -> Vec<usize> {
        let commands = self.places().filter(|place| self.is_command(*place));
        commands.map(|place| self.group(place)).collect()
    }

    fn places(&self) -> Range<usize> {
        self.first_event..self.first_event + self.events
    }

    fn is_command(&self, place: usize) -> bool {
        (place + 1).is_multiple_of(self.command_every)
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
}

impl Load {
    /// Writes the events of a mix; the last of each `command_every` is the command `ping n`.
    pub(crate) fn new(mix: Mix) -> Self {
        Self::new_of("ping", mix)
    }

    /// The same with another command than `ping`.
    pub(crate) fn new_of(name: &str, mix: Mix) -> Self {
        let mut load = Self { bytes: Vec::new(), ends: Vec::new() };
        let mut command = mix.first_command();
        for place in mix.places() {
            let group = mix.group(place);
            let event = if mix.is_command(place) {
                command += 1;
                command_event(place, group, &format!("{name} {}", command - 1))
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

    /// All of the bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
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
        assert_eq!((load.len(), mix.commands(2000)), (2000, 100));
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
        let mut seen = [0_usize; GROUPS];
        for group in Mix::new(100_000, 20).groups_of_commands() {
            seen[group] += 1;
        }
        assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
    }

    #[test]
    fn a_load_written_in_parts_is_the_load_written_at_once() {
        let mix = Mix::new(500, 20).later(1000);
        let parts: Vec<Load> =
            (0..500).step_by(7).map(|at| Load::new(mix.part(at..(at + 7).min(500)))).collect();
        let parts: Vec<u8> = parts.iter().flat_map(Load::bytes).copied().collect();
        assert!(parts == Load::new(mix).bytes());
        assert!(memchr::memmem::find(&parts, b"ping 50\"").is_some(), "the first of them");
    }

    #[test]
    fn commands_are_counted_on_from_one_mix_to_the_next() {
        let (first, second) = (Mix::new(60, 20), Mix::new(60, 20).later(60));
        assert_eq!((first.first_command(), second.first_command()), (0, 3));
        assert_eq!(second.groups_of_commands().len(), second.commands(60));
        assert_eq!([0, 19, 20, 39, 40].map(|events| second.commands(events)), [0, 0, 1, 1, 2]);
        let account = Mix::new(60, 20).after(7, 3);
        assert_eq!((account.first_command(), account.groups_of_commands()[0]), (7, 169));
    }
}
