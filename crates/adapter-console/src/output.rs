//! Writing to the terminal, one whole piece at a time.

use std::fmt::Write as _;

use mynah_core::{Error, ErrorKind, Result};
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::sync::Mutex;

/// Where everything is written.
pub(crate) struct Output(Mutex<Box<dyn AsyncWrite + Send + Unpin>>);

impl Output {
    pub(crate) fn new(output: impl AsyncWrite + Send + Unpin + 'static) -> Self {
        Self(Mutex::new(Box::new(output)))
    }

    /// Writes `text` behind `prompt`, its further lines below each other.
    pub(crate) async fn write(&self, prompt: &str, text: &str) -> Result<()> {
        let piece = layout(prompt, text);
        let mut output = self.0.lock().await;
        let written = match output.write_all(piece.as_bytes()).await {
            Ok(()) => output.flush().await,
            failed => failed,
        };
        written.map_err(|error| Error::from_source(ErrorKind::Disconnected, error))
    }
}

fn layout(prompt: &str, text: &str) -> String {
    // What is not ASCII in a prompt is Chinese, and that is two columns wide.
    let width = prompt.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum();
    let mut piece = prompt.to_owned();
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            piece.push('\n');
            piece.extend(std::iter::repeat_n(' ', width));
        }
        line.chars().for_each(|it| push_visible(&mut piece, it));
    }
    piece.push('\n');
    piece
}

/// Adds a character; one that would command the terminal is shown instead: what a bot passes on
/// may come from anybody.
fn push_visible(piece: &mut String, character: char) {
    if character.is_control() && character != '\t' {
        // Writing to a string cannot fail.
        let _ = write!(piece, "{}", character.escape_default());
    } else {
        piece.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_lines_stand_below_the_first() {
        assert_eq!(layout("bot> ", "one\ntwo\n"), "bot> one\n     two\n");
        assert_eq!(layout("甲> ", "一\n二"), "甲> 一\n    二\n");
        assert_eq!(layout("bot> ", ""), "bot> \n");
    }

    #[test]
    fn what_would_command_the_terminal_is_shown_instead() {
        assert_eq!(layout("", "a\tb\u{1b}[2J\r\u{7}"), "a\tb\\u{1b}[2J\\r\\u{7}\n");
    }
}
