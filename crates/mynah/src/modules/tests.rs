//! Modules that start, stop, fail, and are switched and told something new while an app runs.

use std::sync::{Arc, Mutex as Lock};
use std::time::Duration;

use mynah_core::event::message::Sender;
use mynah_core::event::{Header, MessagePayload};
use mynah_core::{Bot, Event, Payload, Target};
use serde::Deserialize;
use tokio::time::sleep;

use super::*;
use crate::app::AppError;
use crate::config::Loader;
use crate::module::ModuleContext;
use crate::prelude::{Args, Config, Directory, Message, Result, State, command, message};
use crate::testing::Paper;
use crate::{App, HandlerError, Module};

mod policy;

const SECOND: Duration = Duration::from_secs(1);

/// What happened, in order.
type Log = Arc<Lock<Vec<String>>>;

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Words {
    hello: String,
}

impl Default for Words {
    fn default() -> Self {
        Self { hello: "Hello".to_owned() }
    }
}

fn said(text: &str, user: u64) -> Event {
    let payload = MessagePayload::new(1, Target::group(1), Sender::new(user), text);
    Event::new(Header::for_bot("main").seen_by(10001), Payload::Message(payload))
}

/// Notes its start and its stop, and answers its own name.
fn noting(name: &'static str, log: &Log) -> Module {
    let (start, stop) = (Arc::clone(log), Arc::clone(log));
    let note = move |log: &Log, what: &str| log.lock().unwrap().push(format!("{name} {what}"));
    Module::new(name)
        .on_start(move |_: ModuleContext| {
            note(&start, "starts");
            async { Ok(()) }
        })
        .on_stop(move |_: ModuleContext| {
            note(&stop, "stops");
            async { Ok(()) }
        })
        .on(command(name).help(name), move || async move { name })
}

fn log_of(log: &Log) -> Vec<String> {
    std::mem::take(&mut *log.lock().unwrap())
}

fn app(paper: &Paper, modules: impl IntoIterator<Item = Module>) -> App {
    let app = App::new().bot(Bot::new(Arc::new(paper.clone())));
    modules.into_iter().fold(app, App::module)
}

fn texts(paper: &Paper) -> Vec<String> {
    paper.take_sent().into_iter().map(|(_, text)| text).collect()
}

fn status(modules: &Modules) -> Vec<(&'static str, bool)> {
    modules.list().iter().map(|module| (module.name, module.on)).collect()
}

#[tokio::test(start_paused = true)]
async fn modules_start_after_what_they_need_and_stop_before_it() {
    let log = Log::default();
    let paper = Paper::new("main").seeing([said("shop", 7)]);
    let modules = [noting("shop", &log).needs("points"), noting("points", &log)];
    app(&paper, modules).run(sleep(SECOND)).await.unwrap();
    assert_eq!(log_of(&log), ["points starts", "shop starts", "shop stops", "points stops"]);
    assert_eq!(texts(&paper), ["shop"]);
}

#[tokio::test(start_paused = true)]
async fn a_module_that_does_not_start_is_off_and_so_is_what_needs_it() {
    for broken in [
        Module::new("points").on_start(async |_: ModuleContext| Err(HandlerError::new("no disk"))),
        Module::new("points").on_start(async |_: ModuleContext| panic!("on purpose")),
        Module::new("points").on_start(async |_: ModuleContext| {
            std::future::pending::<()>().await;
            Ok(())
        }),
    ] {
        let log = Log::default();
        let paper = Paper::new("main").seeing([said("shop", 7), said("ping", 7)]);
        let app = app(&paper, [broken, noting("shop", &log).needs("points"), noting("ping", &log)]);
        let modules = app.modules();
        let running = tokio::spawn(app.run(sleep(SECOND * 1000)));
        sleep(SECOND * 500).await;
        assert_eq!(status(&modules), [("points", false), ("shop", false), ("ping", true)]);
        let error = modules.enable("shop").await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "module `shop` is off, because it needs `points`, which is off"
        );
        running.await.unwrap().unwrap();
        assert_eq!(texts(&paper), ["ping"]);
        assert_eq!(log_of(&log), ["ping starts", "ping stops"]);
    }
}

#[tokio::test(start_paused = true)]
async fn modules_that_wait_for_each_other_keep_the_app_from_starting() {
    let paper = Paper::new("main");
    let modules = [Module::new("a").needs("b"), Module::new("b").after("a")];
    let error = app(&paper, modules).run(sleep(SECOND)).await.unwrap_err();
    let AppError::CannotStart { problems } = error else { panic!("{error}") };
    assert_eq!(problems.len(), 1);
}

async fn switch(args: Args, modules: Modules) -> Result<String> {
    let (what, name) = args.text().split_once(' ').unwrap_or_default();
    match what {
        "off" => modules.disable(name).await?,
        _ => modules.enable(name).await?,
    }
    Ok(format!("{what} {name}"))
}

async fn help(directory: Directory) -> String {
    directory
        .entries()
        .iter()
        .map(|entry| entry.commands()[0].as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test(start_paused = true)]
async fn a_module_is_switched_off_and_on_while_the_app_runs_and_the_help_knows() {
    let log = Log::default();
    let control = Module::new("control")
        .on(command("switch").with_args().from(1).help("switches"), switch)
        .on(command("help").help("lists"), help);
    let lines = [
        ("points", 7),
        ("help", 7),
        ("help", 1),
        ("switch off points", 7),
        ("switch off points", 1),
        ("points", 7),
        ("shop", 7),
        ("help", 7),
        ("switch on points", 1),
        ("points", 7),
        ("shop", 7),
    ];
    let paper = Paper::new("main").seeing(lines.map(|(line, user)| said(line, user)));
    let modules = [control, noting("points", &log), noting("shop", &log).needs("points")];
    app(&paper, modules).run(sleep(SECOND)).await.unwrap();
    assert_eq!(
        texts(&paper),
        [
            "points",
            "help points shop",
            "switch help points shop",
            "off points",
            "help",
            "on points",
            "points",
            "shop"
        ]
    );
    assert_eq!(
        log_of(&log),
        [
            "points starts",
            "shop starts",
            "shop stops",
            "points stops",
            "points starts",
            "shop starts",
            "shop stops",
            "points stops"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_module_that_is_off_keeps_nobody_from_starting_and_says_why_it_cannot_be_switched_on() {
    async fn needs_state(_: State<u8>) {}
    let paper = Paper::new("main");
    let module = Module::new("broken").on(message(), needs_state);
    let mut settings = crate::config::Settings::default();
    settings.modules.disable = vec!["broken".to_owned()];
    let app = app(&paper, [module]).settings(&settings);
    let modules = app.modules();
    let running = tokio::spawn(app.run(sleep(SECOND)));
    tokio::task::yield_now().await;
    let error = modules.enable("broken").await.unwrap_err().to_string();
    assert!(error.contains("State<u8>"), "{error}");
    let error = modules.enable("brokn").await.unwrap_err().to_string();
    assert_eq!(error, "there is no module `brokn`; did you mean `broken`?");
    running.await.unwrap().unwrap();
}

fn config(yaml: &str) -> crate::config::Config {
    let loaded = Loader::new().text("mynah.yaml", yaml).env([]).load();
    loaded.unwrap_or_else(|errors| panic!("{}", errors.render()))
}

#[tokio::test(start_paused = true)]
async fn what_is_new_in_the_configuration_counts_from_the_next_event_on() {
    async fn greet(words: Config<Words>, seen: State<Log>, _: Message) -> String {
        seen.lock().unwrap().push(words.hello.clone());
        words.hello.clone()
    }
    let log = Log::default();
    let changes = Arc::clone(&log);
    let module = Module::new("greeter")
        .config::<Words>()
        .state(Arc::clone(&log))
        .on_start(move |module: ModuleContext| {
            let log = Arc::clone(&changes);
            async move {
                let mut words = module.config_changes::<Words>().expect("it is declared");
                tokio::spawn(async move {
                    while words.changed().await.is_ok() {
                        log.lock().unwrap().push(format!("now {}", words.borrow().hello));
                    }
                });
                Ok(())
            }
        })
        .on(message(), greet);
    let first = config("modules: { greeter: { hello: Hi } }");
    let paper = Paper::new("main").seeing([said("a", 7)]);
    let app = app(&paper, [module]).config(&first);
    let modules = app.modules();
    let running = tokio::spawn(app.run(sleep(SECOND * 10)));
    sleep(SECOND).await;
    modules.reload(&config("modules: { greeter: { hello: Ahoy } }")).await.unwrap();
    sleep(SECOND).await;
    assert_eq!(log_of(&log), ["Hi", "now Ahoy"]);
    modules.reload(&config("modules: { disable: [greeter] }")).await.unwrap();
    assert_eq!(status(&modules), [("greeter", false)]);
    // Switched on by hand, it stays on until the configuration says something else about it.
    modules.enable("greeter").await.unwrap();
    modules.reload(&config("modules: { disable: [greeter] }")).await.unwrap();
    assert_eq!(status(&modules), [("greeter", true)]);
    running.await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_configuration_that_cannot_be_meant_changes_nothing() {
    let module = Module::new("greeter").config::<Words>();
    let paper = Paper::new("main");
    let app = app(&paper, [module]);
    let modules = app.modules();
    let running = tokio::spawn(app.run(sleep(SECOND)));
    tokio::task::yield_now().await;
    let wrong = "modules: { disable: [greeter], greeter: { helo: Hi } }";
    let wrong = Loader::new().text("mynah.yaml", wrong).env([]).load().unwrap();
    let problems = modules.reload(&wrong).await.unwrap_err();
    assert!(problems[0].to_string().contains("did you mean `hello`?"), "{problems:?}");
    assert_eq!(status(&modules), [("greeter", true)]);
    running.await.unwrap().unwrap();
}
