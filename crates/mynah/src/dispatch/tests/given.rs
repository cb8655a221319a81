//! What handlers are given: states, configurations, words read as values.

use mynah_core::i18n::UserLangs;
use mynah_core::{Localize, Section};
use serde::Deserialize;

use super::*;
use crate::prelude::{Config, State, UserId};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Manners {
    greeting: String,
}

async fn greet(manners: Config<Manners>, name: State<String>) -> String {
    format!("{}, {}!", manners.greeting, *name)
}

fn provided() -> Provided {
    let section = Section::of(serde_json::json!({ "greeting": "Hi" })).unwrap();
    let mut provided = Provided::default();
    provided.sections.insert("greeter".to_owned(), section);
    provided.state.insert("app".to_owned());
    provided
}

fn problems(module: Module, provided: Provided) -> Vec<String> {
    let problems = Plan::new([module], provided).err().unwrap_or_default();
    problems.iter().map(|problem| problem.localize(&Lang::english())).collect()
}

async fn said(modules: [Module; 2], text: &str) -> Vec<String> {
    let plan = Plan::new(modules, provided()).unwrap();
    let options = DispatchOptions::default();
    let dispatcher = Dispatcher::new(plan, options, Listeners::default(), Lang::english());
    let paper = Paper::new("main");
    let sink = dispatcher.sink(Bot::new(Arc::new(paper.clone())));
    let stage = Stage { dispatcher, sink, paper, handled: Arc::default() };
    stage.says(&group(1), text);
    stage.texts().await
}

#[tokio::test(start_paused = true)]
async fn a_handler_takes_states_and_the_configuration_of_its_module() {
    async fn other(name: State<String>, nothing: Option<State<u8>>) -> String {
        format!("{} {}", *name, nothing.is_some())
    }
    let greeter =
        Module::new("greeter").config::<Manners>().state("module".to_owned()).on(message(), greet);
    let other = Module::new("other").on(message(), other);
    assert_eq!(said([greeter, other], "hi").await, ["Hi, module!", "app false"]);
}

#[test]
fn what_nobody_provides_is_found_at_the_start_by_handler_and_type() {
    let module = Module::new("greeter").on(message(), greet);
    let path = std::any::type_name_of_val(&greet);
    assert_eq!(
        problems(module.clone(), Provided::default()),
        [format!(
            "module `greeter`: {path} can never run: it takes `Config<Manners>`, which its module \
             does not declare; call `.config::<Manners>()` on the module"
        )]
    );
    let module = module.config::<Manners>();
    assert_eq!(
        problems(module, Provided::default()),
        [format!(
            "module `greeter`: {path} can never run: it takes `State<String>`, which nobody \
             provides; call `.state(…)` on its module or on the app"
        )]
    );
}

#[test]
fn a_module_that_is_configured_wrongly_is_found_at_the_start() {
    let mut provided = provided();
    let section = Section::of(serde_json::json!({ "greting": "Hi" })).unwrap();
    provided.sections.insert("greeter".to_owned(), section);
    let module = Module::new("greeter").config::<Manners>();
    assert_eq!(
        problems(module, provided),
        ["module `greeter` is configured wrongly: `greting`: unknown key `greting`; \
          only `greeting` is known; did you mean `greeting`?"]
    );
    assert_eq!(
        problems(Module::new("greeter"), self::provided()),
        ["module `greeter` has nothing to configure, and there is a section for it"]
    );
}

#[tokio::test(start_paused = true)]
async fn words_that_do_not_fit_are_answered_when_they_were_said_to_the_bot() {
    async fn mute(Args((who, minutes)): Args<(UserId, u64)>) -> String {
        format!("{who} for {minutes}")
    }
    let options = DispatchOptions { lang: Lang::chinese(), ..Default::default() };
    let module = Module::new("mod").on(command("mute").with_args(), mute);
    let stage = Stage::with([module], options);
    for text in ["/mute 42 10", "/mute 42 ten", "mute 42 ten"] {
        stage.says(&group(1), text);
    }
    stage.says(&Target::private(7), "mute 42");
    let mut texts = stage.texts().await;
    texts.sort();
    assert_eq!(
        texts,
        [
            "42 for 10",
            "[reply 1]第 2 个参数：`ten` 不合适，这里应当是非负整数",
            "[reply 1]缺少第 2 个参数：这里应当是非负整数",
        ]
    );
}

/// Signs in under its own name and that of each language.
fn sign() -> Module {
    async fn sign(texts: Localizer) -> String {
        texts.text("signed").to_string()
    }
    Module::new("sign")
        .texts("en", "command-sign = sign-in\nsigned = Signed in.")
        .texts("zh-CN", "command-sign = 签到 | 打卡\nsigned = 签到成功。")
        .on(command("sign").in_group(), sign)
}

#[tokio::test(start_paused = true)]
async fn a_command_is_said_in_any_language_and_answered_in_that() {
    let stage = Stage::new([sign()]);
    for text in ["/sign", "/Sign-In", "/签到", "/打卡"] {
        stage.says(&group(1), text);
    }
    let texts = stage.texts().await;
    assert_eq!(texts, ["Signed in.", "Signed in.", "签到成功。", "签到成功。"]);
}

#[tokio::test(start_paused = true)]
async fn who_chose_a_language_is_answered_in_it_unless_they_speak_another() {
    async fn choose(langs: UserLangs, bot: Bot) {
        langs.choose(&bot.platform(), &7.into(), Some(Lang::chinese()));
    }
    let mut provided = Provided::default();
    provided.state.insert(UserLangs::default());
    let choose = Module::new("choose").on(command("choose"), choose);
    let plan = Plan::new([choose, sign()], provided).unwrap();
    let options = DispatchOptions::default();
    let dispatcher = Dispatcher::new(plan, options, Listeners::default(), Lang::english());
    let paper = Paper::new("main");
    let sink = dispatcher.sink(Bot::new(Arc::new(paper.clone())));
    let stage = Stage { dispatcher, sink, paper, handled: Arc::default() };
    for text in ["/sign", "/choose", "/sign", "/sign-in"] {
        stage.says(&group(1), text);
    }
    assert_eq!(stage.texts().await, ["Signed in.", "签到成功。", "Signed in."]);
}
