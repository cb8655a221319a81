//! The stop strategies by name.

use serde_json::Value;

use super::{Grammar, Parser};
use crate::catalogue::{AFTER_ATTEMPT, DELAY, Family, NOTHING};
use crate::error::ParseError;
use crate::stop::{Rule, Stop};

impl Grammar for Stop {
    const FAMILY: Family = Family::Stop;

    fn read(parser: &mut Parser, name: &str, value: &Value) -> Result<Self, ParseError> {
        let rule = match name {
            "stop_never" => {
                let [] = parser.parameters(name, &NOTHING, value)?;
                Rule::Never
            }
            "stop_after_attempt" => {
                let [max_attempt_number] = parser.parameters(name, &AFTER_ATTEMPT, value)?;
                Rule::AfterAttempt { max_attempt_number }
            }
            "stop_after_delay" => {
                let [max_delay] = parser.parameters(name, &DELAY, value)?;
                Rule::AfterDelay { max_delay }
            }
            "stop_before_delay" => {
                let [max_delay] = parser.parameters(name, &DELAY, value)?;
                Rule::BeforeDelay { max_delay }
            }
            "stop_any" => Rule::Any(parser.members_or_warn(name, value, "never stops")?),
            "stop_all" => {
                Rule::All(parser.members_or_warn(name, value, "stops after the first attempt")?)
            }
            _ => return Err(parser.unknown_strategy(Self::FAMILY, name)),
        };
        Ok(Self(rule))
    }
}
