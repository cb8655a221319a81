//! The states with a theme: online, and saying what one is up to.

/// The table: one row a theme, with its number on the wire.
macro_rules! themes {
    ($($(#[$doc:meta])* $Theme:ident = $code:literal,)*) => {
        /// A theme that is shown instead of the word "online".
        ///
        /// The platform has more of them from time to time, which
        /// [`OnlineStatus::Raw`](crate::OnlineStatus::Raw) can set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ThemedStatus { $(
            $(#[$doc])*
            $Theme,
        )* }

        impl ThemedStatus {
            /// All of them, by rising number.
            pub const ALL: &'static [Self] = &[$(Self::$Theme),*];

            /// The number on the wire, there called `ext_status`.
            pub fn code(self) -> u32 {
                match self { $(Self::$Theme => $code,)* }
            }

            /// The theme with this number on the wire.
            pub fn from_code(code: u32) -> Option<Self> {
                match code { $($code => Some(Self::$Theme),)* _ => None }
            }
        }
    };
}

themes! {
    /// The network is weak.
    WeakSignal = 1011,
    /// Asleep.
    Sleeping = 1016,
    /// Learning something.
    Studying = 1018,
    /// Watching a series.
    WatchingSeries = 1021,
    /// Playing, with the mark of the platform's game studio.
    Gaming = 1027,
    /// Listening to music.
    Listening = 1028,
    /// The weather of the day.
    Weather = 1030,
    /// Still awake, late at night.
    UpLate = 1032,
    /// In love.
    InLove = 1051,
    /// Fine, thank you.
    ImFine = 1052,
    /// Everything goes well.
    FlyingHigh = 1056,
    /// Full of energy.
    FullOfEnergy = 1058,
    /// Taking it easy.
    Leisurely = 1059,
    /// Nothing to do.
    Bored = 1060,
    /// Wants to be left in peace.
    WantsQuiet = 1061,
    /// It is all too hard.
    TooHard = 1062,
    /// Hard to put into words.
    HardToTell = 1063,
    /// Is a baby, officially.
    CertifiedBaby = 1070,
    /// Lucky as a koi.
    LuckyKoi = 1071,
    /// The bad luck has gone.
    BadLuckGone = 1201,
    /// Pretending to work.
    Slacking = 1300,
    /// Melancholic.
    Emo = 1401,
    /// Confused.
    Muddled = 2001,
    /// Out and about.
    OutAndAbout = 2003,
    /// Loves you.
    LoveYou = 2006,
    /// Doing homework.
    Homework = 2012,
    /// Has got over it.
    GotOverIt = 2013,
    /// Hollowed out by work.
    HollowedOut = 2014,
    /// Travelling.
    Travelling = 2015,
    /// Broken down.
    Crashed = 2019,
    /// Working hard.
    HardAtWork = 2023,
    /// Looking for others to play with.
    GameParty = 2025,
    /// Looking for others to play with, with the other picture.
    GamePartyAgain = 2026,
    /// Something for the spring festival.
    SpringSpecial = 2037,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_is_found_by_its_number_and_the_numbers_rise() {
        assert_eq!(ThemedStatus::ALL.len(), 34);
        for theme in ThemedStatus::ALL {
            assert_eq!(ThemedStatus::from_code(theme.code()), Some(*theme));
        }
        assert!(ThemedStatus::ALL.is_sorted_by(|a, b| a.code() < b.code()));
        for code in [0, 1000, 9999] {
            assert_eq!(ThemedStatus::from_code(code), None);
        }
    }
}
