//! What became of everything, in numbers.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

macro_rules! tally {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What became of everything, in numbers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct Tally {
            $($(#[$doc])* pub $name: u64,)*
        }

        impl AddAssign for Tally {
            fn add_assign(&mut self, other: Self) {
                $(self.$name += other.$name;)*
            }
        }
    };
}

tally! {
    /// Messages that were said.
    said,
    /// Messages that handlers heard, each counted once.
    heard,
    /// Messages that were not heard although the link was whole.
    lost,
    /// Messages that were not heard because they were under way when the link broke.
    in_flight,
    /// Breaks after which a later message was heard and an earlier one was not.
    holes,
    /// Messages that were heard once more.
    twice,
    /// Messages that were heard after a later one.
    late,
    /// Messages that were heard and never said.
    invented,
    /// Answers that arrived, as whoever sent them knows.
    done,
    /// Answers the server said no to.
    refused,
    /// Answers that never left.
    not_sent,
    /// Answers that may have arrived.
    unknown,
    /// Those of them that did.
    unknown_arrived,
    /// Answers that arrived more than once.
    sent_twice,
    /// Answers of which the contrary was said: that they arrived, or that they did not.
    missaid,
}

impl Tally {
    /// Everything that must not be, by name.
    pub fn wrong(&self) -> Vec<(&'static str, u64)> {
        [
            ("lost", self.lost),
            ("holes", self.holes),
            ("heard twice", self.twice),
            ("late", self.late),
            ("invented", self.invented),
            ("sent twice", self.sent_twice),
            ("missaid", self.missaid),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .collect()
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Self::add)
    }
}

/// In one line.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "said {}, heard {}, in flight {}, lost {}, holes {}, twice {}, late {}, invented {}; \
             sent {}, refused {}, not sent {}, unknown {} ({} arrived), sent twice {}, missaid {}",
            self.said,
            self.heard,
            self.in_flight,
            self.lost,
            self.holes,
            self.twice,
            self.late,
            self.invented,
            self.done,
            self.refused,
            self.not_sent,
            self.unknown,
            self.unknown_arrived,
            self.sent_twice,
            self.missaid,
        )
    }
}
