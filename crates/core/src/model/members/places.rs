//! Which members of a shared list are meant.

use std::iter::FusedIterator;
use std::ops::Range;

use fixedbitset::{FixedBitSet, Ones};
use indexmap::IndexMap;

use crate::id::UserId;

/// Places in a shared list, and how many they are.
#[derive(Clone)]
pub(super) struct Kept {
    places: FixedBitSet,
    len: usize,
}

impl Kept {
    /// None of so many places.
    pub(super) fn none_of(all: usize) -> Self {
        Self { places: FixedBitSet::with_capacity(all), len: 0 }
    }

    /// Keeps a place that was not kept.
    pub(super) fn insert(&mut self, place: usize) {
        self.places.insert(place);
        self.len += 1;
    }

    pub(super) fn contains(&self, place: usize) -> bool {
        self.places.contains(place)
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn iter(&self) -> Places<'_> {
        Places::Kept(self.places.ones(), self.len)
    }
}

/// Places in rising order.
#[derive(Clone)]
pub(super) enum Places<'a> {
    All(Range<usize>),
    /// With how many are left, which the bits do not know.
    Kept(Ones<'a>, usize),
}

impl Places<'_> {
    fn left(&self) -> usize {
        match self {
            Self::All(places) => places.len(),
            Self::Kept(_, left) => *left,
        }
    }
}

impl Iterator for Places<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        match self {
            Self::All(places) => places.next(),
            Self::Kept(places, left) => places.next().inspect(|_| *left -= 1),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left(), Some(self.left()))
    }
}

impl DoubleEndedIterator for Places<'_> {
    fn next_back(&mut self) -> Option<usize> {
        match self {
            Self::All(places) => places.next_back(),
            Self::Kept(places, left) => places.next_back().inspect(|_| *left -= 1),
        }
    }
}

/// The members of a [`GroupMembers`](super::GroupMembers) in order.
#[must_use = "iterators do nothing unless they are asked"]
pub struct GroupMembersIter<'a, M> {
    all: &'a IndexMap<UserId, M>,
    places: Places<'a>,
}

impl<'a, M> GroupMembersIter<'a, M> {
    pub(super) fn new(all: &'a IndexMap<UserId, M>, places: Places<'a>) -> Self {
        Self { all, places }
    }
}

impl<'a, M> Iterator for GroupMembersIter<'a, M> {
    type Item = &'a M;

    fn next(&mut self) -> Option<&'a M> {
        self.places.next().map(|place| &self.all[place])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl<M> DoubleEndedIterator for GroupMembersIter<'_, M> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.places.next_back().map(|place| &self.all[place])
    }
}

impl<M> ExactSizeIterator for GroupMembersIter<'_, M> {}

impl<M> FusedIterator for GroupMembersIter<'_, M> {}

impl<M> Clone for GroupMembersIter<'_, M> {
    fn clone(&self) -> Self {
        Self { all: self.all, places: self.places.clone() }
    }
}
