//! `${NAME}` in a text of the file.

use std::collections::BTreeMap;

/// The variables of the environment.
pub(super) type Variables = BTreeMap<String, String>;

/// Why a text cannot be filled in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// This variable is not set, and no default is given.
    Unset(String),
    /// What follows `${` is no variable.
    Malformed,
}

/// Fills in the variables of `text`; `None` when there is nothing to fill in.
///
/// `${NAME}` is the variable, `${NAME:-default}` has a default for when it is not set or empty,
/// and `$${` is the text `${`. Any other `$` is itself.
pub(super) fn interpolate(text: &str, variables: &Variables) -> Result<Option<String>, Failure> {
    if !text.contains("${") {
        return Ok(None);
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let (before, from) = rest.split_at(start);
        if let Some(before) = before.strip_suffix('$') {
            out.push_str(before);
            out.push_str("${");
            rest = &from[2..];
            continue;
        }
        out.push_str(before);
        let (inner, after) = from[2..].split_once('}').ok_or(Failure::Malformed)?;
        out.push_str(&value(inner, variables)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(Some(out))
}

/// The value of what stands between the braces.
fn value(inner: &str, variables: &Variables) -> Result<String, Failure> {
    let (name, default) = match inner.split_once(":-") {
        Some((name, default)) => (name, Some(default)),
        None => (inner, None),
    };
    // A variable in a default would end at the wrong brace.
    if !is_name(name) || default.is_some_and(|default| default.contains("${")) {
        return Err(Failure::Malformed);
    }
    match (variables.get(name), default) {
        (Some(value), Some(default)) if value.is_empty() => Ok(default.to_owned()),
        (Some(value), _) => Ok(value.clone()),
        (None, Some(default)) => Ok(default.to_owned()),
        (None, None) => Err(Failure::Unset(name.to_owned())),
    }
}

fn is_name(name: &str) -> bool {
    !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(text: &str) -> Result<Option<String>, Failure> {
        let variables = [("A", "1"), ("EMPTY", ""), ("NESTED", "${A}")];
        interpolate(
            text,
            &variables.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        )
    }

    #[test]
    fn variables_are_filled_in_wherever_they_stand() {
        for (text, expected) in [
            ("${A}", "1"),
            ("x${A}y${A}", "x1y1"),
            ("${EMPTY}", ""),
            ("${EMPTY:-2}", "2"),
            ("${B:-}", ""),
            ("${B:-a:-b c}", "a:-b c"),
            ("${A:-2}", "1"),
        ] {
            assert_eq!(fill(text), Ok(Some(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_doubled_dollar_keeps_the_text_and_other_dollars_are_themselves() {
        assert_eq!(fill("$${A}"), Ok(Some("${A}".to_owned())));
        assert_eq!(fill("$${A} ${A}"), Ok(Some("${A} 1".to_owned())));
        assert_eq!(fill("$A $ $$"), Ok(None));
    }

    #[test]
    fn a_value_is_never_filled_in_again() {
        assert_eq!(fill("${NESTED}"), Ok(Some("${A}".to_owned())));
    }

    #[test]
    fn what_cannot_be_filled_in_is_refused() {
        assert_eq!(fill("${B}"), Err(Failure::Unset("B".to_owned())));
        for text in ["${", "${}", "${A", "${1A}", "${A B}", "${A-x}", "${B:-${A}}"] {
            assert_eq!(fill(text), Err(Failure::Malformed), "{text}");
        }
    }
}
