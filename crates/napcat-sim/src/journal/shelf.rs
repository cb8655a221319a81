//! A queue that forgets its oldest items before it gets too heavy.

use std::collections::VecDeque;

use serde_json::Value;

/// How many items are kept: plenty for a test, and a bound for a server that runs for weeks.
const MOST: usize = 10_000;

/// How much text is kept; a bot that sends pictures as base64 fills memory long before it has made
/// ten thousand calls.
const HEAVIEST: usize = 256 << 20;

/// The queue. The newest item stays whatever it weighs.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    items: VecDeque<(usize, T)>,
    weight: usize,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { items: VecDeque::new(), weight: 0 }
    }
}

impl<T> Shelf<T> {
    pub(super) fn push(&mut self, weight: usize, item: T) {
        self.items.push_back((weight, item));
        self.weight += weight;
        while self.items.len() > MOST || (self.weight > HEAVIEST && self.items.len() > 1) {
            self.pop();
        }
    }

    pub(super) fn pop(&mut self) -> Option<T> {
        let (weight, item) = self.items.pop_front()?;
        self.weight -= weight;
        Some(item)
    }

    /// Takes the oldest item that is wanted.
    pub(super) fn take(&mut self, wanted: impl Fn(&T) -> bool) -> Option<T> {
        let index = self.items.iter().position(|(_, item)| wanted(item))?;
        let (weight, item) = self.items.remove(index)?;
        self.weight -= weight;
        Some(item)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.items.iter().map(|(_, item)| item)
    }
}

/// About how much memory a value takes.
pub(super) fn weight(value: &Value) -> usize {
    const SLOT: usize = size_of::<Value>();
    match value {
        Value::String(text) => SLOT + text.len(),
        Value::Array(items) => SLOT + items.iter().map(weight).sum::<usize>(),
        Value::Object(map) => {
            SLOT + map.iter().map(|(key, value)| key.len() + weight(value)).sum::<usize>()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => SLOT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_when_there_are_too_many() {
        let mut shelf = Shelf::default();
        (0..=MOST).for_each(|item| shelf.push(1, item));
        assert_eq!((shelf.iter().count(), shelf.pop()), (MOST, Some(1)));
    }

    #[test]
    fn the_oldest_go_when_they_weigh_too_much_and_the_newest_stays() {
        let mut shelf = Shelf::default();
        shelf.push(HEAVIEST, "old");
        shelf.push(2 * HEAVIEST, "new");
        assert_eq!(shelf.iter().collect::<Vec<_>>(), [&"new"]);
        assert_eq!(shelf.take(|item| *item == "new"), Some("new"));
        assert_eq!(shelf.weight, 0);
    }
}
