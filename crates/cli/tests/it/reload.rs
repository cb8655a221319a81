//! A configuration that changes while the bot runs, as an operator has it read again.

#![cfg(unix)]

use std::process::Child;

use mynah_napcat_sim::cast;

use crate::live::{Server, TOKEN, send, server, wait};
use crate::log::Log;
use crate::mynah::file;

/// A bot that runs, and its log.
struct Running {
    server: Server,
    child: Child,
    log: Log,
}

impl Running {
    async fn start() -> Self {
        let server = server(TOKEN).await;
        let mut child = server.start(&["run"]);
        let log = Log::of(&mut child);
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
    bot.log.until("the configuration was read again").await;
    assert!(!bot.answers_a_ping().await);
    bot.writes("policy: { grups: { deny: [] } }");
    let told = bot.log.until("what was read before goes on counting").await;
    assert!(told.contains("did you mean `groups`?"), "{told}");
    assert!(told.contains("bots.yaml:1:"), "{told}");
    assert!(!bot.answers_a_ping().await);
    bot.writes("");
    let told = bot.log.until("the configuration was read again").await;
    assert!(!told.contains("restart"), "{told}");
    assert!(bot.answers_a_ping().await);
    send("TERM", &bot.child);
    assert_eq!(wait(bot.child).await.code, Some(0));
}
