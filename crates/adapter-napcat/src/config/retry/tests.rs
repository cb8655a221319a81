use mynah_core::{Lang, Localize};
use serde_json::json;

use super::*;

fn nested(levels: usize) -> Value {
    (0..levels).fold(json!({ "stop_never": {} }), |inner, _| json!({ "stop_any": [inner] }))
}

/// What is wrong with a policy: the place, in English, in Chinese.
fn wrong(policy: &Value) -> (String, String, String) {
    let error = read("retry_config", Some(policy), &mut Vec::new()).unwrap_err();
    let message = with_suggestion(error.message.clone(), error.suggestion.as_deref());
    (error.path.join("."), message.to_string(), message.localize(&Lang::chinese()))
}

/// A policy, the place of the mistake in it, and what is said in English and in Chinese.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    ("[]", "", "expected a mapping of retry strategies, found a list", "写的却是列表"),
    (
        r#"{ "wait_fixed": { "wait": 1 }, "wait_none": {} }"#,
        ".wait_none",
        "only one of `wait_fixed` and `wait_none` may stand here",
        "`wait_fixed`、`wait_none` 只能写一个",
    ),
    (
        r#"{ "stop_max_delay": {} }"#,
        ".stop_max_delay",
        "unknown strategy `stop_max_delay`; did you mean `stop_after_delay`?",
        "没有 `stop_max_delay` 这个策略；是不是想写 `stop_after_delay`？",
    ),
    (
        r#"{ "stop_zzz": {} }"#,
        ".stop_zzz",
        "unknown strategy `stop_zzz`; known are `stop_never`, `stop_after_attempt`, \
         `stop_after_delay`, `stop_before_delay`, `stop_any` and `stop_all`",
        "没有 `stop_zzz` 这个策略；可用的有 `stop_never`、",
    ),
    (
        r#"{ "wait_exception": {} }"#,
        ".wait_exception",
        "`wait_exception` cannot be written in configuration, because it takes a function of \
         the error",
        "`wait_exception` 没法写在配置里，因为它的参数是处理异常的函数",
    ),
    (
        r#"{ "stop_when_event_set": {} }"#,
        ".stop_when_event_set",
        "because it takes an event object of the running program",
        "因为它的参数是运行中程序里的事件对象",
    ),
    (
        r#"{ "wait_random": [] }"#,
        ".wait_random",
        "expected a mapping of parameters, found a list; write `wait_random:",
        "这里应当是参数的键值对，写的却是列表；请写成 `wait_random:",
    ),
    (
        r#"{ "wait_fixed": {} }"#,
        ".wait_fixed",
        "`wait_fixed` needs the parameter `wait`",
        "`wait_fixed` 缺少参数 `wait`",
    ),
    (
        r#"{ "wait_exponential": { "base": 2 } }"#,
        ".wait_exponential.base",
        "`wait_exponential` has no parameter `base`; did you mean `exp_base`?",
        "`wait_exponential` 没有 `base` 这个参数；是不是想写 `exp_base`？",
    ),
    (
        r#"{ "wait_random": { "zzz": 2 } }"#,
        ".wait_random.zzz",
        "`wait_random` has no parameter `zzz`; known are `min` and `max`",
        "`wait_random` 没有 `zzz` 这个参数；可用的有 `min`、`max`",
    ),
    (
        r#"{ "wait_none": { "zzz": 2 } }"#,
        ".wait_none.zzz",
        "`wait_none` has no parameter `zzz`; it takes none",
        "它不带参数",
    ),
    (
        r#"{ "wait_fixed": { "wait": {} } }"#,
        ".wait_fixed.wait",
        "expected a duration such as `30`, `0.5`, `30s` or `500ms`, found a mapping",
        "这里应当是时长，例如 `30`、`0.5`、`30s` 或 `500ms`，写的却是键值对",
    ),
    (
        r#"{ "wait_fixed": { "wait": -1 } }"#,
        ".wait_fixed.wait",
        "expected a duration of zero or more, found -1",
        "这里的时长不能小于零，写的却是-1",
    ),
    (
        r#"{ "wait_exponential": { "exp_base": "x" } }"#,
        ".wait_exponential.exp_base",
        "expected a number, found \"x\"",
        "这里应当是数字，写的却是\"x\"",
    ),
    (
        r#"{ "stop_after_attempt": { "max_attempt_number": null } }"#,
        ".stop_after_attempt.max_attempt_number",
        "expected a whole number of zero or more, found nothing",
        "这里应当是非负整数，写的却是空值",
    ),
    (
        r#"{ "wait_exponential_jitter": { "initial": 2, "multiplier": 3 } }"#,
        ".wait_exponential_jitter",
        "`initial` is the older name of `multiplier`; set only one of them",
        "`initial` 是 `multiplier` 的旧名；只能写其中一个",
    ),
    (
        r#"{ "wait_chain": [] }"#,
        ".wait_chain",
        "`wait_chain` needs at least one member",
        "`wait_chain` 至少要有一项",
    ),
    (
        r#"{ "stop_any": {} }"#,
        ".stop_any",
        "`stop_any` takes a list of strategies, found a mapping",
        "`stop_any` 后面应当是策略的列表，写的却是键值对",
    ),
    (
        r#"{ "stop_any": [7] }"#,
        ".stop_any.0",
        "expected a mapping with one `stop_…` strategy, found 7",
        "这里应当是只含一个 `stop_…` 策略的键值对，写的却是7",
    ),
    (
        r#"{ "stop_any": [{ "wait_none": {} }] }"#,
        ".stop_any.0",
        "expected a `stop_…` strategy here",
        "这里应当有一个 `stop_…` 策略",
    ),
];

#[test]
fn every_mistake_is_told_at_its_place_and_in_the_language_of_its_reader() {
    for (policy, place, english, chinese) in MISTAKES {
        let (path, in_english, in_chinese) = wrong(&serde_json::from_str(policy).unwrap());
        assert_eq!(path, format!("retry_config{place}"), "{policy}");
        assert!(in_english.contains(english), "{policy}: {in_english}");
        assert!(in_chinese.contains(chinese), "{policy}: {in_chinese}");
    }
    let (_, in_english, in_chinese) = wrong(&nested(1000));
    assert!(in_english.contains("combinators nest deeper than"), "{in_english}");
    assert!(in_chinese.contains("策略嵌套超过了"), "{in_chinese}");
}

#[test]
fn what_deserves_a_second_look_is_told_in_the_language_of_its_reader() {
    for (policy, english, chinese) in [
        (
            json!({ "wait-fixed": {} }),
            "retry_config.wait-fixed: unknown key is ignored; did you mean `wait_fixed`?",
            "retry_config.wait-fixed：没有这个键，已忽略；是不是想写 `wait_fixed`？",
        ),
        (
            json!({ "zzz": {} }),
            "retry_config.zzz: unknown key is ignored",
            "retry_config.zzz：没有这个键，已忽略",
        ),
        (
            json!({ "stop_any": [{ "stop_never": {}, "wait_none": {} }] }),
            "retry_config.stop_any[0].wait_none: ignored, because only `stop_…` strategies count \
             here",
            "retry_config.stop_any[0].wait_none：已忽略，因为这里只看 `stop_…` 策略",
        ),
        (
            json!({ "stop_any": [] }),
            "retry_config.stop_any: an empty list never stops",
            "retry_config.stop_any：空列表表示永不放弃",
        ),
        (
            json!({ "stop_all": [] }),
            "retry_config.stop_all: an empty list stops after the first attempt",
            "retry_config.stop_all：空列表表示第一次失败就放弃",
        ),
        (
            json!({ "wait_combine": [] }),
            "retry_config.wait_combine: an empty list does not wait at all",
            "retry_config.wait_combine：空列表表示完全不等待",
        ),
    ] {
        let mut warnings = Vec::new();
        read("retry_config", Some(&policy), &mut warnings).unwrap();
        let [warning] = &warnings[..] else { panic!("{policy}: {warnings:?}") };
        assert_eq!(warning.to_string(), english);
        assert_eq!(warning.localize(&Lang::chinese()), chinese);
    }
}
