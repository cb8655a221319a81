//! A section of the configuration, and what can be wrong with it.
//!
//! Whoever owns a section says what is in it (a type with `deny_unknown_fields`); the framework
//! knows which file and line it came from and puts them in front of what is wrong.

mod duration;
mod expected;

use std::fmt;

pub use duration::HumanDuration;
use figment::error::Kind;
use figment::value::Value;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// One section of the configuration, not yet understood.
#[derive(Clone)]
pub struct Section(Value);

/// Why a section cannot be meant, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SectionError {
    /// What kind of mistake it is.
    pub kind: SectionErrorKind,
    /// The keys and indices from the section's start to the place.
    pub path: Vec<String>,
    /// What is wrong there, as a sentence without capital and full stop.
    pub message: String,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// The kind of a [`SectionError`], for whoever translates or sorts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SectionErrorKind {
    /// A key that means nothing here; the path ends with it.
    UnknownKey,
    /// A key that has to be there and is not; the path ends where it should be.
    MissingKey,
    /// A value of another type than the key takes.
    WrongType,
    /// A value of the right type that cannot be meant.
    Invalid,
}

impl Section {
    /// A section that says what `value` says, for adapters that are configured by a program.
    ///
    /// ```
    /// use mynah_core::Section;
    ///
    /// let section = Section::of(serde_json::json!({ "uri": "ws://127.0.0.1:3001" })).unwrap();
    /// # let _ = section;
    /// ```
    ///
    /// # Errors
    ///
    /// When it cannot be serialised.
    pub fn of(value: impl Serialize) -> Result<Self, SectionError> {
        Value::serialize(value).map(Self).map_err(|error| SectionError::from_figment(&error))
    }

    /// Reads the section as a `T`.
    ///
    /// # Errors
    ///
    /// The first thing in it that is no `T`: an unknown key (with the nearest known one), a
    /// missing key, a value of the wrong type.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, SectionError> {
        self.0.deserialize().map_err(|error| SectionError::from_figment(&error))
    }
}

impl From<Value> for Section {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

/// Keys only: a value may be a secret.
impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.0.as_dict().map(|dict| dict.keys().collect::<Vec<_>>());
        f.debug_tuple("Section").field(&keys).finish()
    }
}

impl SectionError {
    /// Something is wrong at the key `key` of the section.
    pub fn at(key: &str, message: impl Into<String>) -> Self {
        Self {
            kind: SectionErrorKind::Invalid,
            path: vec![key.to_owned()],
            message: message.into(),
            suggestion: None,
        }
    }

    /// Adds what was probably meant.
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// The same error as seen from a place further out.
    pub fn within(mut self, outer: impl IntoIterator<Item = String>) -> Self {
        let inner = std::mem::take(&mut self.path);
        self.path = outer.into_iter().chain(inner).collect();
        self
    }

    /// What figment has to say, with its path.
    pub fn from_figment(error: &figment::Error) -> Self {
        let mut path = error.path.clone();
        let (message, suggestion) = match &error.kind {
            Kind::UnknownField(key, known) => {
                // Whether the key itself is already in the path depends on how the type is read.
                if path.last() != Some(key) {
                    path.push(key.clone());
                }
                (unknown_key(key, known), nearest(key, known.iter().copied()).map(str::to_owned))
            }
            Kind::UnknownVariant(given, known) => (
                format!("`{given}` is not known here; {}", known_names(known.iter().copied())),
                nearest(given, known.iter().copied()).map(str::to_owned),
            ),
            Kind::MissingField(key) => (format!("the key `{key}` is missing"), None),
            Kind::InvalidType(actual, expected) => {
                (format!("expected {}, found {}", expected::plain(expected), shape(actual)), None)
            }
            Kind::InvalidValue(_, expected) => {
                (format!("expected {}", expected::plain(expected)), None)
            }
            other => (other.to_string(), None),
        };
        Self { kind: SectionErrorKind::of(&error.kind), path, message, suggestion }
    }
}

impl SectionErrorKind {
    fn of(kind: &Kind) -> Self {
        match kind {
            Kind::UnknownField(..) => Self::UnknownKey,
            Kind::MissingField(_) => Self::MissingKey,
            Kind::InvalidType(..) => Self::WrongType,
            _ => Self::Invalid,
        }
    }
}

fn unknown_key(key: &str, known: &'static [&'static str]) -> String {
    if known.is_empty() {
        format!("unknown key `{key}`; there are no keys here")
    } else {
        let known = known_names(known.iter().copied());
        format!("unknown key `{key}`; {known}")
    }
}

/// Says which names are known, for the end of a sentence that refuses another.
///
/// ```
/// use mynah_core::config::known_names;
///
/// assert_eq!(known_names(["a", "b", "c"]), "known are `a`, `b` and `c`");
/// assert_eq!(known_names(["a"]), "only `a` is known");
/// ```
pub fn known_names<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => "none is known".to_owned(),
        Some((only, [])) => format!("only {only} is known"),
        Some((last, others)) => format!("known are {} and {last}", others.join(", ")),
    }
}

/// What was found, without the value itself: it may be a secret.
fn shape(actual: &figment::error::Actual) -> &'static str {
    use figment::error::Actual;
    match actual {
        Actual::Bool(_) => "true or false",
        Actual::Unsigned(_) | Actual::Signed(_) => "a whole number",
        Actual::Float(_) => "a number",
        Actual::Char(_) | Actual::Str(_) => "a text",
        Actual::Unit | Actual::Option => "nothing",
        Actual::Seq => "a list",
        Actual::Map => "a mapping",
        _ => "something else",
    }
}

/// The nearest of `known` to what was written, when one is near enough to be meant.
///
/// ```
/// use mynah_core::config::nearest;
///
/// assert_eq!(nearest("tokne", ["uri", "token"]), Some("token"));
/// assert_eq!(nearest("colour", ["uri", "token"]), None);
/// ```
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    known
        .into_iter()
        .map(|known| (strsim::normalized_damerau_levenshtein(&given, &known.to_lowercase()), known))
        .filter(|(similarity, _)| *similarity >= 0.5)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, known)| known)
}

impl fmt::Display for SectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "`{}`: ", self.path.join("."))?;
        }
        f.write_str(&self.message)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; did you mean `{suggestion}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SectionError {}

#[cfg(test)]
mod tests {
    use figment::value::Value;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read by serde only")]
    struct Outer {
        inner: Option<Inner>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read by serde only")]
    struct Inner {
        token: String,
        uri: Option<String>,
    }

    fn error(json: serde_json::Value) -> SectionError {
        Section::from(Value::serialize(json).unwrap()).parse::<Outer>().unwrap_err()
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place_and_the_nearest_known_key() {
        let error = error(serde_json::json!({"inner": {"token": "x", "urii": "ws://"}}));
        assert_eq!(error.path, ["inner", "urii"]);
        assert_eq!(error.suggestion.as_deref(), Some("uri"));
        assert_eq!(
            error.to_string(),
            "`inner.urii`: unknown key `urii`; known are `token` and `uri`; did you mean `uri`?"
        );
    }

    #[test]
    fn a_value_of_the_wrong_type_is_described_without_being_shown() {
        let error = error(serde_json::json!({"inner": {"token": ["secret"]}}));
        assert_eq!(error.path, ["inner", "token"]);
        assert_eq!(error.message, "expected a text, found a list");
    }

    #[test]
    fn a_section_is_shown_without_its_values() {
        let section =
            Section::from(Value::serialize(serde_json::json!({"token": "hush"})).unwrap());
        assert!(!format!("{section:?}").contains("hush"));
    }
}
