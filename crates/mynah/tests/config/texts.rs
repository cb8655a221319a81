//! Texts as editors leave them.

use mynah::core::{Lang, Localize};

use super::fake::{built, keys};
use super::{chinese, errors, load, loader, rendered};

#[test]
fn a_file_may_end_its_lines_as_windows_does() {
    let yaml = "log: debug\r\nshutdown:\r\n  deadlin: 1s\r\n";
    insta::assert_snapshot!(rendered(yaml), @r"
    error: unknown key `deadlin`; only `deadline` is known; did you mean `deadline`?
      --> mynah.yaml:3:3
       |
     3 |   deadlin: …
       |   ^^^^^^^
    ");
    insta::assert_snapshot!(chinese(yaml), @"mynah.yaml:3:3: `shutdown.deadlin`：没有 `deadlin` 这个键；可用的只有 `deadline`；是不是想写 `deadline`？");
    let fine = yaml.replace("deadlin:", "deadline:");
    assert_eq!(load(&fine).settings.log, "debug");
}

#[test]
fn a_byte_order_mark_counts_as_no_column() {
    assert_eq!(load("\u{feff}log: debug\n").settings.log, "debug");
    insta::assert_snapshot!(rendered("\u{feff}logs: debug\n"), @r"
    error: unknown key `logs`; known are `lang`, `texts`, `log`, `commands`, `handlers`, `policy`, `shutdown`, `modules`, `dedupe`, `prefer_bot`, `reload` and `bots`; did you mean `log`?
      --> mynah.yaml:1:1
       |
     1 | logs: …
       | ^^^^
    ");
    insta::assert_snapshot!(chinese("\u{feff}logs: debug\n"), @"mynah.yaml:1:1: `logs`：没有 `logs` 这个键；可用的有 `lang`、`texts`、`log`、`commands`、`handlers`、`policy`、`shutdown`、`modules`、`dedupe`、`prefer_bot`、`reload`、`bots`；是不是想写 `log`？");
}

#[test]
fn columns_count_characters_and_carets_stand_under_them() {
    insta::assert_snapshot!(rendered("{ log: 调试调试, 语言文字: zh, lnag: zh }\n"), @r"
    error: unknown key `语言文字`; known are `lang`, `texts`, `log`, `commands`, `handlers`, `policy`, `shutdown`, `modules`, `dedupe`, `prefer_bot`, `reload` and `bots`
      --> mynah.yaml:1:14
       |
     1 | … 语言文字: …
       |   ^^^^^^^^

    error: unknown key `lnag`; known are `lang`, `texts`, `log`, `commands`, `handlers`, `policy`, `shutdown`, `modules`, `dedupe`, `prefer_bot`, `reload` and `bots`; did you mean `lang`?
      --> mynah.yaml:1:24
       |
     1 | … lnag: …
       |   ^^^^
    ");
    insta::assert_snapshot!(chinese("{ log: 调试调试, 语言文字: zh, lnag: zh }\n"), @r"
    mynah.yaml:1:14: `语言文字`：没有 `语言文字` 这个键；可用的有 `lang`、`texts`、`log`、`commands`、`handlers`、`policy`、`shutdown`、`modules`、`dedupe`、`prefer_bot`、`reload`、`bots`
    mynah.yaml:1:24: `lnag`：没有 `lnag` 这个键；可用的有 `lang`、`texts`、`log`、`commands`、`handlers`、`policy`、`shutdown`、`modules`、`dedupe`、`prefer_bot`、`reload`、`bots`；是不是想写 `lang`？
    ");
    insta::assert_snapshot!(rendered("\"语言\": zh\n"), @r#"
    error: unknown key `语言`; known are `lang`, `texts`, `log`, `commands`, `handlers`, `policy`, `shutdown`, `modules`, `dedupe`, `prefer_bot`, `reload` and `bots`
      --> mynah.yaml:1:1
       |
     1 | "语言": …
       | ^^^^^^
    "#);
    insta::assert_snapshot!(chinese("\"语言\": zh\n"), @"mynah.yaml:1:1: `语言`：没有 `语言` 这个键；可用的有 `lang`、`texts`、`log`、`commands`、`handlers`、`policy`、`shutdown`、`modules`、`dedupe`、`prefer_bot`、`reload`、`bots`");
}

#[test]
fn a_tab_that_indents_is_pointed_at() {
    insta::assert_snapshot!(rendered("shutdown:\n\tdeadline: 1s\n"), @r"
    error: a tab cannot indent; use spaces
      --> mynah.yaml:2:2
    ");
    insta::assert_snapshot!(chinese("shutdown:\n\tdeadline: 1s\n"), @"mynah.yaml:2:2: 不能用制表符（Tab）缩进；请用空格");
}

#[test]
fn a_tab_between_a_key_and_its_value_is_fine() {
    assert_eq!(load("log:\tdebug\n").settings.log, "debug");
}

#[test]
fn chinese_text_comes_through() {
    let yaml = "bots:\n  - NapCat:\n      uri: ws://x\n      name: 八哥\n";
    let config = loader(yaml).set("bots.八哥.token=暗号").load().unwrap();
    let bots = built(&config);
    assert_eq!(keys(&bots, 0).name.as_deref(), Some("八哥"));
    assert_eq!(keys(&bots, 0).token.as_deref(), Some("暗号"));
}

#[test]
fn a_file_that_is_not_utf8_is_refused_with_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mynah.yaml");
    std::fs::write(&path, b"log: debug\n# \xe4\xb8\xad \xc4\xe3\n").unwrap();
    let errors = errors(mynah::config::Loader::new().file(&path).env([]));
    let path = path.to_str().unwrap();
    let chinese = errors.localize(&Lang::chinese()).replace(path, "FILE");
    insta::assert_snapshot!(chinese, @"FILE:2:5: 从这里起不是 UTF-8；请把文件另存为 UTF-8 编码");
    let shown = errors.render().replace(path, "FILE");
    insta::assert_snapshot!(shown, @r"
    error: the file is not UTF-8 from here on; save it as UTF-8
      --> FILE:2:5
    ");
}

#[test]
fn a_file_that_is_not_there_is_refused_by_name() {
    let missing = mynah::config::Loader::new().file("none/such.yaml").env([]);
    let missing = errors(missing);
    insta::assert_snapshot!(missing.render(), @r"
    error: there is no such file
      --> none/such.yaml
    ");
    insta::assert_snapshot!(missing.localize(&Lang::chinese()), @"none/such.yaml: 没有这个文件");
    let folder = tempfile::tempdir().unwrap();
    let folder_as_file = mynah::config::Loader::new().file(folder.path()).env([]);
    let errors = errors(folder_as_file);
    let folder = folder.path().to_str().unwrap();
    let chinese = errors.localize(&Lang::chinese()).replace(folder, "FOLDER");
    insta::assert_snapshot!(chinese, @"FOLDER: 读不了这个文件：这是一个目录");
    let shown = errors.render().replace(folder, "FOLDER");
    insta::assert_snapshot!(shown, @r"
    error: the file cannot be read: is a directory
      --> FOLDER
    ");
}
