//! The wait strategies by name.

use serde_json::Value;

use super::{Grammar, Parser};
use crate::catalogue::{
    EXPONENTIAL, EXPONENTIAL_JITTER, FIXED, Family, INCREMENTING, NOTHING, RANDOM,
};
use crate::error::{ParseError, ParseErrorKind};
use crate::wait::{Exponential, Kind, Wait};

impl Grammar for Wait {
    const FAMILY: Family = Family::Wait;

    fn read(parser: &mut Parser, name: &str, value: &Value) -> Result<Self, ParseError> {
        let kind = match name {
            "wait_none" => {
                let [] = parser.parameters(name, &NOTHING, value)?;
                Kind::None
            }
            "wait_fixed" => {
                let [wait] = parser.parameters(name, &FIXED, value)?;
                Kind::Fixed { wait }
            }
            "wait_random" => {
                let [min, max] = parser.parameters(name, &RANDOM, value)?;
                Kind::Random { min, max }
            }
            "wait_incrementing" => {
                let [start, increment, max] = parser.parameters(name, &INCREMENTING, value)?;
                Kind::Incrementing { start, increment, max }
            }
            "wait_exponential" => Kind::Exponential(parser.exponential(name, value)?),
            "wait_random_exponential" => Kind::RandomExponential(parser.exponential(name, value)?),
            "wait_exponential_jitter" => parser.exponential_jitter(name, value)?,
            "wait_chain" => Kind::Chain(parser.chain(name, value)?),
            "wait_combine" => {
                Kind::Combine(parser.members_or_warn(name, value, "does not wait at all")?)
            }
            _ => return Err(parser.unknown_strategy(Self::FAMILY, name)),
        };
        Ok(Self(kind))
    }
}

impl Parser {
    fn exponential(&mut self, name: &str, value: &Value) -> Result<Exponential, ParseError> {
        let [multiplier, max, exp_base, min] = self.parameters(name, &EXPONENTIAL, value)?;
        Ok(Exponential { multiplier, max, exp_base, min })
    }

    #[expect(clippy::float_cmp, reason = "both names default to exactly 1")]
    fn exponential_jitter(&mut self, name: &str, value: &Value) -> Result<Kind, ParseError> {
        let [multiplier, max, exp_base, min, jitter, initial] =
            self.parameters(name, &EXPONENTIAL_JITTER, value)?;
        if multiplier != 1.0 && initial != 1.0 {
            return Err(self.error(ParseErrorKind::BothInitialAndMultiplier));
        }
        let multiplier = if initial == 1.0 { multiplier } else { initial };
        Ok(Kind::ExponentialJitter {
            curve: Exponential { multiplier, max, exp_base, min },
            jitter,
        })
    }

    fn chain(&mut self, name: &str, value: &Value) -> Result<Vec<Wait>, ParseError> {
        let members: Vec<Wait> = self.members(name, value)?;
        if members.is_empty() {
            return Err(self.error(ParseErrorKind::EmptyChain));
        }
        Ok(members)
    }
}
