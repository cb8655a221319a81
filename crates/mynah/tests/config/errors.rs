//! What an operator reads when something is wrong in the file.

use mynah::config::ConfigErrorKind;
use mynah::core::Lang;

use super::{chinese, errors, loader, rendered};

#[test]
fn an_unknown_key_is_pointed_at_with_the_nearest_known_one() {
    let yaml = "\
log: info
bots:
  - NapCat:
      name: main
      token: hush
      urii: ws://127.0.0.1:3001
";
    insta::assert_snapshot!(rendered(yaml), @r"
    error: unknown key `urii`; known are `uri`, `name`, `token`, `lang`, `start_server_command`, `attempts`, `retry`, `headers` and `on_flood`; did you mean `uri`?
      --> mynah.yaml:6:7
       |
     6 |       urii: …
       |       ^^^^
    ");
    insta::assert_snapshot!(chinese(yaml), @"mynah.yaml:6:7: `bots[0].NapCat.urii`：没有 `urii` 这个键；可用的有 `uri`、`name`、`token`、`lang`、`start_server_command`、`attempts`、`retry`、`headers`、`on_flood`；是不是想写 `uri`？");
    let errors = errors(loader(yaml));
    insta::assert_snapshot!(errors, @"mynah.yaml:6:7: `bots[0].NapCat.urii`: unknown key `urii`; known are `uri`, `name`, `token`, `lang`, `start_server_command`, `attempts`, `retry`, `headers` and `on_flood`; did you mean `uri`?");
    insta::assert_snapshot!(errors.render_in(&Lang::chinese()), @r"
    错误：没有 `urii` 这个键；可用的有 `uri`、`name`、`token`、`lang`、`start_server_command`、`attempts`、`retry`、`headers`、`on_flood`；是不是想写 `uri`？
      --> mynah.yaml:6:7
       |
     6 |       urii: …
       |       ^^^^
    ");
    let error = errors.iter().next().unwrap();
    assert_eq!(error.kind, ConfigErrorKind::UnknownKey);
    assert_eq!(error.key.as_deref(), Some("bots[0].NapCat.urii"));
    assert_eq!((error.line, error.column), (Some(6), Some(7)));
    assert_eq!(error.suggestion.as_deref(), Some("uri"));
    assert_eq!(error.source_line().as_deref(), Some("      urii: …"));
}

#[test]
fn unknown_keys_are_found_at_every_level() {
    let yaml = "\
bot: []
handlers:
  dedline: 1s
whatever: 1
bots:
  - NapCat: { uri: 'ws://x', retry: { wait: 1s, mxa: 2s }, frob: 1 }
";
    insta::assert_snapshot!(rendered(yaml), @r"
    error: unknown key `bot`; known are `lang`, `texts`, `log`, `commands`, `handlers`, `policy`, `shutdown`, `modules`, `dedupe`, `prefer_bot`, `reload` and `bots`; did you mean `bots`?
      --> mynah.yaml:1:1
       |
     1 | bot: …
       | ^^^

    error: unknown key `dedline`; known are `deadline`, `queue`, `queue_per_conversation`, `when_full` and `sessions`; did you mean `deadline`?
      --> mynah.yaml:3:3
       |
     3 |   dedline: …
       |   ^^^^^^^

    error: unknown key `whatever`; known are `lang`, `texts`, `log`, `commands`, `handlers`, `policy`, `shutdown`, `modules`, `dedupe`, `prefer_bot`, `reload` and `bots`
      --> mynah.yaml:4:1
       |
     4 | whatever: …
       | ^^^^^^^^

    error: unknown key `mxa`; known are `wait` and `max`; did you mean `max`?
      --> mynah.yaml:6:49
       |
     6 |   … mxa: …
       |     ^^^

    error: unknown key `frob`; known are `uri`, `name`, `token`, `lang`, `start_server_command`, `attempts`, `retry`, `headers` and `on_flood`
      --> mynah.yaml:6:60
       |
     6 |   … frob: …
       |     ^^^^
    ");
    insta::assert_snapshot!(chinese(yaml), @r"
    mynah.yaml:1:1: `bot`：没有 `bot` 这个键；可用的有 `lang`、`texts`、`log`、`commands`、`handlers`、`policy`、`shutdown`、`modules`、`dedupe`、`prefer_bot`、`reload`、`bots`；是不是想写 `bots`？
    mynah.yaml:3:3: `handlers.dedline`：没有 `dedline` 这个键；可用的有 `deadline`、`queue`、`queue_per_conversation`、`when_full`、`sessions`；是不是想写 `deadline`？
    mynah.yaml:4:1: `whatever`：没有 `whatever` 这个键；可用的有 `lang`、`texts`、`log`、`commands`、`handlers`、`policy`、`shutdown`、`modules`、`dedupe`、`prefer_bot`、`reload`、`bots`
    mynah.yaml:6:49: `bots[0].NapCat.retry.mxa`：没有 `mxa` 这个键；可用的有 `wait`、`max`；是不是想写 `max`？
    mynah.yaml:6:60: `bots[0].NapCat.frob`：没有 `frob` 这个键；可用的有 `uri`、`name`、`token`、`lang`、`start_server_command`、`attempts`、`retry`、`headers`、`on_flood`
    ");
}

#[test]
fn unknown_keys_of_one_line_are_each_pointed_at() {
    insta::assert_snapshot!(rendered(
        "bots:\n  - NapCat: { uri: 'ws://x', retry: { wait: 1s, mxa: 2s }, frob: 1 }\n"
    ), @r"
    error: unknown key `mxa`; known are `wait` and `max`; did you mean `max`?
      --> mynah.yaml:2:49
       |
     2 |   … mxa: …
       |     ^^^

    error: unknown key `frob`; known are `uri`, `name`, `token`, `lang`, `start_server_command`, `attempts`, `retry`, `headers` and `on_flood`
      --> mynah.yaml:2:60
       |
     2 |   … frob: …
       |     ^^^^
    ");
    insta::assert_snapshot!(chinese(
        "bots:\n  - NapCat: { uri: 'ws://x', retry: { wait: 1s, mxa: 2s }, frob: 1 }\n"
    ), @r"
    mynah.yaml:2:49: `bots[0].NapCat.retry.mxa`：没有 `mxa` 这个键；可用的有 `wait`、`max`；是不是想写 `max`？
    mynah.yaml:2:60: `bots[0].NapCat.frob`：没有 `frob` 这个键；可用的有 `uri`、`name`、`token`、`lang`、`start_server_command`、`attempts`、`retry`、`headers`、`on_flood`
    ");
}

#[test]
fn values_of_the_wrong_type_are_described_and_not_shown() {
    let yaml = "\
log: [hush]
commands: { prefixes: { hush: 1 } }
handlers:
  queue: hush
  deadline: hush
shutdown: hush
modules:
  disable:
    - a
    - [hush]
lang: klingon hush
";
    insta::assert_snapshot!(rendered(yaml), @r"
    error: expected a text, found a list
      --> mynah.yaml:1:1
       |
     1 | log: …
       | ^^^

    error: expected a list, found a mapping
      --> mynah.yaml:2:13
       |
     2 | … prefixes: …
       |   ^^^^^^^^

    error: expected a whole number above zero, found a text
      --> mynah.yaml:4:3
       |
     4 |   queue: …
       |   ^^^^^

    error: `…` is not a duration; write `30s`, `500ms` or `5m`
      --> mynah.yaml:5:3
       |
     5 |   deadline: …
       |   ^^^^^^^^

    error: expected a mapping, found a text
      --> mynah.yaml:6:1
       |
     6 | shutdown: …
       | ^^^^^^^^

    error: `modules.disable[1]`: expected a text, found a list
      --> mynah.yaml:10:7

    error: `…` is not a language; write a tag such as `zh-CN` or `en`
      --> mynah.yaml:11:1
        |
     11 | lang: …
        | ^^^^
    ");
    insta::assert_snapshot!(chinese(yaml), @r"
    mynah.yaml:1:1: `log`：这里应当是文字，写的却是列表
    mynah.yaml:2:13: `commands.prefixes`：这里应当是列表，写的却是键值对
    mynah.yaml:4:3: `handlers.queue`：这里应当是大于零的整数，写的却是文字
    mynah.yaml:5:3: `handlers.deadline`：`…` 不是时长；请写成 `30s`、`500ms` 或 `5m`
    mynah.yaml:6:1: `shutdown`：这里应当是键值对，写的却是文字
    mynah.yaml:10:7: `modules.disable[1]`：这里应当是文字，写的却是列表
    mynah.yaml:11:1: `lang`：`…` 不是语言；请写 `zh-CN`、`en` 这样的语言代码
    ");
}

/// Two sections in which much is wrong.
const MUCH: &str = "\
bots:
  - NapCat:
      uri: http://hush
      token: [hush]
      attempts: 70000
      on_flood: hush
      lnag: hush
      retry: { wait: -3 }
  - Console:
      uri: 3001
      headers:
        a: { b: hush }
";

#[test]
fn everything_wrong_in_a_section_is_found() {
    insta::assert_snapshot!(rendered(MUCH), @r"
    error: `…` is no address; write `ws://…`
      --> mynah.yaml:3:7
       |
     3 |       uri: …
       |       ^^^

    error: expected a text, found a list
      --> mynah.yaml:4:7
       |
     4 |       token: …
       |       ^^^^^

    error: expected a whole number from 0 to 65535
      --> mynah.yaml:5:7
       |
     5 |       attempts: …
       |       ^^^^^^^^

    error: `…` is not known here; known are `drop` and `close`
      --> mynah.yaml:6:7
       |
     6 |       on_flood: …
       |       ^^^^^^^^

    error: unknown key `lnag`; known are `uri`, `name`, `token`, `lang`, `start_server_command`, `attempts`, `retry`, `headers` and `on_flood`; did you mean `lang`?
      --> mynah.yaml:7:7
       |
     7 |       lnag: …
       |       ^^^^

    error: a duration cannot be negative
      --> mynah.yaml:8:16
       |
     8 |       … wait: …
       |         ^^^^

    error: `…` is no address; write `ws://…`
      --> mynah.yaml:10:7
        |
     10 |       uri: …
        |       ^^^

    error: expected a text, found a mapping
      --> mynah.yaml:12:9
        |
     12 |         a: …
        |         ^
    ");
}

#[test]
fn everything_wrong_in_a_section_is_told_in_chinese() {
    insta::assert_snapshot!(chinese(MUCH), @r"
    mynah.yaml:3:7: `bots[0].NapCat.uri`：`…` is no address; write `ws://…`
    mynah.yaml:4:7: `bots[0].NapCat.token`：这里应当是文字，写的却是列表
    mynah.yaml:5:7: `bots[0].NapCat.attempts`：这里应当是不超过 65535 的非负整数
    mynah.yaml:6:7: `bots[0].NapCat.on_flood`：这里不能写 `…`；可用的有 `drop`、`close`
    mynah.yaml:7:7: `bots[0].NapCat.lnag`：没有 `lnag` 这个键；可用的有 `uri`、`name`、`token`、`lang`、`start_server_command`、`attempts`、`retry`、`headers`、`on_flood`；是不是想写 `lang`？
    mynah.yaml:8:16: `bots[0].NapCat.retry.wait`：时长不能是负数
    mynah.yaml:10:7: `bots[1].Console.uri`：`…` is no address; write `ws://…`
    mynah.yaml:12:9: `bots[1].Console.headers.a`：这里应当是文字，写的却是键值对
    ");
}

#[test]
fn a_missing_key_is_missed_where_it_should_be() {
    let yaml = "\
bots:
  - NapCat:
      name: main
  - Console:
  - NapCat: { uri: ws://x, retry: { max: 3 } }
";
    insta::assert_snapshot!(rendered(yaml), @r"
    error: the key `uri` is missing
      --> mynah.yaml:2:5
       |
     2 |   - NapCat: …
       |     ^^^^^^

    error: the key `uri` is missing
      --> mynah.yaml:4:5
       |
     4 |   - Console: …
       |     ^^^^^^^

    error: the key `wait` is missing
      --> mynah.yaml:5:28
       |
     5 |   … retry: …
       |     ^^^^^
    ");
    insta::assert_snapshot!(chinese(yaml), @r"
    mynah.yaml:2:5: `bots[0].NapCat`：缺少 `uri` 这个键
    mynah.yaml:4:5: `bots[1].Console`：缺少 `uri` 这个键
    mynah.yaml:5:28: `bots[2].NapCat.retry`：缺少 `wait` 这个键
    ");
}

#[test]
fn a_key_set_twice_is_pointed_at_the_second_time() {
    let yaml = "\
log: info
bots:
  - NapCat:
      uri: ws://x
      token: a
      token: b
log: debug
";
    insta::assert_snapshot!(rendered(yaml), @r"
    error: the key is set twice; the first time in line 5
      --> mynah.yaml:6:7
       |
     6 |       token: …
       |       ^^^^^

    error: the key is set twice; the first time in line 1
      --> mynah.yaml:7:1
       |
     7 | log: …
       | ^^^
    ");
    insta::assert_snapshot!(chinese(yaml), @r"
    mynah.yaml:6:7: `bots[0].NapCat.token`：这个键写了两次；第一次在第 5 行
    mynah.yaml:7:1: `log`：这个键写了两次；第一次在第 1 行
    ");
}

#[test]
fn errors_come_in_the_order_of_the_file() {
    let yaml = "b: 1\nbots: 3\na: 1\nlang: ${NO}\n";
    let errors = errors(loader(yaml).set("c=1"));
    let lines: Vec<_> = errors.iter().map(|error| error.line).collect();
    assert_eq!(lines, [Some(1), Some(2), Some(3), Some(4), None]);
}
