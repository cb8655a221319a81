//! What an operator reads when something is wrong in the file.

use mynah::config::ConfigErrorKind;

use super::{errors, loader, rendered};

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
    let errors = errors(loader(yaml));
    insta::assert_snapshot!(errors, @"mynah.yaml:6:7: `bots[0].NapCat.urii`: unknown key `urii`; known are `uri`, `name`, `token`, `lang`, `start_server_command`, `attempts`, `retry`, `headers` and `on_flood`; did you mean `uri`?");
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
    error: unknown key `bot`; known are `lang`, `log`, `commands`, `handlers`, `shutdown`, `modules` and `bots`; did you mean `bots`?
      --> mynah.yaml:1:1
       |
     1 | bot: …
       | ^^^

    error: unknown key `dedline`; known are `deadline` and `queue`; did you mean `deadline`?
      --> mynah.yaml:3:3
       |
     3 |   dedline: …
       |   ^^^^^^^

    error: unknown key `whatever`; known are `lang`, `log`, `commands`, `handlers`, `shutdown`, `modules` and `bots`
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
}

#[test]
fn everything_wrong_in_a_section_is_found() {
    let yaml = "\
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
    insta::assert_snapshot!(rendered(yaml), @r"
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
}

#[test]
fn text_that_is_no_yaml_is_pointed_at() {
    let texts = [
        "log: a: b\n",
        "shutdown:\n  deadline: 1s\n queue: 3\n",
        "log:info\nlang: en\n",
        "log: \"info\nlang: en\n",
        "log: info\nmodules: { disable: [a, b }\n",
        "modules: { disable: [a, b]\n",
        "log: @info\n",
        "bots:\n  - NapCat:\n  uri: x\n",
        "log: *info\n",
        "log: info\n---\nlog: debug\n",
        "handlers: { queue: .inf }\n",
        "~: 1\n",
        "? [a]\n: b\n",
        "log: \"\\q\"\n",
        "<<: 3\n",
        "%a\n",
    ];
    insta::assert_snapshot!(texts.map(rendered).concat(), @r"
    error: a `:` cannot stand here; check the indentation and the space behind the `:` before it, and put a text with `: ` in quotes
      --> mynah.yaml:1:7
    error: a key with its `: ` was expected here; check the indentation and the space behind `:`
      --> mynah.yaml:3:2
    error: a `:` cannot stand here; check the indentation and the space behind the `:` before it, and put a text with `: ` in quotes
      --> mynah.yaml:2:5
    error: the quote that begins here is never closed
      --> mynah.yaml:1:6
    error: not YAML: mismatched bracket '[' closed by '}'
      --> mynah.yaml:2:21
    error: the bracket that begins here is never closed
      --> mynah.yaml:1:10
    error: no text can begin with this character; put the text in quotes
      --> mynah.yaml:1:6
    error: a `- ` was expected here; check the indentation
      --> mynah.yaml:3:3
    error: `*` refers to an anchor that is not there; put a text that begins with `*` in quotes
      --> mynah.yaml:1:6
    error: only one document can stand in the file
      --> mynah.yaml:3:1
    error: this number is not finite; put a text in quotes
      --> mynah.yaml:1:20
    error: there is no key before this `:`
      --> mynah.yaml:1:1
    error: a key has to be a text
      --> mynah.yaml:1:3
    error: `\` with this character means nothing in double quotes; use single quotes
      --> mynah.yaml:1:6
    error: `<<` takes a mapping
      --> mynah.yaml:1:5
    error: not YAML: did not find expected <document start>
      --> mynah.yaml:2:1
    ");
}

#[test]
fn a_file_that_is_no_mapping_is_refused() {
    insta::assert_snapshot!(rendered("- a\n"), @r"
    error: the file is a mapping: keys, each with a colon and its value
      --> mynah.yaml:1:1
    ");
    insta::assert_snapshot!(rendered("just a text\n"), @r"
    error: the file is a mapping: keys, each with a colon and its value
      --> mynah.yaml:1:1
    ");
}

#[test]
fn errors_come_in_the_order_of_the_file() {
    let yaml = "b: 1\nbots: 3\na: 1\nlang: ${NO}\n";
    let errors = errors(loader(yaml).set("c=1"));
    let lines: Vec<_> = errors.iter().map(|error| error.line).collect();
    assert_eq!(lines, [Some(1), Some(2), Some(3), Some(4), None]);
}
