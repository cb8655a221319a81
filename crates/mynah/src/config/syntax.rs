//! What is wrong with a text that is no YAML, in plain words and without any of the text.

use serde_saphyr::granit_parser::ErrorKind as Kind;
use serde_saphyr::{Error, ExternalMessageSource};

use super::document::Position;

/// Where reading stopped and why.
pub(super) fn explain(error: &Error, text: &str) -> (Option<Position>, String) {
    let position = error.location().map(Position::from);
    let message = match error.without_snippet() {
        Error::ExternalMessage { source, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(scan) => parser(scan.kind(), position, text),
            _ => OTHER.to_owned(),
        },
        other => beyond_syntax(other).to_owned(),
    };
    (position, message)
}

const OTHER: &str = "this is not YAML that can be read here";

/// What the parser stopped at.
fn parser(kind: &Kind, position: Option<Position>, text: &str) -> String {
    if position.is_some_and(|at| is_variable(at, text)) {
        return "inside `{…}` and `[…]`, put `${…}` in quotes: `\"${…}\"`".to_owned();
    }
    match kind {
        Kind::MappingValueNotAllowed => {
            "a `:` cannot stand here; check the indentation and the space behind the `:` before it, \
             and put a text with `: ` in quotes"
        }
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey | Kind::ExpectedBlockMappingKey => {
            "a key with its `: ` was expected here; check the indentation and the space behind `:`"
        }
        Kind::ExpectedBlockSequenceEntry => "a `- ` was expected here; check the indentation",
        Kind::TabNotAllowed | Kind::TabInBlockIndentation | Kind::TabInIndentation => {
            "a tab cannot indent; use spaces"
        }
        Kind::UnexpectedCharacter { .. } => {
            "no text can begin with this character; put the text in quotes"
        }
        Kind::UnclosedQuotedScalar => "the quote that begins here is never closed",
        Kind::UnclosedFlowCollection { .. }
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofFlowSequence => "the bracket that begins here is never closed",
        Kind::ExpectedFlowMappingSeparator => "a `,` or `}` was expected here",
        Kind::ExpectedFlowSequenceSeparator => "a `,` or `]` was expected here",
        Kind::UnknownQuotedScalarEscape => {
            "`\\` with this character means nothing in double quotes; use single quotes"
        }
        // What carries words of its own may carry words of the file.
        Kind::Custom(_) | Kind::InputIo { .. } | Kind::InputDecoding { .. } => OTHER,
        other => return format!("not YAML: {other}"),
    }
    .to_owned()
}

/// Whether a `${` stands at `at`, where the parser sees the beginning of a mapping.
fn is_variable(at: Position, text: &str) -> bool {
    let Some(before) = at.column.checked_sub(2) else {
        return false;
    };
    let line = text.lines().nth(at.line.saturating_sub(1)).unwrap_or("");
    line.chars().skip(before).take(2).eq("${".chars())
}

/// What is YAML and still cannot be read.
fn beyond_syntax(error: &Error) -> &'static str {
    match error {
        Error::MultipleDocuments { .. } => "only one document can stand in the file",
        Error::UnknownAnchor { .. } => {
            "`*` refers to an anchor that is not there; put a text that begins with `*` in quotes"
        }
        Error::NonFiniteFloat { .. } => "this number is not finite; put a text in quotes",
        Error::NullIntoString { .. } => "there is no key before this `:`",
        Error::Unexpected { .. } => "a key has to be a text",
        Error::MergeValueNotMapOrSeqOfMaps { .. } => "`<<` takes a mapping",
        Error::Budget { .. } => "the file is too large or too deeply nested",
        Error::Eof { .. } => "the file ends too early",
        _ => OTHER,
    }
}

/// Where a file stops being UTF-8.
pub(super) fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Position {
    let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    let valid = valid.trim_start_matches('\u{feff}');
    let last = valid.rsplit('\n').next().unwrap_or_default();
    Position { line: valid.matches('\n').count() + 1, column: last.chars().count() + 1 }
}
