//! What there is to know of an action without calling it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::{Action, Fetch, Reply};
use crate::error::CallError;

/// An action as the [`CATALOGUE`](super::CATALOGUE) lists it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Entry {
    /// What it is called on the wire.
    pub name: &'static str,
    /// What it is called here: the method of the trait of its domain.
    pub method: &'static str,
    /// What the parameters that are always sent are called on the wire.
    pub required: &'static [&'static str],
    /// What the parameters that may be left out are called on the wire.
    pub optional: &'static [&'static str],
    /// The type of what it answers, as it is written in Rust.
    pub answer: &'static str,
    /// What it does to the world.
    pub effect: Effect,
    /// Whether it is better not used; its documentation says why, and what does the same.
    pub deprecated: bool,
    /// Whether it can do harm that cannot be undone; its documentation says which.
    pub dangerous: bool,
    pub(super) again: fn(&Reply) -> Result<Value, CallError>,
}

impl Entry {
    /// Reads an answer as a call of this action does, and writes it out again.
    ///
    /// Nothing that the server says is lost on the way.
    ///
    /// # Errors
    ///
    /// [`CallError::Decode`] with the place that makes no sense.
    ///
    /// ```
    /// use mynah_adapter_napcat::action::{CATALOGUE, Reply};
    ///
    /// let (_, actions) = CATALOGUE.iter().find(|(domain, _)| *domain == "account").unwrap();
    /// let login = actions.iter().find(|action| action.name == "get_login_info").unwrap();
    /// let answer = r#"{"user_id":10001,"nickname":"Mynah","new":[1]}"#;
    /// assert_eq!(login.again(&Reply::new(answer))?.to_string().len(), answer.len());
    /// # Ok::<_, mynah_adapter_napcat::CallError>(())
    /// ```
    pub fn again(&self, reply: &Reply) -> Result<Value, CallError> {
        (self.again)(reply)
    }
}

/// Reads an answer and writes it out again.
pub(super) fn again<A: Action>(reply: &Reply) -> Result<Value, CallError> {
    A::Wire::again(A::NAME, reply)
}

/// What an action does to the world, and so whether it may be asked for twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Effect {
    /// It only looks: asking again does no harm.
    Read,
    /// It says something in a conversation, for everybody to see, and twice when asked twice.
    Send,
    /// It changes something, or it is not known what it does.
    #[default]
    Write,
}

impl Effect {
    /// What the action called so on the wire does.
    pub(crate) fn of(action: &str) -> Self {
        static EFFECTS: LazyLock<HashMap<&str, Effect>> = LazyLock::new(|| {
            let entries = super::CATALOGUE.iter().flat_map(|(_, entries)| *entries);
            entries.map(|entry| (entry.name, entry.effect)).collect()
        });
        // The server knows every action by two further names.
        let name = ["_async", "_rate_limited"].into_iter().find_map(|end| action.strip_suffix(end));
        EFFECTS.get(name.unwrap_or(action)).copied().unwrap_or_default()
    }
}

/// What a row says of its action, as the [`Effect`] it has.
macro_rules! effect {
    () => {
        $crate::action::Effect::Write
    };
    (read) => {
        $crate::action::Effect::Read
    };
    (send) => {
        $crate::action::Effect::Send
    };
}
pub(super) use effect;

/// What the failure of a row is: one of three things when it says something in a conversation.
macro_rules! failure {
    (send) => {
        $crate::error::SendError
    };
    ($(read)?) => {
        $crate::error::CallError
    };
}
pub(super) use failure;

/// Whether a line of documentation, as an attribute of Rust, begins with `word`.
pub(super) const fn begins(line: &str, word: &str) -> bool {
    let (line, word) = (line.as_bytes(), word.as_bytes());
    let mut from = 0;
    while from < line.len() && line[from] != b'"' {
        from += 1;
    }
    // The quotation mark, and the space that follows it.
    from += 2;
    let mut at = 0;
    while at < word.len() {
        if from + at >= line.len() || line[from + at] != word[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// One list of several, before anything runs.
macro_rules! joined {
    ($($list:expr),* $(,)?) => {{
        const LISTS: &[&[&str]] = &[$($list),*];
        const JOINED: &[&str] = &$crate::action::catalogue::join::<
            { $crate::action::catalogue::total(LISTS) },
        >(LISTS);
        JOINED
    }};
}
pub(super) use joined;

/// How many there are in all lists.
pub(super) const fn total(lists: &[&[&str]]) -> usize {
    let (mut total, mut list) = (0, 0);
    while list < lists.len() {
        total += lists[list].len();
        list += 1;
    }
    total
}

/// All lists in a row; `N` is their [`total`].
pub(super) const fn join<const N: usize>(lists: &[&[&'static str]]) -> [&'static str; N] {
    let mut joined = [""; N];
    let (mut next, mut list) = (0, 0);
    while list < lists.len() {
        let mut item = 0;
        while item < lists[list].len() {
            joined[next] = lists[list][item];
            next += 1;
            item += 1;
        }
        list += 1;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{Effect, begins};

    #[test]
    fn what_an_action_does_is_known_by_all_its_names() {
        for (action, effect) in [
            ("get_group_info", Effect::Read),
            ("get_group_info_async", Effect::Read),
            ("send_group_msg", Effect::Send),
            ("send_msg_rate_limited", Effect::Send),
            ("set_group_ban", Effect::Write),
            ("no_such_action", Effect::Write),
        ] {
            assert_eq!(Effect::of(action), effect, "{action}");
        }
    }

    #[test]
    fn a_line_begins_with_a_word_or_does_not() {
        for line in [r#"doc = " Deprecated: old""#, r#"doc = r" Deprecated: old""#] {
            assert!(begins(line, "Deprecated:"), "{line}");
        }
        for line in ["", "doc", r#"doc = ""#, r#"doc = " Not Deprecated:""#, r#"doc = " Dep""#] {
            assert!(!begins(line, "Deprecated:"), "{line}");
        }
    }

    #[test]
    fn lists_are_joined_in_order() {
        assert_eq!(joined!(&["a", "b"], &[], &["c"]), ["a", "b", "c"]);
        assert!(joined!().is_empty());
    }
}
