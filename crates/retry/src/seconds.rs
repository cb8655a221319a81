//! Seconds as the formulas compute them, and the way from there to a [`Duration`].

use std::time::Duration;

/// The longest wait any policy asks for: 2⁶² seconds.
///
/// It is the `max` of the strategies that set none. Longer waits that a policy spells out are cut
/// to it, so that adding one wait to a clock reading has room to spare.
///
/// ```
/// use mynah_retry::MAX_WAIT;
///
/// assert_eq!(MAX_WAIT.as_secs(), 1 << 62);
/// ```
pub const MAX_WAIT: Duration = Duration::from_secs(1 << 62);

/// [`MAX_WAIT`] in seconds; a power of two, hence exact.
pub(crate) const MAX_SECONDS: f64 = 4_611_686_018_427_387_904.0;

/// Moves a result of the formulas into the range of waits: zero to [`MAX_SECONDS`].
pub(crate) fn clamp(seconds: f64) -> f64 {
    seconds.clamp(0.0, MAX_SECONDS)
}

/// Turns a result of the formulas into a wait; never panics.
pub(crate) fn to_duration(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(clamp(seconds)).unwrap_or(MAX_WAIT)
}

/// Counts with the precision of the formulas.
#[expect(
    clippy::cast_precision_loss,
    reason = "nobody lives to see attempt 2^53, and past it the formulas have long reached their cap"
)]
pub(crate) fn from_count(count: u64) -> f64 {
    count as f64
}
