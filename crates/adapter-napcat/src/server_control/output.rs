//! What a command prints, for the log.

use std::io;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::task::JoinHandle;
use tracing::Instrument;

use super::shell::Stream;
use crate::NapCat;

/// How much of a line is shown at once.
const LINE: u64 = 4096;

/// What a command prints, on its way to the log.
pub(super) struct Output(Vec<JoinHandle<io::Result<()>>>);

impl Output {
    /// Logs what a command prints, line by line, for as long as anybody prints.
    pub(super) fn log(streams: Vec<Stream>, key: &'static str, bot: &NapCat) -> Self {
        let log = |stream| {
            let lines = log_lines(stream, key, bot.clone());
            tokio::spawn(lines.instrument(bot.inner.span()))
        };
        Self(streams.into_iter().map(log).collect())
    }

    /// Waits for the last lines, for at most so long; what comes later is logged all the same.
    pub(super) async fn finish(self, patience: Duration) {
        let _ = tokio::time::timeout(patience, join_all(self.0)).await;
    }
}

async fn log_lines(stream: Stream, key: &str, bot: NapCat) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut reader).take(LINE).read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let line = plain(&String::from_utf8_lossy(&line));
        let line = match &bot.inner.config.token {
            Some(token) => token.hide_in(&line),
            None => line,
        };
        if !line.is_empty() {
            tracing::info!(key, "{line}");
        }
    }
}

/// A line without what is meant for a terminal: colours and other control characters.
fn plain(line: &str) -> String {
    let mut out = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => skip_sequence(&mut chars),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Skips the rest of what begins with an escape: `[` and parameters up to a letter, or one letter.
fn skip_sequence(chars: &mut impl Iterator<Item = char>) {
    if chars.next() == Some('[') {
        for c in chars {
            if matches!(c, '@'..='~') {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_for_a_terminal_is_left_out() {
        assert_eq!(plain("\u{1b}[1;32minfo\u{1b}[0m 账号\t已登录\u{7}\r\n"), "info 账号 已登录");
        assert_eq!(plain("\u{1b}[0m\n"), "");
        assert_eq!(plain("  ██ ██  "), "  ██ ██");
    }
}
