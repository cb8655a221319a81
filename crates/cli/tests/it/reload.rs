//! A configuration that changes while the bot runs, as an operator has it read again.

#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::process::Child;
use std::time::Duration;

use mynah_napcat_sim::cast;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::live::{Server, TOKEN, send, server, wait};
use crate::mynah::file;

/// A bot that runs, and its log.
struct Running {
    server: Server,
    child: Child,
    log: UnboundedReceiver<String>,
}

impl Running {
    async fn start() -> Self {
        let server = server(TOKEN).await;
        let mut child = server.start(&["run"]);
        let (sender, log) = unbounded_channel();
        let stderr = child.stderr.take().unwrap();
        std::thread::spawn(move || {
            BufReader::new(stderr).lines().map_while(Result::ok).for_each(|line| {
                // Nobody may listen any more.
                let _ = sender.send(line);
            });
        });
        server.sim.wait_for_connection().await.unwrap();
        Self { server, child, log }
    }

    /// Has these lines stand in front of the file, and the file read again.
    fn writes(&self, lines: &str) {
        let yaml = format!(
            "{lines}\nlog: debug\nbots:\n  - NapCat: {{ name: main, uri: '{}', token: {TOKEN} }}\n",
            self.server.sim.uri()
        );
        file(&self.server.folder, "bots.yaml", &yaml);
        send("HUP", &self.child);
    }

    /// The log until there is a line with these words.
    async fn logs(&mut self, words: &str) -> String {
        let mut told = String::new();
        let mut until = async || {
            while let Some(line) = self.log.recv().await {
                told.push_str(&line);
                told.push('\n');
                if line.contains(words) {
                    return true;
                }
            }
            false
        };
        let found = tokio::time::timeout(Duration::from_secs(20), until()).await;
        assert!(found == Ok(true), "nothing was logged with `{words}`:\n{told}");
        told
    }

    /// Whether a ping is answered; what is said after it in the same group always is.
    async fn answers_a_ping(&self) -> bool {
        let sim = &self.server.sim;
        sim.says(cast::ALICE, "ping").await;
        sim.says(cast::ALICE, "help").await;
        let pong = sim.expect_reply().await.unwrap().text() == "pong";
        if pong {
            sim.expect_reply().await.unwrap();
        }
        pong
    }
}

#[tokio::test]
async fn a_file_that_is_read_again_counts_and_one_with_a_mistake_changes_nothing() {
    let mut bot = Running::start().await;
    assert!(bot.answers_a_ping().await);
    bot.writes("policy: { modules: { ping: { groups: { deny: [570000001] } } } }");
    bot.logs("the configuration was read again").await;
    assert!(!bot.answers_a_ping().await);
    bot.writes("policy: { grups: { deny: [] } }");
    let told = bot.logs("what was read before goes on counting").await;
    assert!(told.contains("did you mean `groups`?"), "{told}");
    assert!(told.contains("bots.yaml:1:"), "{told}");
    assert!(!bot.answers_a_ping().await);
    bot.writes("");
    let told = bot.logs("the configuration was read again").await;
    assert!(!told.contains("restart"), "{told}");
    assert!(bot.answers_a_ping().await);
    send("TERM", &bot.child);
    assert_eq!(wait(bot.child).await.code, Some(0));
}
