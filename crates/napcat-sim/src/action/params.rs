//! Parameters: what NapCat's schemas accept, and what they turn it into.

use serde_json::{Map, Number, Value};

use crate::refusal::Refusal;

/// The type of a parameter.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A string; numbers and booleans are written out.
    Text,
    /// A number, or a string that holds one.
    Number,
    /// A boolean, 0 or 1, or a string that says one of these.
    Flag,
    /// A boolean or any string.
    FlagOrText,
    /// A number or any string.
    NumberOrText,
    /// A string or null, which counts as none.
    TextOrNull,
    /// An array of strings; a single one stands for an array of itself.
    TextList,
    /// One of a few words.
    OneOf(&'static [&'static str]),
}

/// A parameter of an action.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Param {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
}

/// The parameters of one call, converted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Params(Map<String, Value>);

impl Params {
    /// Takes the `params` of a frame as they are; null counts as empty.
    pub(crate) fn raw(params: &Value) -> Self {
        Self(params.as_object().cloned().unwrap_or_default())
    }

    /// Checks `params` against a schema and converts them.
    pub(crate) fn checked(params: &Value, schema: &[Param]) -> Result<Self, Refusal> {
        let given = match params {
            Value::Null => &Map::new(),
            Value::Object(given) => given,
            _ => return Err(violation("object")),
        };
        // A missing key is reported before any wrong type, whatever the order of the keys.
        if schema.iter().any(|param| param.required && !given.contains_key(param.name)) {
            return Err(violation("required property"));
        }
        let known = schema.iter().filter_map(|param| Some((param, given.get(param.name)?)));
        let converted =
            known.map(|(param, value)| Ok((param.name.into(), convert(param.kind, value)?)));
        converted.collect::<Result<_, _>>().map(Self)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// A parameter as text; absent ones are empty.
    pub(crate) fn text(&self, name: &str) -> String {
        self.get(name).and_then(written).unwrap_or_default()
    }

    /// A parameter as a number; 0, which is nobody's number, for anything else.
    pub(crate) fn id(&self, name: &str) -> i64 {
        self.number(name).unwrap_or_default()
    }

    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        let text = written(self.get(name)?)?;
        let text = text.trim();
        text.parse().ok().or_else(|| text.split_once('.')?.0.parse().ok())
    }

    /// A list of numbers; what is none is left out.
    pub(crate) fn ids(&self, name: &str) -> Vec<i64> {
        let items = self.get(name).and_then(Value::as_array).into_iter().flatten();
        items.filter_map(|item| written(item)?.trim().parse().ok()).collect()
    }

    /// A flag; strings count as set only if they say `true`.
    pub(crate) fn flag(&self, name: &str, default: bool) -> bool {
        self.get(name).map_or(default, |value| match value {
            Value::Bool(flag) => *flag,
            value => written(value).is_some_and(|text| text == "true"),
        })
    }
}

fn violation(expected: &str) -> Refusal {
    Refusal::malformed(format!("Schema compilation error: Expected {expected}"))
}

fn convert(kind: Kind, value: &Value) -> Result<Value, Refusal> {
    let (converted, expected) = match kind {
        Kind::Text => (written(value).map(Value::String), "string"),
        Kind::Number => (number(value), "number"),
        Kind::Flag => (flag(value), "boolean"),
        Kind::FlagOrText => (flag_or_text(value), "union value"),
        Kind::NumberOrText => {
            (number(value).or_else(|| written(value).map(Value::String)), "union value")
        }
        Kind::TextOrNull => (text_or_null(value), "union value"),
        Kind::TextList => (text_list(value), "array"),
        Kind::OneOf(words) => {
            let word = written(value).filter(|word| words.contains(&word.as_str()));
            (word.map(Value::String), "union value")
        }
    };
    converted.ok_or_else(|| violation(expected))
}

/// A scalar as JavaScript writes it.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(match number.as_f64() {
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        }),
        _ => None,
    }
}

fn number(value: &Value) -> Option<Value> {
    match value {
        Value::Number(_) => Some(value.clone()),
        Value::Bool(flag) => Some(i64::from(*flag).into()),
        Value::String(text) => match text.trim() {
            "true" => Some(1.into()),
            "false" => Some(0.into()),
            text => parse(text).map(Value::Number),
        },
        _ => None,
    }
}

fn parse(text: &str) -> Option<Number> {
    let integer = text.parse::<i64>().ok().map(Number::from);
    integer.or_else(|| Number::from_f64(text.parse().ok()?))
}

fn flag(value: &Value) -> Option<Value> {
    match value {
        Value::Bool(_) => Some(value.clone()),
        value => match written(value)?.as_str() {
            "true" | "1" => Some(true.into()),
            "false" | "0" => Some(false.into()),
            _ => None,
        },
    }
}

fn flag_or_text(value: &Value) -> Option<Value> {
    match value {
        Value::String(_) => Some(value.clone()),
        value => flag(value).or_else(|| written(value).map(Value::String)),
    }
}

fn text_or_null(value: &Value) -> Option<Value> {
    if value.is_null() { Some(Value::Null) } else { written(value).map(Value::String) }
}

fn text_list(value: &Value) -> Option<Value> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        single => std::slice::from_ref(single),
    };
    items.iter().map(|item| written(item).map(Value::String)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(kind: Kind, value: &Value) -> Result<Value, String> {
        let schema = [Param { name: "p", kind, required: true }];
        let params = Params::checked(&json!({"p": value, "unknown": 1}), &schema);
        params.map(|params| params.0["p"].clone()).map_err(|refusal| refusal.message)
    }

    /// Each line of the conversion table that the recordings gave.
    #[test]
    fn values_convert_as_the_recorded_server_converts_them() {
        let refused = |text: &str| Err(format!("Schema compilation error: Expected {text}"));
        let cases = [
            (Kind::Text, json!(1), Ok(json!("1"))),
            (Kind::Text, json!(true), Ok(json!("true"))),
            (Kind::Text, json!(null), refused("string")),
            (Kind::Text, json!([1]), refused("string")),
            (Kind::Number, json!("3"), Ok(json!(3))),
            (Kind::Number, json!("abc"), refused("number")),
            (Kind::Number, json!(false), Ok(json!(0))),
            (Kind::Flag, json!(1), Ok(json!(true))),
            (Kind::Flag, json!("0"), Ok(json!(false))),
            (Kind::Flag, json!("yes"), refused("boolean")),
            (Kind::Flag, json!(2), refused("boolean")),
            (Kind::FlagOrText, json!(0), Ok(json!(false))),
            (Kind::FlagOrText, json!("true"), Ok(json!("true"))),
            (Kind::FlagOrText, json!(null), refused("union value")),
            (Kind::NumberOrText, json!("abc"), Ok(json!("abc"))),
            (Kind::NumberOrText, json!({}), refused("union value")),
            (Kind::TextOrNull, json!(null), Ok(json!(null))),
            (Kind::TextOrNull, json!(1), Ok(json!("1"))),
            (Kind::TextOrNull, json!([]), refused("union value")),
            (Kind::TextList, json!([1, "2"]), Ok(json!(["1", "2"]))),
            (Kind::TextList, json!(1), Ok(json!(["1"]))),
            (Kind::TextList, json!(null), refused("array")),
            (Kind::OneOf(&["all"]), json!("all"), Ok(json!("all"))),
            (Kind::OneOf(&["all"]), json!("nope"), refused("union value")),
        ];
        for (kind, value, expected) in cases {
            assert_eq!(check(kind, &value), expected, "{kind:?} {value}");
        }
    }

    #[test]
    fn a_missing_key_is_reported_before_a_wrong_type() {
        let schema = [
            Param { name: "a", kind: Kind::Text, required: true },
            Param { name: "b", kind: Kind::Text, required: true },
        ];
        let refusal = Params::checked(&json!({"a": null}), &schema).unwrap_err();
        assert_eq!(refusal.message, "Schema compilation error: Expected required property");
    }
}
