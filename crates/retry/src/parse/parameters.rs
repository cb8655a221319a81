//! Reading the parameters of one strategy, guided by the catalogue.

use serde_json::Value;

use super::{Parser, duration, found};
use crate::catalogue::{Parameter, Shape};
use crate::error::{ParseError, ParseErrorKind};

impl Parser {
    /// Reads the values of all parameters, in the order of the table.
    ///
    /// Null stands for an empty mapping: it is what YAML makes of a key with nothing after it.
    pub(super) fn parameters<const N: usize>(
        &mut self,
        strategy: &str,
        table: &'static [Parameter; N],
        value: &Value,
    ) -> Result<[f64; N], ParseError> {
        let given = value.as_object();
        if given.is_none() && !value.is_null() {
            let instead = mapping_for(strategy, table, value);
            let found = found(value);
            return Err(self.error(ParseErrorKind::ParametersNotAMapping { found, instead }));
        }
        for key in given.into_iter().flat_map(|given| given.keys()) {
            if table.iter().all(|parameter| parameter.name != key) {
                let kind = ParseErrorKind::unknown_parameter(strategy, key, table);
                return Err(self.error_at(key, kind));
            }
        }
        let mut values = [0.0; N];
        for (slot, parameter) in values.iter_mut().zip(table) {
            let given = given.and_then(|given| given.get(parameter.name));
            *slot = self.parameter(strategy, parameter, given)?;
        }
        Ok(values)
    }

    fn parameter(
        &self,
        strategy: &str,
        parameter: &Parameter,
        given: Option<&Value>,
    ) -> Result<f64, ParseError> {
        match (given, parameter.default) {
            (Some(value), _) => {
                shaped(parameter.shape, value).map_err(|kind| self.error_at(parameter.name, kind))
            }
            (None, Some(default)) => Ok(default),
            (None, None) => {
                let (strategy, parameter) = (strategy.to_owned(), parameter.name);
                Err(self.error(ParseErrorKind::MissingParameter { strategy, parameter }))
            }
        }
    }
}

/// Reads a value of a shape.
fn shaped(shape: Shape, value: &Value) -> Result<f64, ParseErrorKind> {
    let found = || match value {
        // JSON has no infinity; what reads a format that has one hands on null.
        Value::Null => "null, or a number that is not finite".to_owned(),
        other => found(other),
    };
    match shape {
        Shape::Delay | Shape::SignedDelay => match duration::seconds(value) {
            None => Err(ParseErrorKind::NotADuration { found: found() }),
            Some(seconds) if shape == Shape::Delay && seconds < 0.0 => {
                Err(ParseErrorKind::NegativeDuration { found: found() })
            }
            Some(seconds) => Ok(seconds),
        },
        Shape::Number => number(value).ok_or_else(|| ParseErrorKind::NotANumber { found: found() }),
        Shape::Count => number(value)
            .filter(|count| *count >= 0.0 && count.fract() == 0.0)
            .ok_or_else(|| ParseErrorKind::NotACount { found: found() }),
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().filter(|number| number.is_finite())
}

/// Writes the line that somebody probably meant who gave a bare value.
fn mapping_for(strategy: &str, table: &[Parameter], value: &Value) -> String {
    match (table.first(), value) {
        (None, _) => format!("{strategy}: {{}}"),
        (Some(first), Value::Array(_) | Value::Object(_)) => {
            format!("{strategy}: {{{}: …}}", first.name)
        }
        (Some(first), scalar) => format!("{strategy}: {{{}: {}}}", first.name, found(scalar)),
    }
}
