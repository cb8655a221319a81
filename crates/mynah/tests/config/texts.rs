//! Texts as editors leave them.

use super::fake::{built, keys};
use super::{errors, load, loader, rendered};

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
    let fine = yaml.replace("deadlin:", "deadline:");
    assert_eq!(load(&fine).settings.log, "debug");
}

#[test]
fn a_byte_order_mark_counts_as_no_column() {
    assert_eq!(load("\u{feff}log: debug\n").settings.log, "debug");
    insta::assert_snapshot!(rendered("\u{feff}logs: debug\n"), @r"
    error: unknown key `logs`; known are `lang`, `log`, `commands`, `handlers`, `shutdown`, `modules` and `bots`; did you mean `log`?
      --> mynah.yaml:1:1
       |
     1 | logs: …
       | ^^^^
    ");
}

#[test]
fn columns_count_characters_and_carets_stand_under_them() {
    insta::assert_snapshot!(rendered("{ log: 调试调试, 语言文字: zh, lnag: zh }\n"), @r"
    error: unknown key `语言文字`; known are `lang`, `log`, `commands`, `handlers`, `shutdown`, `modules` and `bots`
      --> mynah.yaml:1:14
       |
     1 | … 语言文字: …
       |   ^^^^^^^^

    error: unknown key `lnag`; known are `lang`, `log`, `commands`, `handlers`, `shutdown`, `modules` and `bots`; did you mean `lang`?
      --> mynah.yaml:1:24
       |
     1 | … lnag: …
       |   ^^^^
    ");
    insta::assert_snapshot!(rendered("\"语言\": zh\n"), @r#"
    error: unknown key `语言`; known are `lang`, `log`, `commands`, `handlers`, `shutdown`, `modules` and `bots`
      --> mynah.yaml:1:1
       |
     1 | "语言": …
       | ^^^^^^
    "#);
}

#[test]
fn a_tab_that_indents_is_pointed_at() {
    insta::assert_snapshot!(rendered("shutdown:\n\tdeadline: 1s\n"), @r"
    error: a tab cannot indent; use spaces
      --> mynah.yaml:2:2
    ");
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
    let shown = errors.render().replace(path.to_str().unwrap(), "FILE");
    insta::assert_snapshot!(shown, @r"
    error: the file is not UTF-8 from here on; save it as UTF-8
      --> FILE:2:5
    ");
}

#[test]
fn a_file_that_is_not_there_is_refused_by_name() {
    let missing = mynah::config::Loader::new().file("none/such.yaml").env([]);
    insta::assert_snapshot!(errors(missing).render(), @r"
    error: there is no such file
      --> none/such.yaml
    ");
    let folder = tempfile::tempdir().unwrap();
    let folder_as_file = mynah::config::Loader::new().file(folder.path()).env([]);
    let shown = errors(folder_as_file).render();
    let shown = shown.replace(folder.path().to_str().unwrap(), "FOLDER");
    insta::assert_snapshot!(shown, @r"
    error: the file cannot be read: is a directory
      --> FOLDER
    ");
}
