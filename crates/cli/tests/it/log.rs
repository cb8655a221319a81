//! What a running command writes to its log.

use std::io::{BufRead, BufReader};
use std::process::Child;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::timeout;

/// How long anything may take to be logged.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a running command writes to its standard error, line by line; it is read on, so that the
/// command never waits for whoever reads.
pub(crate) struct Log(UnboundedReceiver<String>);

impl Log {
    /// That of a command whose standard error is piped.
    pub(crate) fn of(child: &mut Child) -> Self {
        let (sender, lines) = unbounded_channel();
        let stderr = child.stderr.take().unwrap();
        std::thread::spawn(move || {
            BufReader::new(stderr).lines().map_while(Result::ok).for_each(|line| {
                // Nobody may listen any more.
                let _ = sender.send(line);
            });
        });
        Self(lines)
    }

    /// The log until there is a line with these words.
    pub(crate) async fn until(&mut self, words: &str) -> String {
        let mut told = String::new();
        let found = timeout(PATIENCE, self.tells(words, &mut told)).await;
        assert!(found == Ok(true), "nothing was logged with `{words}`:\n{told}");
        told
    }

    /// The log until the command has ended.
    pub(crate) async fn rest(mut self) -> String {
        let mut told = String::new();
        while let Some(line) = self.0.recv().await {
            told.extend([&line, "\n"]);
        }
        told
    }

    async fn tells(&mut self, words: &str, told: &mut String) -> bool {
        while let Some(line) = self.0.recv().await {
            told.extend([&line, "\n"]);
            if line.contains(words) {
                return true;
            }
        }
        false
    }
}
