//! From a document to the values that figment layers.

use std::collections::BTreeMap;

use figment::value::{Dict, Empty, Value};
use serde_saphyr::Spanned;

use super::document::{Content, Document, Node, Position, written};
use super::error::ConfigErrorKind;
use super::interpolate::{Failure, Variables, interpolate};
use super::problem::Problem;
use super::redact::is_secret_key;
use crate::texts::text;

/// The keys and indices from the top of the configuration to a place in it.
pub(super) type Path = Vec<String>;

/// What a value may be read as when its type does not fit: YAML takes `token: 007` for a number,
/// and a variable of the environment is a text whatever is in it.
pub(super) type Alternates = BTreeMap<Path, Value>;

/// What a document says.
#[derive(Default)]
pub(super) struct Converted {
    pub(super) alternates: Alternates,
    /// Texts that may be shown nowhere.
    pub(super) secrets: Vec<String>,
    pub(super) problems: Vec<Problem>,
}

/// Makes values of a document.
pub(super) struct Converter<'a> {
    document: &'a Document,
    /// What `${…}` is filled in from; without it, it stays as it is.
    variables: Option<&'a Variables>,
    path: Path,
    /// Whether a key on the way here says that what is below is secret.
    secret: bool,
    out: Converted,
}

impl<'a> Converter<'a> {
    /// For a document whose top is at `path` of the configuration.
    pub(super) fn new(
        document: &'a Document,
        path: Path,
        variables: Option<&'a Variables>,
    ) -> Self {
        Self {
            document,
            variables,
            secret: path.iter().any(|key| is_secret_key(key)),
            path,
            out: Converted::default(),
        }
    }

    /// The value of the whole document.
    pub(super) fn run(mut self) -> (Value, Converted) {
        let value = self.node(&self.document.root);
        (value, self.out)
    }

    fn node(&mut self, node: &Node) -> Value {
        match &node.value {
            Content::Null => Empty::Unit.into(),
            Content::Bool(value) => self.scalar(node, Value::from(*value)),
            Content::Number(value) => self.scalar(node, Value::from(*value)),
            Content::Text(text) => self.text(text),
            Content::List(items) => self.list(items),
            Content::Map(entries) => self.map(entries),
        }
    }

    /// A value that was no text by its looks, and can be one as it is written.
    fn scalar(&mut self, node: &Node, value: Value) -> Value {
        if let Some(written) = written(&self.document.text, node) {
            self.note_secret(written);
            self.out.alternates.insert(self.path.clone(), written.into());
        }
        value
    }

    fn text(&mut self, text: &str) -> Value {
        self.note_secret(text);
        let Some(variables) = self.variables else {
            return text.into();
        };
        match interpolate(text, variables) {
            Ok(None) => text.into(),
            Ok(Some(filled)) => {
                self.out.secrets.push(filled.clone());
                if let Some(value) = plain_scalar(&filled) {
                    self.out.alternates.insert(self.path.clone(), value);
                }
                filled.into()
            }
            Err(failure) => {
                self.problem(failure);
                text.into()
            }
        }
    }

    fn list(&mut self, items: &[Node]) -> Value {
        let mut values = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            values.push(self.below(&index.to_string(), item));
        }
        values.into()
    }

    fn map(&mut self, entries: &[(Spanned<String>, Node)]) -> Value {
        let mut dict = Dict::new();
        for (index, (key, node)) in entries.iter().enumerate() {
            let first = entries[..index].iter().find(|(other, _)| other.value == key.value);
            if let Some((first, _)) = first {
                self.duplicate(first, key);
            }
            let value = self.below(&key.value, node);
            dict.insert(key.value.clone(), value);
        }
        dict.into()
    }

    fn below(&mut self, segment: &str, node: &Node) -> Value {
        let outer = self.secret;
        self.secret |= is_secret_key(segment);
        self.path.push(segment.to_owned());
        let value = self.node(node);
        self.path.pop();
        self.secret = outer;
        value
    }

    fn note_secret(&mut self, text: &str) {
        if self.secret {
            self.out.secrets.push(text.to_owned());
        }
    }

    fn problem(&mut self, failure: Failure) {
        let (kind, message) = match failure {
            Failure::Unset(name) => {
                (ConfigErrorKind::UnsetVariable, text("unset-variable").with("name", name))
            }
            Failure::Malformed => (ConfigErrorKind::MalformedVariable, text("malformed-variable")),
        };
        let problem = Problem::new(kind, self.path.clone(), message);
        self.out.problems.push(problem);
    }

    fn duplicate(&mut self, first: &Spanned<String>, second: &Spanned<String>) {
        let first = Position::from(first.referenced);
        let mut path = self.path.clone();
        path.push(second.value.clone());
        let message = text("key-twice-since").with("line", first.line);
        let problem = Problem::new(ConfigErrorKind::DuplicateKey, path, message);
        self.out.problems.push(problem.at(second.referenced.into()));
    }
}

/// What a text would be as a scalar of YAML, when that is no text.
///
/// Only what may be a number, true, false or null is asked: in anything longer, a `#` or a `: `
/// would be taken for YAML.
pub(super) fn plain_scalar(text: &str) -> Option<Value> {
    let plausible =
        text.len() <= 40 && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-._~".contains(c));
    if !plausible {
        return None;
    }
    let document = Document::parse(text.to_owned()).ok()?;
    match &document.root.value {
        Content::Null => Some(Empty::Unit.into()),
        Content::Bool(value) => Some((*value).into()),
        Content::Number(value) => Some((*value).into()),
        _ => None,
    }
}
