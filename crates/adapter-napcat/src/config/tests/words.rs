//! What is said about mistakes, in each language.

use mynah_core::Localize;
use serde_json::json;

use super::{URI, config, read};
use crate::config::{Lang, Value};

/// What a section has beside an address, or instead of the usual one, the place of the mistake in
/// it, and what is said in English and in Chinese.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    (
        r#"{"uri": "a:b"}"#,
        "uri",
        "it must begin with `ws://`",
        "必须以 `ws://`、`wss://`、`http://`",
    ),
    (
        r#"{"uri": "127.0.0.1:3001"}"#,
        "uri",
        "this is no address (it does not begin with `ws://`, `wss://`, `http://` or `https://`); \
         write one such as `ws://127.0.0.1:3001`",
        "这不是地址（没有以 `ws://`、`wss://`、`http://` 或 `https://` 开头）；请写成 \
         `ws://127.0.0.1:3001` 这样",
    ),
    (r#"{"uri": "ws://"}"#, "uri", "(it has no host)", "（没有主机名）"),
    (r#"{"uri": "ws://a:99999"}"#, "uri", "(its port is no number", "（端口不是"),
    (r#"{"uri": "ws://[1"}"#, "uri", "(its host cannot be one)", "（主机名不合法）"),
    (r#"{"uri": null}"#, "uri", "nothing says where NapCat is", "没有写 NapCat 在哪里"),
    (r#"{"listen": "127.0.0.1:1"}"#, "listen", "keep one of them", "请只留一个"),
    (r#"{"uri": null, "listen": "h"}"#, "listen", "it has no port", "没有端口"),
    (r#"{"post": {"listen": "h:1"}}"#, "post", "only posted beside calls", "只有用 HTTP 调用"),
    (r#"{"connect": {"tls_ca": "a"}}"#, "connect.tls_ca", "only counts", "只对 `wss://`"),
    (r#"{"uri": "ws://a/#b"}"#, "uri", "what follows `#`", "`#` 后面的内容对服务端没有意义"),
    (r#"{"name": " "}"#, "name", "it is empty", "名字是空的"),
    (
        r#"{"token": "a", "token_file": "b"}"#,
        "token_file",
        "in `token` too",
        "`token` 里也写了令牌",
    ),
    (r#"{"token": "a\n"}"#, "token", "control character", "控制字符"),
    (
        r#"{"token_file": "/no/such/file"}"#,
        "token_file",
        "cannot read the token from `/no/such/file`: entity not found",
        "无法从 `/no/such/file` 读取令牌：文件或目录不存在",
    ),
    (r#"{"lang": "a b"}"#, "lang", "`a b` is not a language", "`a b` 不是语言"),
    (r#"{"call_timeout": 0}"#, "call_timeout", "it must be longer than zero", "必须大于零"),
    (r#"{"call_timeout": "x"}"#, "call_timeout", "`x` is not a duration", "`x` 不是时长"),
    (
        r#"{"connect": {"max_message_size": "much"}}"#,
        "connect.max_message_size",
        "this is not a size; write a number of bytes, or a text such as `64MiB`",
        "这不是大小；请写字节数，或 `64MiB` 这样的文字",
    ),
    (
        r#"{"connect": {"max_message_size": []}}"#,
        "connect.max_message_size",
        "this is not a size",
        "这不是大小",
    ),
    (r#"{"extra_headers": {"a b": "x"}}"#, "extra_headers.a b", "no name", "不是合法的请求头名"),
    (r#"{"extra_headers": {"x": "a\n"}}"#, "extra_headers.x", "no header can", "不能携带这个值"),
    (r#"{"extra_headers": {"upgrade": ""}}"#, "extra_headers.upgrade", "belongs to", "不能设置"),
    (
        r#"{"token": "t", "extra_headers": {"authorization": "x"}}"#,
        "extra_headers.authorization",
        "the token is sent in this header",
        "令牌就是用这个请求头发送的",
    ),
    (
        r#"{"start_on_launch": true}"#,
        "start_on_launch",
        "there is nothing to start with it: write the command as `start_server_command`",
        "没有可以用来启动 NapCat 的命令：请写上 `start_server_command`",
    ),
    (
        r#"{"start_on_launch": true, "start_server_command": " "}"#,
        "start_on_launch",
        "there is nothing to start with it",
        "没有可以用来启动 NapCat 的命令",
    ),
    (r#"{"start_on_launch": "x"}"#, "start_on_launch", "expected true or false", "布尔值"),
    (
        r#"{"limit_group_increase": [60]}"#,
        "limit_group_increase",
        "write a list of two",
        "请写成两项的列表",
    ),
    (
        r#"{"retry_config": {"stop_any": {}}}"#,
        "retry_config.stop_any",
        "`stop_any` takes a list of strategies",
        "`stop_any` 后面应当是策略的列表",
    ),
];

#[test]
fn every_mistake_is_told_at_its_place_and_in_the_language_of_its_reader() {
    for (keys, place, english, chinese) in MISTAKES {
        let mut written = json!({ "uri": URI });
        let keys: serde_json::Map<String, Value> = serde_json::from_str(keys).unwrap();
        written.as_object_mut().unwrap().extend(keys);
        let error = read(&written).unwrap_err();
        assert_eq!(error.path.join("."), *place, "{written}");
        let in_english = error.to_string();
        assert!(in_english.contains(english), "{written}: {in_english}");
        let in_chinese = error.localize(&Lang::chinese());
        assert!(in_chinese.contains(chinese), "{written}: {in_chinese}");
    }
}

#[test]
fn a_language_is_read_in_every_spelling_and_a_strange_one_is_accepted() {
    for (written, lang) in [
        ("zh-CN", "zh-CN"),
        ("ZH_cn", "zh-CN"),
        ("zh_CN.UTF-8", "zh-CN"),
        ("EN", "en"),
        ("xx", "xx"),
    ] {
        let config = config(&json!({ "uri": URI, "lang": written }));
        assert_eq!(config.lang, Some(lang.parse().unwrap()));
        assert_eq!(config.log_lang, lang.parse().unwrap());
    }
}

#[test]
fn what_is_started_at_launch_has_a_command() {
    let launched = config(&json!({
        "uri": URI, "start_on_launch": true, "start_server_command": "napcat start",
    }));
    assert!(launched.start_on_launch);
    assert!(!config(&json!({ "uri": URI, "start_server_command": "napcat" })).start_on_launch);
}
