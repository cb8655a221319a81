//! Variables in the texts of the file.

use mynah::core::{Lang, Localize};

use super::fake::{built, keys};
use super::{errors, loader, variables};

#[test]
fn variables_are_filled_in_wherever_a_text_stands() {
    let yaml = r#"
log: mynah=${LEVEL:-debug}
handlers: { queue: "${QUEUE}" }
shutdown:
  deadline: ${DEADLINE}
bots:
  - NapCat:
      uri: ws://${HOST}:3001
      token: "${TOKEN}"
      attempts: ${QUEUE}
      headers: { X: "$${kept} ${EMPTY}" }
"#;
    let config = loader(yaml)
        .env(variables([
            ("QUEUE", "3"),
            ("DEADLINE", "4"),
            ("HOST", "example"),
            ("TOKEN", "007"),
            ("EMPTY", ""),
        ]))
        .load()
        .unwrap();
    assert_eq!(config.settings.log, "mynah=debug");
    assert_eq!(config.settings.handlers.queue.get(), 3);
    assert_eq!(config.settings.shutdown.deadline.get().as_secs(), 4);
    let bots = built(&config);
    assert_eq!(keys(&bots, 0).uri, "ws://example:3001");
    assert_eq!(keys(&bots, 0).token.as_deref(), Some("007"));
    assert_eq!(keys(&bots, 0).attempts, Some(3));
    assert_eq!(keys(&bots, 0).headers["X"], "${kept} ");
}

#[test]
fn what_is_given_from_outside_is_not_filled_in() {
    let config = loader("").set("log=${X}").load().unwrap();
    assert_eq!(config.settings.log, "${X}");
}

#[test]
fn a_variable_that_is_not_set_is_named_with_its_place() {
    let yaml = "log: ${LEVEL}\nbots:\n  - NapCat:\n      uri: ws://x\n      token: ${NAPCAT_TOKEN}\nmodules:\n  disable:\n    - a${\n    - ${B}\n";
    let errors = errors(loader(yaml));
    insta::assert_snapshot!(errors.render(), @r"
    error: the environment variable `LEVEL` is not set; set it, or write `${LEVEL:-…}` with a default
      --> mynah.yaml:1:1
       |
     1 | log: …
       | ^^^

    error: the environment variable `NAPCAT_TOKEN` is not set; set it, or write `${NAPCAT_TOKEN:-…}` with a default
      --> mynah.yaml:5:7
       |
     5 |       token: …
       |       ^^^^^

    error: `modules.disable[0]`: `${` has to be followed by the name of an environment variable and `}`; write `$${` for the text `${`
      --> mynah.yaml:8:7

    error: `modules.disable[1]`: the environment variable `B` is not set; set it, or write `${B:-…}` with a default
      --> mynah.yaml:9:7
    ");
    insta::assert_snapshot!(errors.localize(&Lang::chinese()), @r"
    mynah.yaml:1:1: `log`：环境变量 `LEVEL` 没有设置；请设置它，或写成 `${LEVEL:-…}` 给出默认值
    mynah.yaml:5:7: `bots[0].NapCat.token`：环境变量 `NAPCAT_TOKEN` 没有设置；请设置它，或写成 `${NAPCAT_TOKEN:-…}` 给出默认值
    mynah.yaml:8:7: `modules.disable[0]`：`${` 后面应当是环境变量名和 `}`；如果就要写 `${` 本身，请写成 `$${`
    mynah.yaml:9:7: `modules.disable[1]`：环境变量 `B` 没有设置；请设置它，或写成 `${B:-…}` 给出默认值
    ");
    insta::assert_snapshot!(errors, @r"
    mynah.yaml:1:1: `log`: the environment variable `LEVEL` is not set; set it, or write `${LEVEL:-…}` with a default
    mynah.yaml:5:7: `bots[0].NapCat.token`: the environment variable `NAPCAT_TOKEN` is not set; set it, or write `${NAPCAT_TOKEN:-…}` with a default
    mynah.yaml:8:7: `modules.disable[0]`: `${` has to be followed by the name of an environment variable and `}`; write `$${` for the text `${`
    mynah.yaml:9:7: `modules.disable[1]`: the environment variable `B` is not set; set it, or write `${B:-…}` with a default
    ");
}

#[test]
fn a_variable_in_brackets_has_to_be_quoted() {
    let yaml = "bots:\n  - NapCat: { uri: ws://x, token: ${NAPCAT_TOKEN} }\n";
    let errors = errors(loader(yaml));
    insta::assert_snapshot!(errors.render(), @r#"
    error: inside `{…}` and `[…]`, put `${…}` in quotes: `"${…}"`
      --> mynah.yaml:2:36
    "#);
    insta::assert_snapshot!(errors.localize(&Lang::chinese()), @r#"mynah.yaml:2:36: 在 `{…}` 和 `[…]` 里，`${…}` 要加引号：`"${…}"`"#);
}

#[test]
fn what_was_filled_in_is_shown_in_no_error() {
    let yaml = "shutdown: { deadline: '${SOON}' }\nlang: x-${SOON}\n";
    let errors = errors(loader(yaml).env(variables([("SOON", "hush")])));
    assert!(!format!("{errors} {errors:?} {}", errors.render()).contains("hush"));
}
