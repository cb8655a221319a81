//! The shipped modules on the NapCat adapter, over a real socket.

use mynah::App;
use mynah::config::{Loader, Registry};
use mynah_adapter_napcat::NapCatFactory;
use mynah_napcat_sim::{Sim, Target, cast};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

struct Running {
    sim: Sim,
    stop: CancellationToken,
    app: JoinHandle<Result<(), mynah::app::AppError>>,
}

async fn running(lang: &str) -> Running {
    let sim = Sim::start().await.unwrap();
    let yaml = format!("bots: [NapCat: {{ name: main, lang: {lang}, uri: {} }}]", sim.uri());
    let config = Loader::new().env([]).text("test.yaml", &yaml).load().unwrap();
    let mut app = App::new();
    for bot in Registry::new().with(NapCatFactory).build(&config).unwrap() {
        app = app.bot(bot);
    }
    for module in mynah_modules::all() {
        app = app.module(module);
    }
    let stop = CancellationToken::new();
    let app = tokio::spawn(app.run(stop.clone().cancelled_owned()));
    sim.wait_for_connection().await.unwrap();
    Running { sim, stop, app }
}

impl Running {
    async fn answer(&self, text: &str) -> String {
        self.sim.says(cast::ALICE, text).await;
        self.sim.expect_reply().await.unwrap().text()
    }

    async fn stopped(self) {
        self.stop.cancel();
        self.app.await.unwrap().unwrap();
        assert_eq!(self.sim.connections(), 0);
    }
}

#[tokio::test]
async fn a_ping_is_answered_with_a_quotation() {
    let running = running("en").await;
    let asked = running.sim.says(cast::ALICE, "ping").await;
    let reply = running.sim.expect_reply().await.unwrap();
    assert_eq!(reply.text(), "pong");
    assert_eq!(reply.quotes(), Some(asked));
    running.stopped().await;
}

#[tokio::test]
async fn a_private_message_is_answered_in_private() {
    let running = running("en").await;
    running.sim.whispers(cast::FIONA, "ping").await;
    let reply = running.sim.expect_reply().await.unwrap();
    assert_eq!(reply.target, Target::Friend(cast::FIONA));
    running.stopped().await;
}

#[tokio::test]
async fn the_dragon_king_and_the_veterans_are_named_in_the_language_of_the_bot() {
    let running = running("zh_CN.UTF-8").await;
    let answer = running.answer("龙王").await;
    assert!(answer.contains("当前龙王是"), "{answer}");
    let answer = running.answer("/dragon").await;
    assert!(answer.contains("50 级以上"), "{answer}");
    running.stopped().await;
}

#[tokio::test]
async fn the_help_lists_what_napcat_alone_can_do() {
    let running = running("en").await;
    let answer = running.answer("help").await;
    for command in ["help", "ping", "dragon"] {
        assert!(answer.contains(command), "{answer}");
    }
    running.stopped().await;
}

#[tokio::test]
async fn who_joins_is_mentioned_and_greeted() {
    let running = running("en").await;
    let group = running.sim.default_group().id();
    running.sim.joins(group, cast::STRANGER).await;
    let reply = running.sim.expect_reply().await.unwrap();
    assert_eq!(reply.mentions(), [cast::STRANGER]);
    assert!(reply.text().contains("welcome"), "{reply}");
    running.stopped().await;
}

#[tokio::test]
async fn a_bot_answers_again_after_the_server_came_back() {
    let running = running("en").await;
    assert_eq!(running.answer("ping").await, "pong");
    running.sim.crash().await;
    running.sim.restart().await.unwrap();
    running.sim.wait_for_connection().await.unwrap();
    assert_eq!(running.answer("ping").await, "pong");
    running.stopped().await;
}
