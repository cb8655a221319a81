//! The stop and wait strategies of tenacity as serde types over [`backon`].
//!
//! Python programs describe how to retry with the classes of the tenacity library; this crate reads
//! the same descriptions from configuration. It knows nothing of what is being retried: it answers
//! how long to wait after a failed attempt, and when to give up.
//!
//! # Grammar
//!
//! A policy is a mapping with at most one `wait_…` key and at most one `stop_…` key. The value of a
//! strategy is the mapping of its parameters, the value of a combinator is a list of such mappings.
//!
//! ```yaml
//! wait_combine:
//!   - wait_exponential: { multiplier: 0.5, max: 30s }
//!   - wait_random: { max: 500ms }
//! stop_any:
//!   - stop_after_attempt: { max_attempt_number: 20 }
//!   - stop_after_delay: { max_delay: 1h }
//! ```
//!
//! Durations are seconds (`30`, `0.5`, `"30"`) or carry units (`30s`, `500ms`, `2m`, `1h 30m`).
//! An absent, null or empty policy is [`RetryPolicy::default`]: `wait_exponential` with `max` 30
//! and no end. A policy with one family only takes the other from that default.
//! Keys outside both families are ignored with a [`Warning`].
//!
//! # Strategies
//!
//! *n* is the number of the attempt that has just failed; the first attempt is number 1.
//! Without a `max`, waits end at [`MAX_WAIT`]; nothing is ever shorter than zero.
//!
//! | key | parameters (default) | wait in seconds after attempt *n* |
//! | --- | --- | --- |
//! | `wait_none` | | 0 |
//! | `wait_fixed` | `wait` | `wait` |
//! | `wait_random` | `min` (0), `max` (1) | uniform between both |
//! | `wait_incrementing` | `start` (0), `increment` (100), `max` | `start + increment·(n−1)`, at most `max` |
//! | `wait_exponential` | `multiplier` (1), `max`, `exp_base` (2), `min` (0) | `multiplier·exp_base^(n−1)`, at most `max`, at least `min` |
//! | `wait_random_exponential` | the same | uniform between `min` and the row above |
//! | `wait_exponential_jitter` | the same, `jitter` (1), `initial` (older name of `multiplier`) | the exponential plus up to `jitter`, at most `max`, at least `min` |
//! | `wait_chain` | list, not empty | member *n*, then the last; members see the same *n* |
//! | `wait_combine` | list | sum of the members |
//!
//! | key | parameters | gives up after attempt *n* when |
//! | --- | --- | --- |
//! | `stop_never` | | never |
//! | `stop_after_attempt` | `max_attempt_number` | `n ≥ max_attempt_number` |
//! | `stop_after_delay` | `max_delay` | elapsed time ≥ `max_delay` |
//! | `stop_before_delay` | `max_delay` | elapsed time + the wait ahead ≥ `max_delay` |
//! | `stop_any`, `stop_all` | list | any member says so, all members say so |
//!
//! # Use
//!
//! A loop of your own asks an [`Episode`]; an operation retried by backon takes the policy as it is.
//!
//! ```
//! use std::time::Duration;
//!
//! use mynah_retry::{Decision, RetryPolicy};
//! use serde_json::json;
//!
//! let parsed = RetryPolicy::parse(&json!({
//!     "wait_fixed": { "wait": "2s" },
//!     "stop_after_attempt": { "max_attempt_number": 2 },
//! }))?;
//! let mut episode = parsed.policy.episode();
//! let after = Duration::from_secs(2);
//! assert_eq!(episode.failed(Duration::ZERO), Decision::Retry { after, attempt: 2 });
//! assert_eq!(episode.failed(after), Decision::GiveUp { attempts: 2 });
//! # Ok::<(), mynah_retry::ParseError>(())
//! ```

mod backoff;
mod catalogue;
mod episode;
mod error;
mod parse;
mod path;
mod policy;
mod seconds;
mod serde_impls;
mod stop;
mod suggest;
mod wait;
mod warning;

pub use backoff::PolicyBackoff;
pub use episode::{Decision, Episode};
pub use error::{ParseError, ParseErrorKind};
pub use path::PathSegment;
pub use policy::{Parsed, RetryPolicy};
pub use seconds::MAX_WAIT;
pub use stop::Stop;
pub use wait::{Exponential, Wait};
pub use warning::{Warning, WarningKind};
