//! A policy that changes while the app runs, and what the help makes of it.

use mynah_core::UserId;

use super::*;
use crate::policy::Policy;

/// A bot that hears and says, under a policy that can change.
struct Running {
    paper: Paper,
    modules: Modules,
    _app: tokio::task::JoinHandle<()>,
}

impl Running {
    async fn under(yaml: &str) -> Self {
        let ping = Module::new("ping").on(command("ping").help("pings"), || async { "pong" });
        let help = Module::new("help").on(command("help"), help);
        let own = Module::new("art")
            .policy(Policy::new().private(false).deny_groups([3]))
            .on(command("draw").help("draws"), || async { "drawn" })
            .on(command("erase").by_super().help("erases"), || async { "erased" });
        let paper = Paper::new("main");
        let app = app(&paper, [ping, help, own]).config(&config(yaml));
        let modules = app.modules();
        let app = tokio::spawn(async move { app.run(sleep(SECOND * 100_000)).await.unwrap() });
        sleep(SECOND).await;
        Self { paper, modules, _app: app }
    }

    async fn reload(&self, yaml: &str) {
        self.modules.reload(&config(yaml)).await.unwrap();
    }

    /// What is answered when `user` says `text` there.
    async fn says(&self, user: u64, target: Target, text: &str) -> Vec<String> {
        use crate::testing::Scene;
        let sender = Sender::new(UserId::from(user));
        let payload = MessagePayload::new(1, target, sender, text);
        self.paper.plays(Payload::Message(payload)).await.unwrap();
        sleep(SECOND).await;
        texts(&self.paper)
    }
}

#[tokio::test(start_paused = true)]
async fn a_new_policy_counts_from_the_next_message_on() {
    let bot = Running::under("{}").await;
    assert_eq!(bot.says(7, Target::group(1), "ping").await, ["pong"]);
    bot.reload("policy: { groups: { deny: [1] } }").await;
    assert_eq!(bot.says(7, Target::group(1), "ping").await, [""; 0]);
    assert_eq!(bot.says(7, Target::group(2), "ping").await, ["pong"]);
    bot.reload("policy: { modules: { ping: { prefixes: ['!'] } } }").await;
    assert_eq!(bot.says(7, Target::group(1), "ping").await, [""; 0]);
    assert_eq!(bot.says(7, Target::group(1), "!ping").await, ["pong"]);
    bot.reload("commands: { prefixes: ['#'] }").await;
    assert_eq!(bot.says(7, Target::group(1), "!ping").await, [""; 0]);
    assert_eq!(bot.says(7, Target::group(1), "#ping").await, ["pong"]);
    bot.reload("policy: { supers: [7] }").await;
    assert_eq!(bot.says(7, Target::group(1), "erase").await, ["erased"]);
    assert_eq!(bot.says(8, Target::group(1), "erase").await, [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_limit_that_stays_as_it_is_goes_on_counting() {
    let limits =
        "limit: { count: 1, per: 30h }, modules: { art: { limit: { count: 1, per: 30h } } }";
    let bot = Running::under(&format!("policy: {{ {limits} }}")).await;
    assert_eq!(bot.says(7, Target::group(1), "ping").await, ["pong"]);
    assert_eq!(bot.says(7, Target::group(1), "draw").await, ["drawn"]);
    bot.reload(&format!("policy: {{ {limits}, supers: [1] }}")).await;
    assert_eq!(bot.says(7, Target::group(1), "ping").await, [""; 0]);
    assert_eq!(bot.says(7, Target::group(1), "draw").await, [""; 0]);
    bot.reload("policy: { limit: { count: 2, per: 30h } }").await;
    assert_eq!(bot.says(7, Target::group(1), "ping").await, ["pong"]);
}

#[tokio::test(start_paused = true)]
async fn the_help_lists_what_the_policy_lets_whoever_asks_do_there() {
    let bot =
        Running::under("policy: { supers: [1], modules: { ping: { users: { deny: [8] } } } }")
            .await;
    assert_eq!(bot.says(7, Target::group(1), "help").await, ["ping draw"]);
    assert_eq!(bot.says(1, Target::group(1), "help").await, ["ping draw erase"]);
    assert_eq!(bot.says(8, Target::group(1), "help").await, ["draw"]);
    assert_eq!(bot.says(1, Target::private(1), "help").await, ["ping"]);
    assert_eq!(bot.says(1, Target::group(3), "help").await, ["ping"]);
    bot.reload("policy: { private: false, modules: { help: { private: true } } }").await;
    assert_eq!(bot.says(7, Target::private(7), "help").await, [""]);
}
