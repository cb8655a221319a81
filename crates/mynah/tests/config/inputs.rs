//! Bots in the environment and in arguments.

use mynah::core::{Lang, Localize};

use super::fake::{OnFlood, built, keys};
use super::{errors, loader, variables};

const TWO: &str = "\
bots:
  - NapCat: { name: main, uri: 'ws://one' }
  - Console: { name: the-other, uri: 'ws://two', retry: { wait: 1s } }
";

#[test]
fn a_bot_is_named_by_its_number_or_by_its_name_in_any_case() {
    let config = loader(TWO)
        .env(variables([
            ("MYNAH__BOTS__0__TOKEN", "by number"),
            ("MYNAH__BOTS__MAIN__START_SERVER_COMMAND", "by name"),
            ("MYNAH__BOTS__THE_OTHER__RETRY__WAIT", "5"),
            ("MYNAH__BOTS__1__RETRY__MAX", "1h"),
        ]))
        .set("bots.Main.lang=zh-CN")
        .set("bots.1.on_flood=close")
        .set("bots[1].Console.token=with the adapter")
        .load()
        .unwrap();
    let bots = built(&config);
    let (main, other) = (keys(&bots, 0), keys(&bots, 1));
    assert_eq!(main.token.as_deref(), Some("by number"));
    assert_eq!(main.start_server_command.as_deref(), Some("by name"));
    assert_eq!(main.lang.as_ref().unwrap().to_string(), "zh-CN");
    assert_eq!(other.token.as_deref(), Some("with the adapter"));
    assert_eq!(other.on_flood, Some(OnFlood::Close));
    let retry = other.retry.as_ref().unwrap();
    assert_eq!(retry.wait.get().as_secs(), 5);
    assert_eq!(retry.max.unwrap().get().as_secs(), 3600);
}

#[test]
fn a_key_keeps_the_case_it_has_in_the_file() {
    let yaml = "bots:\n  - NapCat: { uri: 'ws://x', headers: { X-Proxy: a } }\n";
    let config =
        loader(yaml).env(variables([("MYNAH__BOTS__0__HEADERS__X_PROXY", "b")])).load().unwrap();
    assert_eq!(keys(&built(&config), 0).headers["X-Proxy"], "b");
}

#[test]
fn a_token_may_look_like_a_number_and_hold_anything() {
    for token in [
        "007", "true", "null", "", "1e9", "a #b", "a: b", "@x", "*x", "&x", "!x", "[x]", "{x: y}",
        "- x", "x\ny", "~", "0x10", "一 二",
    ] {
        let config = loader(TWO)
            .env(variables([("MYNAH__BOTS__0__TOKEN", token)]))
            .set(format!("bots.1.token={token}"))
            .load()
            .unwrap();
        let bots = built(&config);
        let expected = match token {
            "null" | "~" | "" => None,
            token => Some(token),
        };
        assert_eq!(keys(&bots, 0).token.as_deref(), expected, "{token}");
        assert_eq!(keys(&bots, 1).token.as_deref(), expected, "{token}");
    }
}

#[test]
fn all_bots_can_come_from_outside_the_file() {
    let config = loader(TWO)
        .env(variables([("MYNAH__BOTS", "[{napcat: {uri: ws://env}}]")]))
        .set("bots.0.name=x")
        .load()
        .unwrap();
    let bots = built(&config);
    assert_eq!(bots.len(), 1);
    assert_eq!(keys(&bots, 0).uri, "ws://env");
    assert_eq!(keys(&bots, 0).name.as_deref(), Some("x"));
}

#[test]
fn a_bot_that_is_not_there_is_said_to_be_missing() {
    let loader = loader(TWO)
        .env(variables([("MYNAH__BOTS__2__TOKEN", "hush")]))
        .set("bots.mian.token=hush")
        .set("bots.mian=hush");
    let errors = errors(loader);
    insta::assert_snapshot!(errors.render(), @r"
    error: there is no such bot; a bot is named by its number, the first being 0, or by its `name`
      --> environment variable MYNAH__BOTS__2__TOKEN

    error: there is no such bot; a bot is named by its number, the first being 0, or by its `name`
      --> --set bots.mian.token

    error: there is no such bot; a bot is named by its number, the first being 0, or by its `name`
      --> --set bots.mian
    ");
    insta::assert_snapshot!(errors.localize(&Lang::chinese()), @r"
    环境变量 MYNAH__BOTS__2__TOKEN: 没有这个机器人；机器人用序号（从 0 开始）或 `name` 来指定
    --set bots.mian.token: 没有这个机器人；机器人用序号（从 0 开始）或 `name` 来指定
    --set bots.mian: 没有这个机器人；机器人用序号（从 0 开始）或 `name` 来指定
    ");
}

#[test]
fn a_name_that_two_bots_have_names_none() {
    let yaml =
        "bots:\n  - NapCat: { name: a, uri: 'ws://x' }\n  - Console: { name: A, uri: 'ws://y' }\n";
    let errors = errors(loader(yaml).set("bots.a.token=hush"));
    insta::assert_snapshot!(errors.render(), @r"
    error: more than one bot has this name; say which by its number, the first being 0
      --> --set bots.a.token
    ");
    insta::assert_snapshot!(errors.localize(&Lang::chinese()), @"--set bots.a.token: 有好几个机器人都叫这个名字；请用序号（从 0 开始）指明是哪一个");
}

#[test]
fn what_is_wrong_in_a_variable_or_an_argument_is_said_of_it() {
    let loader = loader(TWO)
        .env(variables([
            ("MYNAH__BOTS__MAIN__ATTEMPTS", "hush"),
            ("MYNAH__BOTS__MAIN__TOKNE", "hush"),
        ]))
        .set("bots.1.retry.wait=hush")
        .set("bots.1.uri=http://hush");
    let errors = errors(loader);
    insta::assert_snapshot!(errors.render(), @r"
    error: `bots[0].NapCat.attempts`: expected a whole number from 0 to 65535, found a text
      --> environment variable MYNAH__BOTS__MAIN__ATTEMPTS

    error: `bots[0].NapCat.tokne`: unknown key `tokne`; known are `uri`, `name`, `token`, `lang`, `start_server_command`, `attempts`, `retry`, `headers` and `on_flood`; did you mean `token`?
      --> environment variable MYNAH__BOTS__MAIN__TOKNE

    error: `bots[1].Console.retry.wait`: `…` is not a duration; write `30s`, `500ms` or `5m`
      --> --set bots.1.retry.wait

    error: `bots[1].Console.uri`: `…` is no address; write `ws://…`
      --> --set bots.1.uri
    ");
    insta::assert_snapshot!(errors.localize(&Lang::chinese()), @r"
    环境变量 MYNAH__BOTS__MAIN__ATTEMPTS: `bots[0].NapCat.attempts`：这里应当是不超过 65535 的非负整数，写的却是文字
    环境变量 MYNAH__BOTS__MAIN__TOKNE: `bots[0].NapCat.tokne`：没有 `tokne` 这个键；可用的有 `uri`、`name`、`token`、`lang`、`start_server_command`、`attempts`、`retry`、`headers`、`on_flood`；是不是想写 `token`？
    --set bots.1.retry.wait: `bots[1].Console.retry.wait`：`…` 不是时长；请写成 `30s`、`500ms` 或 `5m`
    --set bots.1.uri: `bots[1].Console.uri`：`…` is no address; write `ws://…`
    ");
}

#[test]
fn what_is_wrong_for_the_framework_in_a_variable_or_an_argument_is_said_of_it() {
    let loader = loader(TWO)
        .env(variables([
            ("MYNAH__SHUTDOWN__DEADLINE", "hush"),
            ("MYNAH__SHUTDOWN__", "hush"),
            ("MYNAH__LANGUAGE", "hush"),
        ]))
        .set("handlers.queue=0")
        .set("handlers.queues=0")
        .set("hush")
        .set("c2VjcmV0==")
        .set("modules.disable=[hush")
        .set("modules={disable: [hush], disable: [], disabled: hush}");
    let errors = errors(loader);
    insta::assert_snapshot!(errors.render(), @r"
    error: `modules.disable`: the key is set twice
      --> --set modules

    error: the name does not name a key; write the levels with two underscores between them, as in `MYNAH__SHUTDOWN__DEADLINE`
      --> environment variable MYNAH__SHUTDOWN__

    error: an argument of `--set` is a key and a value, as in `shutdown.deadline=20s`
      --> --set (number 3)

    error: an argument of `--set` is a key and a value, as in `shutdown.deadline=20s`
      --> --set (number 4)

    error: `modules.disable`: the value is not YAML; put a text that begins with a bracket or a quote in quotes
      --> --set modules.disable

    error: `handlers.queue`: expected a whole number above zero
      --> --set handlers.queue

    error: `handlers.queues`: unknown key `queues`; known are `deadline`, `queue`, `queue_per_conversation`, `when_full` and `sessions`; did you mean `queue`?
      --> --set handlers.queues

    error: `language`: unknown key `language`; known are `lang`, `texts`, `log`, `commands`, `handlers`, `policy`, `shutdown`, `modules`, `dedupe`, `prefer_bot`, `reload` and `bots`; did you mean `lang`?
      --> environment variable MYNAH__LANGUAGE

    error: `shutdown.deadline`: `…` is not a duration; write `30s`, `500ms` or `5m`
      --> environment variable MYNAH__SHUTDOWN__DEADLINE

    error: `modules.disabled`: there is no module `disabled`; only `disable` is known; did you mean `disable`?
      --> --set modules
    ");
    insta::assert_snapshot!(errors.localize(&Lang::chinese()), @r"
    --set modules: `modules.disable`：这个键写了两次
    环境变量 MYNAH__SHUTDOWN__: 这个变量名对应不上任何键；各级之间用两个下划线隔开，例如 `MYNAH__SHUTDOWN__DEADLINE`
    第 3 个 --set: `--set` 后面要写“键=值”，例如 `shutdown.deadline=20s`
    第 4 个 --set: `--set` 后面要写“键=值”，例如 `shutdown.deadline=20s`
    --set modules.disable: `modules.disable`：这个值不是合法的 YAML；以括号或引号开头的文字请放进引号里
    --set handlers.queue: `handlers.queue`：这里应当是大于零的整数
    --set handlers.queues: `handlers.queues`：没有 `queues` 这个键；可用的有 `deadline`、`queue`、`queue_per_conversation`、`when_full`、`sessions`；是不是想写 `queue`？
    环境变量 MYNAH__LANGUAGE: `language`：没有 `language` 这个键；可用的有 `lang`、`texts`、`log`、`commands`、`handlers`、`policy`、`shutdown`、`modules`、`dedupe`、`prefer_bot`、`reload`、`bots`；是不是想写 `lang`？
    环境变量 MYNAH__SHUTDOWN__DEADLINE: `shutdown.deadline`：`…` 不是时长；请写成 `30s`、`500ms` 或 `5m`
    --set modules: `modules.disabled`：没有 `disabled` 这个模块；可用的只有 `disable`；是不是想写 `disable`？
    ");
    assert_eq!(errors.to_string().lines().count(), errors.iter().count());
}

#[test]
fn a_key_missing_from_what_was_given_is_said_of_it() {
    let loader = loader(TWO).set("bots.0.retry.max=1s");
    let errors = errors(loader);
    insta::assert_snapshot!(errors.render(), @r"
    error: `bots[0].NapCat.retry`: the key `wait` is missing
      --> --set bots.0.retry.max
    ");
    insta::assert_snapshot!(errors.localize(&Lang::chinese()), @"--set bots.0.retry.max: `bots[0].NapCat.retry`：缺少 `wait` 这个键");
}
