//! What a session waits for is what a handler would want, and it goes on in the language spoken.

use mynah_core::i18n::UserLangs;

use super::*;
use crate::condition::localized;
use crate::policy::{Policies, Policy};
use crate::prelude::{Session, UserId};
use crate::session::WaitError;

/// Orders tea: in which words and to whom is said in its texts.
async fn order(session: Session) -> crate::Result<String> {
    let tea = message().text_is(localized("tea")).or(command("tea"));
    session.wait_for(tea).anyone().await?;
    Ok(session.texts().text("done").to_string())
}

async fn ask(session: Session) -> String {
    match session.ask("?").await {
        Err(WaitError::Cancelled) => session.texts().text("done").to_string(),
        other => format!("{other:?}"),
    }
}

fn bar() -> Module {
    Module::new("bar")
        .texts("en", "tea = a tea\ncommand-tea = chai\ndone = One tea.\ncommand-order = buy")
        .texts("zh-CN", "tea = 来杯茶\ncommand-tea = 茶\ndone = 茶来了。\ncommand-order = 点单")
        .on(command("order"), order)
        .on(command("ask"), ask)
}

/// The bar, for a bot that speaks `lang`; user 8 chose Chinese.
fn open(module: Module, lang: Lang, policies: Policies) -> Stage {
    let mut provided = Provided { lang: lang.clone(), policies, ..Provided::default() };
    let langs = UserLangs::default();
    langs.choose(&Paper::new("main").platform(), &8.into(), Some(Lang::chinese()));
    provided.state.insert(langs);
    let options = DispatchOptions { lang, ..Default::default() };
    let plan = Plan::new([module], provided).unwrap();
    let dispatcher = Dispatcher::new(plan, options, Listeners::default(), Lang::english());
    let paper = Paper::new("main");
    let sink = dispatcher.sink(Bot::new(Arc::new(paper.clone())));
    Stage { dispatcher, sink, paper, handled: Arc::default() }
}

/// What comes of these, said one after another.
async fn said(stage: Stage, lines: &[(u64, &str)]) -> Vec<String> {
    for (user, text) in lines {
        let payload = MessagePayload::new(1, group(1), Sender::new(UserId::from(*user)), *text);
        let header = Header::for_bot("main").seen_by(10001);
        stage.sink.publish(Event::new(header, Payload::Message(payload)));
        sleep(Duration::from_millis(1)).await;
    }
    stage.paper.take_sent().into_iter().map(|(_, text)| text).collect()
}

async fn ordered(lang: Lang, lines: &[(u64, &str)]) -> Vec<String> {
    said(open(bar(), lang, Policies::default()), lines).await
}

#[tokio::test(start_paused = true)]
async fn words_of_the_module_are_understood_in_every_language_and_answered_in_that() {
    for words in ["来杯茶", "茶", "/茶"] {
        assert_eq!(ordered(Lang::english(), &[(7, "order"), (7, words)]).await, ["茶来了。"]);
    }
    for words in ["A tea", "chai", "/CHAI"] {
        assert_eq!(ordered(Lang::chinese(), &[(7, "order"), (7, words)]).await, ["One tea."]);
    }
}

#[tokio::test(start_paused = true)]
async fn words_of_no_language_leave_it_as_it_was() {
    assert_eq!(ordered(Lang::chinese(), &[(7, "order"), (7, "tea")]).await, ["茶来了。"]);
    assert_eq!(ordered(Lang::chinese(), &[(7, "buy"), (7, "tea")]).await, ["One tea."]);
    assert_eq!(ordered(Lang::english(), &[(7, "点单"), (7, "tea")]).await, ["茶来了。"]);
}

#[tokio::test(start_paused = true)]
async fn somebody_else_is_answered_in_the_language_they_speak_or_chose() {
    assert_eq!(ordered(Lang::english(), &[(7, "buy"), (8, "tea")]).await, ["茶来了。"]);
    assert_eq!(ordered(Lang::english(), &[(7, "buy"), (8, "chai")]).await, ["One tea."]);
    assert_eq!(ordered(Lang::english(), &[(7, "点单"), (9, "tea")]).await, ["One tea."]);
}

#[tokio::test(start_paused = true)]
async fn a_cancel_word_is_one_in_any_language_and_it_goes_on_in_that() {
    assert_eq!(ordered(Lang::english(), &[(7, "ask"), (7, "取消")]).await, ["?", "茶来了。"]);
    assert_eq!(ordered(Lang::chinese(), &[(7, "ask"), (7, "Stop")]).await, ["?", "One tea."]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_goes_by_the_prefixes_of_its_module() {
    let strict = || bar().policy(Policy::new().prefixes(["!"]));
    let lines = [(7, "!order"), (7, "/tea"), (7, "tea"), (7, "！tea")];
    let stage = open(strict(), Lang::english(), Policies::default());
    let heard = said(stage, &lines[..3]).await;
    assert_eq!(heard, [""; 0], "these are no commands here");
    let stage = open(strict(), Lang::english(), Policies::default());
    assert_eq!(said(stage, &lines).await, ["One tea."]);
}

#[tokio::test(start_paused = true)]
async fn a_command_with_a_name_of_its_own_is_understood_in_every_language() {
    let module = Module::new("sign")
        .texts("en", "command-sign = sign-in\nsigned = Signed in.")
        .texts("zh-CN", "command-sign = 签到\nsigned = 签到成功。")
        .on(command("sign").named("signing"), async |texts: Localizer| {
            texts.text("signed").to_string()
        });
    let stage = open(module, Lang::english(), Policies::default());
    assert_eq!(said(stage, &[(7, "签到")]).await, ["签到成功。"]);
}

#[tokio::test(start_paused = true)]
async fn a_message_that_is_a_text_of_the_module_is_answered_in_its_language() {
    let module = Module::new("hello")
        .texts("en", "greeting = hello\nback = Hello!")
        .texts("zh-CN", "greeting = 你好\nback = 你好！")
        .on(message().text_starts_with(localized("greeting")), async |texts: Localizer| {
            texts.text("back").to_string()
        });
    let stage = open(module, Lang::english(), Policies::default());
    let answers = said(stage, &[(7, "hello there"), (7, "你好呀"), (8, "hello there")]).await;
    assert_eq!(answers, ["Hello!", "你好！", "Hello!"]);
}
