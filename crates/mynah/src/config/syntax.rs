//! What is wrong with a text that is no YAML, in plain words and without any of the text.

use mynah_core::i18n::Phrase;
use serde_saphyr::granit_parser::ErrorKind as Kind;
use serde_saphyr::{Error, ExternalMessageSource};

use super::document::Position;
use crate::texts::text;

/// Where reading stopped and why.
pub(super) fn explain(error: &Error, yaml: &str) -> (Option<Position>, Phrase) {
    let position = error.location().map(Position::from);
    let message = match error.without_snippet() {
        Error::ExternalMessage { source, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(scan) => parser(scan.kind(), position, yaml),
            _ => text("yaml-unreadable"),
        },
        other => beyond_syntax(other),
    };
    (position, message)
}

/// What the parser stopped at.
fn parser(kind: &Kind, position: Option<Position>, yaml: &str) -> Phrase {
    if position.is_some_and(|at| is_variable(at, yaml)) {
        return text("yaml-variable-in-brackets");
    }
    match kind {
        Kind::MappingValueNotAllowed => text("yaml-colon"),
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey | Kind::ExpectedBlockMappingKey => {
            text("yaml-key-expected")
        }
        Kind::ExpectedBlockSequenceEntry => text("yaml-dash-expected"),
        Kind::BlockSequenceEntryNotAllowed | Kind::BlockEntryInFlowCollection => text("yaml-dash"),
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabAtBlockScalarStart => text("yaml-tab"),
        Kind::InvalidIndentation
        | Kind::InvalidBlockScalarIndent
        | Kind::InvalidQuotedScalarIndent
        | Kind::InvalidFlowScalarIndent => text("yaml-indentation"),
        Kind::UnexpectedCharacter { .. } => text("yaml-character"),
        Kind::MissingAnchorOrAliasName => text("yaml-anchor-name"),
        Kind::CommentNotSeparated => text("yaml-comment"),
        Kind::UnexpectedEof | Kind::UnexpectedEofBlockMapping => text("yaml-ends-early"),
        // What carries words of its own may carry words of the file.
        Kind::Custom(_) | Kind::InputIo { .. } | Kind::InputDecoding { .. } => {
            text("yaml-unreadable")
        }
        other => brackets_and_quotes(other),
    }
}

fn brackets_and_quotes(kind: &Kind) -> Phrase {
    match kind {
        Kind::UnclosedQuotedScalar => text("yaml-quote-open"),
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
            text("yaml-behind-quote")
        }
        Kind::UnknownQuotedScalarEscape | Kind::InvalidQuotedScalarHexEscape => text("yaml-escape"),
        Kind::UnclosedFlowCollection { .. }
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofFlowSequence => text("yaml-bracket-open"),
        Kind::MismatchedFlowCollectionEnd { open, close } => text("yaml-bracket-mismatch")
            .with("open", open.to_string())
            .with("close", close.to_string()),
        Kind::MisplacedFlowCollectionEnd => text("yaml-bracket-closes-nothing"),
        Kind::ExpectedFlowMappingSeparator => text("yaml-brace-or-comma"),
        Kind::ExpectedFlowSequenceSeparator => text("yaml-bracket-or-comma"),
        Kind::ExpectedDocumentStart => text("yaml-document-start"),
        other => text("yaml-other").with("reason", other.to_string()),
    }
}

/// Whether a `${` stands at `at`, where the parser sees the beginning of a mapping.
fn is_variable(at: Position, yaml: &str) -> bool {
    let Some(before) = at.column.checked_sub(2) else {
        return false;
    };
    let line = yaml.lines().nth(at.line.saturating_sub(1)).unwrap_or("");
    line.chars().skip(before).take(2).eq("${".chars())
}

/// What is YAML and still cannot be read.
fn beyond_syntax(error: &Error) -> Phrase {
    match error {
        Error::MultipleDocuments { .. } => text("yaml-one-document"),
        Error::UnknownAnchor { .. } => text("yaml-unknown-anchor"),
        Error::NonFiniteFloat { .. } => text("yaml-not-finite"),
        Error::NullIntoString { .. } => text("yaml-no-key"),
        Error::Unexpected { .. } => text("yaml-key-is-a-text"),
        Error::MergeValueNotMapOrSeqOfMaps { .. } => text("yaml-merge"),
        Error::Budget { .. } => text("yaml-too-large"),
        Error::Eof { .. } => text("yaml-ends-early"),
        _ => text("yaml-unreadable"),
    }
}

/// Where a file stops being UTF-8.
pub(super) fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Position {
    let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    let valid = valid.trim_start_matches('\u{feff}');
    let last = valid.rsplit('\n').next().unwrap_or_default();
    Position { line: valid.matches('\n').count() + 1, column: last.chars().count() + 1 }
}
