//! What is looked up by the words of a message: whole ones by hash, parts of them by one automaton
//! for all literals and one for all regular expressions.

use std::collections::{BTreeMap, HashMap};

use aho_corasick::AhoCorasick;
use regex::{RegexSet, RegexSetBuilder};
use smol_str::SmolStr;

use super::Places;
use crate::condition::subject::Subject;

/// How large the automaton of all regular expressions may become, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// What is looked up by words, while it is collected.
#[derive(Default)]
pub(super) struct WordsBuilder {
    pub(super) commands: HashMap<SmolStr, Vec<usize>>,
    pub(super) texts: HashMap<SmolStr, Vec<usize>>,
    pub(super) literals: BTreeMap<SmolStr, Vec<usize>>,
    pub(super) patterns: BTreeMap<SmolStr, Vec<usize>>,
}

/// What is looked up by words.
#[derive(Debug)]
pub(super) struct Words {
    commands: HashMap<SmolStr, Vec<usize>>,
    /// How many bytes the word of a command has at most: a whole message without a blank, as there
    /// are many in Chinese, need not be folded to know that it is none.
    longest: usize,
    texts: HashMap<SmolStr, Vec<usize>>,
    literals: Option<(AhoCorasick, Vec<Vec<usize>>)>,
    patterns: Option<(RegexSet, Vec<Vec<usize>>)>,
}

impl WordsBuilder {
    /// Builds the automata; the places of those that cannot be built are always to be looked at.
    pub(super) fn build(self, unindexed: &mut Vec<usize>) -> Words {
        self.build_within(LARGEST, unindexed)
    }

    fn build_within(self, largest: usize, unindexed: &mut Vec<usize>) -> Words {
        let (literals, at) = self.literals.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
        let automaton =
            (!literals.is_empty()).then(|| AhoCorasick::new(literals.iter().map(SmolStr::as_str)));
        let literals = kept(automaton, at, unindexed);
        let (patterns, at) = self.patterns.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
        let automaton = (!patterns.is_empty())
            .then(|| RegexSetBuilder::new(&patterns).size_limit(largest).build());
        let patterns = kept(automaton, at, unindexed);
        // Folded, a letter takes a third of its bytes at least: a full-width one does.
        let longest = self.commands.keys().map(|name| 3 * name.len()).max().unwrap_or(0);
        Words { commands: self.commands, longest, texts: self.texts, literals, patterns }
    }
}

fn kept<A, E>(
    automaton: Option<Result<A, E>>,
    places: Vec<Vec<usize>>,
    unindexed: &mut Vec<usize>,
) -> Option<(A, Vec<Vec<usize>>)> {
    if let Ok(automaton) = automaton? {
        return Some((automaton, places));
    }
    unindexed.extend(places.into_iter().flatten());
    None
}

impl Words {
    /// Adds the places of what may be wanted of a message.
    pub(super) fn find(&self, subject: &Subject<'_>, places: &mut Places) {
        if let Some(spoken) = subject.spoken().filter(|said| said.word.len() <= self.longest) {
            places.extend(self.commands.get(spoken.name()).into_iter().flatten().copied());
        }
        if self.texts.is_empty() && self.literals.is_none() && self.patterns.is_none() {
            return;
        }
        let Some(said) = subject.said() else { return };
        places.extend(self.texts.get(said.folded()).into_iter().flatten().copied());
        if let Some((automaton, found)) = &self.literals {
            for hit in automaton.find_overlapping_iter(said.folded()) {
                places.extend_from_slice(&found[hit.pattern().as_usize()]);
            }
        }
        if let Some((automaton, found)) = &self.patterns {
            for hit in &automaton.matches(&said.exact) {
                places.extend_from_slice(&found[hit]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::fold;

    #[test]
    fn no_letter_takes_less_than_a_third_of_its_bytes_when_it_is_folded() {
        for letter in '\0'..=char::MAX {
            let letter = letter.to_string();
            assert!(letter.len() <= 3 * fold(&letter).len(), "{letter}");
        }
    }

    #[test]
    fn patterns_too_large_for_one_automaton_are_always_to_be_looked_at() {
        let mut builder = WordsBuilder::default();
        builder.patterns.insert("a+".into(), vec![1, 4]);
        builder.patterns.insert("b+".into(), vec![2]);
        let mut unindexed = vec![0];
        let words = builder.build_within(10, &mut unindexed);
        assert!(words.patterns.is_none());
        assert_eq!(unindexed, [0, 1, 4, 2]);
    }
}
