//! The section of the configuration.

use figment::value::Value;
use mynah_adapter_console::ConsoleFactory;
use mynah_core::{AdapterFactory, Bot, Lang, Localize, Section, SectionError};
use serde_json::json;

fn build(section: serde_json::Value) -> Result<Bot, SectionError> {
    let section = Value::serialize(section).expect("JSON is a value");
    ConsoleFactory.build(&Section::from(section)).map(Bot::new)
}

#[test]
fn every_key_can_be_left_out() {
    let bot = build(json!({})).unwrap();
    assert_eq!(*bot.id(), "console");
    assert_eq!((bot.name(), bot.platform().as_str()), ("Console", "Console"));
}

#[test]
fn every_key_can_be_given() {
    let section = json!({"name": "tty", "user": "ann", "group": "den", "lang": "zh_CN"});
    assert_eq!(*build(section).unwrap().id(), "tty");
}

#[test]
fn an_unknown_key_is_named_with_what_was_probably_meant() {
    let error = build(json!({"gruop": "den"})).unwrap_err();
    assert_eq!(error.path, ["gruop"]);
    assert_eq!(error.suggestion.as_deref(), Some("group"));
}

#[test]
fn a_name_that_nobody_can_have_is_an_error_at_its_key() {
    for (section, key) in [
        (json!({"name": ""}), "name"),
        (json!({"user": " "}), "user"),
        (json!({"user": "bot"}), "user"),
        (json!({"group": ""}), "group"),
    ] {
        assert_eq!(build(section).unwrap_err().path, [key]);
    }
}

#[test]
fn what_is_wrong_is_told_in_the_language_of_its_reader() {
    for (section, english, chinese) in [
        (json!({"name": ""}), "`name`: must not be empty", "`name`：不能为空"),
        (
            json!({"user": "bot"}),
            "`user`: `bot` is the name of the bot; choose another; did you mean `you`?",
            "`user`：`bot` 是机器人的名字；请换一个；是不是想写 `you`？",
        ),
        (
            json!({"lang": "klingon language"}),
            "`lang`: `klingon language` is not a language; write a tag such as `zh-CN` or `en`",
            "`lang`：`klingon language` 不是语言；请写 `zh-CN`、`en` 这样的语言代码",
        ),
    ] {
        let error = build(section).unwrap_err();
        assert_eq!(error.to_string(), english);
        assert_eq!(error.localize(&Lang::chinese()), chinese);
    }
}
