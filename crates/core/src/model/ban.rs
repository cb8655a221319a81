//! What has become of a mute.

use std::time::Duration;

/// What has become of a mute.
///
/// ```
/// use std::time::Duration;
///
/// use mynah_core::model::GroupBan;
///
/// let month = GroupBan::Muted { duration: Duration::from_secs(2_591_940), wanted: Duration::from_secs(3_000_000) };
/// assert_eq!(month.remaining(), Duration::from_secs(408_060));
/// assert!(!GroupBan::TooHigh.took_effect());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GroupBan {
    /// The member is mute.
    Muted {
        /// For how long the platform was told, which is its longest time at the most.
        duration: Duration,
        /// For how long it was wanted.
        wanted: Duration,
    },
    /// The member may speak again.
    Lifted,
    /// Nothing was sent: the member was not mute.
    NotMuted,
    /// Nothing was sent: the bot ranks too low for this member.
    TooHigh,
}

impl GroupBan {
    /// Whether anything was changed.
    pub fn took_effect(self) -> bool {
        matches!(self, Self::Muted { .. } | Self::Lifted)
    }

    /// How much of the wanted time the platform could not be told; whoever wants it must mute the
    /// member again before the mute ends.
    pub fn remaining(self) -> Duration {
        match self {
            Self::Muted { duration, wanted } => wanted.saturating_sub(duration),
            Self::Lifted | Self::NotMuted | Self::TooHigh => Duration::ZERO,
        }
    }
}
