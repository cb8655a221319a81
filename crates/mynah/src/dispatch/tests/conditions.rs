//! What conditions find, policies let through, and why.

use mynah_core::Localize;
use serde_json::json;

use super::*;
use crate::handler::Handler;
use crate::policy::{Policies, Policy, PolicyPart};
use crate::prelude::Captures;

fn policies(section: serde_json::Value) -> Policies {
    mynah_core::Section::of(section).unwrap().parse().unwrap()
}

impl Stage {
    fn under(modules: impl IntoIterator<Item = Module>, section: serde_json::Value) -> Self {
        let provided = Provided { policies: policies(section), ..Provided::default() };
        let plan = Plan::new(modules, provided).unwrap();
        let options = DispatchOptions::default();
        let dispatcher = Dispatcher::new(plan, options, Listeners::default(), Lang::english());
        let paper = Paper::new("main");
        let sink = dispatcher.sink(Bot::new(Arc::new(paper.clone())));
        Self { dispatcher, sink, paper, handled: Arc::default() }
    }
}

async fn yes() -> &'static str {
    "yes"
}

#[tokio::test(start_paused = true)]
async fn of_the_commands_of_a_module_the_longest_runs_with_the_words_behind_it() {
    async fn any(args: Args) -> String {
        format!("group: {}", args.text())
    }
    async fn list(args: Args) -> String {
        format!("list: {}", args.text())
    }
    let module = Module::new("groups")
        .on(command("group").with_args(), any)
        .on(command("group list").with_args(), list);
    let other = Module::new("other").on(message().text_is("group list all"), yes);
    let stage = Stage::new([module, other]);
    for text in ["group list all", "group lists", "/group  LIST"] {
        stage.says(&group(1), text);
    }
    assert_eq!(stage.texts().await, ["list: all", "yes", "group: lists", "list: "]);
}

#[tokio::test(start_paused = true)]
async fn every_handler_gets_what_its_own_pattern_found() {
    async fn first(found: Captures) -> String {
        found[1].to_owned()
    }
    let module = Module::new("dice")
        .on(message().text_matches(r"(\d+)d"), first)
        .on(message().text_matches(r"d(\d+)"), first)
        .on(message(), first);
    let stage = Stage::new([module]);
    stage.says(&group(1), "2d6");
    assert_eq!(stage.texts().await, ["2", "6"]);
}

#[tokio::test(start_paused = true)]
async fn modules_with_prefixes_of_their_own_do_not_get_the_results_of_others() {
    async fn echo(args: Args) -> String {
        args.text().to_owned()
    }
    let stage = Stage::under(
        [
            Module::new("plain").on(command("a").with_args(), echo).on("b", yes),
            Module::new("tilde")
                .policy(Policy::new().prefixes(["~"]))
                .on(command("a").with_args(), echo)
                .on(message().text_matches("^b$"), yes),
        ],
        json!({ "modules": { "tilde": { "prefixes": ["#"] } } }),
    );
    for text in ["a 1", "#a 2", "＃a 3", "~a 4", "#b", "b"] {
        stage.says(&group(1), text);
    }
    // `b` alone is what it says with any prefixes; `#b` is so with one of them.
    assert_eq!(stage.texts().await, ["1", "2", "3", "yes", "yes", "yes"]);
}

#[tokio::test(start_paused = true)]
async fn a_condition_that_fails_hurts_nobody_else() {
    let module = Module::new("mixed")
        .on(message().when(|_| panic!("on purpose")), yes)
        .on(message().when_async(|_, _| std::future::pending()), yes)
        .on(message(), slow_echo);
    let stage = Stage::new([module]);
    stage.says(&group(1), "one");
    stage.says(&group(1), "two");
    assert_eq!(stage.texts().await, ["one", "two"]);
}

#[tokio::test(start_paused = true)]
async fn an_async_condition_may_call_the_bot() {
    let named = message().when_async(async |event: Event, bot: Bot| {
        let target = event.conversation().expect("it is a message");
        bot.send_msg(&target, "asked").await.is_ok()
    });
    let module = Module::new("asks").on(named.clone(), yes).on(named, yes);
    let stage = Stage::new([module]);
    stage.says(&group(1), "hi");
    assert_eq!(stage.texts().await, ["asked", "yes", "yes"]);
}

#[tokio::test(start_paused = true)]
async fn a_user_is_limited_by_messages_that_are_answered_and_by_nothing_else() {
    let stage = Stage::under(
        [
            Module::new("many").on(command("a"), yes).on(command("a"), yes),
            Module::new("log").on(message(), yes.priority(-1)),
            Module::new("free").without_policy(PolicyPart::Limit).on(command("b"), yes),
        ],
        json!({ "limit": { "count": 2, "per": "1h" } }),
    );
    for text in ["x", "x", "x", "a", "a", "a", "b"] {
        stage.says(&group(1), text);
    }
    // Three times `x`, `a` twice by three handlers and then by one, `b` by two.
    assert_eq!(stage.texts().await.len(), 3 + 2 * 3 + 1 + 2);
}

#[test]
fn it_is_told_why_a_handler_runs_or_not() {
    async fn shop(_: Message) {}
    let staff = message().in_this_group(6).by_admin().named("staff");
    let modules = [
        Module::new("ping").on(command("ping"), yes.priority(2).stops()),
        Module::new("shop")
            .on(command("ping me").or(message().text_contains("buy")), shop)
            .on(command("ban").and(staff), shop)
            .on(message().when_async(async |_, _| true), shop)
            .on(message().from(7), shop),
    ];
    let section = json!({
        "limit": { "count": 2 },
        "modules": { "shop": { "groups": { "deny": [5] } } },
    });
    let provided = Provided { policies: policies(section), ..Provided::default() };
    let plan = Plan::new(modules, provided).unwrap();
    let said = |group: u64| {
        let payload = MessagePayload::new(1, Target::group(group), Sender::new(7), "/ping now");
        let header = Header::for_bot("main").seen_by(10001);
        Event::new(header, Payload::Message(payload))
    };
    let explained =
        [plan.explain(&said(5)).to_string(), plan.explain(&said(6)).localize(&Lang::chinese())];
    insta::assert_snapshot!(explained.join("\n\n"));
    assert_eq!(plan.wanted_by(&said(6)).len(), 2);
}
