//! Times.

use jiff::Timestamp;

/// Later than any time in seconds that is meant, and long before any time in milliseconds.
const SURELY_MILLISECONDS: i64 = 100_000_000_000;

/// A time of the wire: seconds, or milliseconds where the server had nothing better; zero and
/// everything before it mean that there is none.
pub(crate) fn timestamp(time: Option<i64>) -> Option<Timestamp> {
    match time? {
        ..=0 => None,
        seconds @ ..SURELY_MILLISECONDS => Timestamp::from_second(seconds).ok(),
        milliseconds => Timestamp::from_millisecond(milliseconds).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_milliseconds_are_told_apart() {
        let time = Timestamp::from_second(1_795_395_000).unwrap();
        assert_eq!(timestamp(Some(1_795_395_000)), Some(time));
        assert_eq!(timestamp(Some(1_795_395_000_000)), Some(time));
    }

    #[test]
    fn no_time_is_no_time() {
        for none in [None, Some(0), Some(-1), Some(i64::MAX)] {
            assert_eq!(timestamp(none), None, "{none:?}");
        }
    }
}
