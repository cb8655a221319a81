//! Everything an operator reads is there in Chinese.

use std::process::Command;

use tempfile::TempDir;

use crate::mynah::{Outcome, command, file, run};

/// A token that must never be seen, wherever it stands.
const SECRET: &str = "hush-hush-4711";

fn check(yaml: &str) -> Outcome {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "bots.yaml", yaml);
    run(&["--lang", "zh-CN", "check", "--config", path.to_str().unwrap()])
}

/// The command for somebody whose terminal is Chinese.
fn chinese(words: &[&str]) -> Command {
    let mut command = command(words);
    command.env("LANG", "zh_CN.UTF-8");
    command
}

fn says(words: &[&str]) -> Outcome {
    chinese(words).output().unwrap().into()
}

#[test]
fn mistakes_of_the_configuration_are_told_with_their_place_and_without_values() {
    let bot = |keys: &str| {
        format!("bots:\n  - NapCat:\n      uri: ws://127.0.0.1:3001\n      token: {SECRET}\n{keys}")
    };
    for (yaml, place, message) in [
        (bot("      urii: x\n"), ":5:7", "错误：没有 `urii` 这个键；可用的有 "),
        (bot("      urii: x\n"), ":5:7", "；是不是想写 `uri`？"),
        (bot("      lang: klingon language\n"), ":5:", "错误：`…` 不是语言；请写 `zh-CN`"),
        (bot("      call_timeout: soon\n"), ":5:", "错误：`…` 不是时长；请写成 `30s`"),
        ("bots:\n  - NapCta:\n".into(), ":2:5", "没有 `NapCta` 这个适配器"),
        ("bots: [Console: {user: bot}]".into(), ":1:", "`bot` 是机器人的名字；请换一个"),
        ("bots: [\n".into(), ":", "错误：从这里开始的括号没有闭合"),
        ("lang: en\n".into(), "", "一个机器人也没有"),
    ] {
        let outcome = check(&yaml);
        assert_eq!(outcome.code, Some(78), "{yaml}\n{outcome:?}");
        assert!(outcome.stderr.contains(&format!("bots.yaml{place}")), "{yaml}\n{outcome:?}");
        assert!(outcome.stderr.contains(message), "{yaml}\n{outcome:?}");
        assert!(!outcome.stderr.contains("error"), "{yaml}\n{outcome:?}");
        assert!(!outcome.stderr.contains(SECRET), "{yaml}\n{outcome:?}");
    }
}

#[test]
fn the_language_that_is_asked_for_counts_before_the_configuration_and_that_before_the_terminal() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "bots.yaml", "lang: en\nlog: []\nbots: [Console: {}]\n");
    let path = path.to_str().unwrap();
    assert!(says(&["check", "-c", path]).stderr.starts_with("error: expected a text"));
    let set = says(&["check", "-c", path, "--set", "lang=zh"]);
    assert!(set.stderr.starts_with("错误：这里应当是文字"), "{set:?}");
    let asked = says(&["--lang", "zh-CN", "check", "-c", path]);
    assert!(asked.stderr.starts_with("错误：这里应当是文字"), "{asked:?}");
    let missing = says(&["check", "-c", "nowhere.yaml"]);
    assert_eq!(missing.stderr, "错误：没有这个文件\n  --> nowhere.yaml\n");
    let fine = file(&folder, "fine.yaml", "bots: [Console: {name: a}, Console: {name: b}]\n");
    let fine = says(&["check", "-c", fine.to_str().unwrap()]);
    assert!(fine.stdout.contains("没有问题，共 2 个机器人：a (Console)、b (Console)"), "{fine:?}");
}

#[test]
fn a_log_filter_that_cannot_be_meant_is_told() {
    let outcome = check("log: mynah=loud\nbots: [Console: {}]\n");
    assert_eq!(outcome.code, Some(78));
    assert!(outcome.stderr.starts_with("错误：`log`：这不是日志过滤规则"), "{outcome:?}");
}

#[test]
fn help_is_chinese_throughout() {
    for words in [
        &["--help"][..],
        &["help"],
        &["help", "call"],
        &["demo", "-h"],
        &["run", "--help"],
        &["check", "--help"],
        &["call", "--help"],
        &["tail", "--help"],
        &["upload", "--help"],
        &["download", "--help"],
        &["status", "--help"],
        &["sim", "--help"],
        &["modules", "--help"],
        &["config", "--help"],
        &["config", "init", "--help"],
        &["--lang=zh-CN", "help", "help"],
    ] {
        let outcome = says(words);
        assert_eq!(outcome.code, Some(0), "{outcome:?}");
        assert!(outcome.stdout.contains("用法：mynah"), "{outcome:?}");
        assert!(outcome.stdout.contains("选项：\n"), "{outcome:?}");
        for english in ["Usage", "Options", "Commands", "Arguments", "Print", "default:", "env:"] {
            assert!(!outcome.stdout.contains(english), "{english}: {outcome:?}");
        }
    }
    let all = says(&["--help"]).stdout;
    assert!(all.contains("命令：\n  demo      在模拟的群里试用自带的模块\n"), "{all}");
    assert!(all.contains("  -h, --help         显示帮助\n"), "{all}");
    let call = says(&["call", "-h"]).stdout;
    assert!(call.contains("用法：mynah call [选项] --config <文件> <接口> [参数]...\n"), "{call}");
    assert!(call.contains("等待连接的时间，单位秒（默认 15）\n"), "{call}");
}

#[test]
fn help_in_english_is_what_it_always_was() {
    let help = run(&["run", "--help"]).stdout;
    assert!(help.contains("Usage: mynah run [OPTIONS] --config <FILE>\n\nOptions:\n"), "{help}");
    assert_eq!(run(&["help", "run"]).stdout, help);
    assert!(run(&["--help"]).stdout.contains("  -V, --version      Print version\n"));
}

#[test]
fn a_wrong_call_is_told_with_the_way_out() {
    for (words, told) in [
        (&["rnu"][..], "错误：没有 `rnu` 这个命令\n"),
        (&["run"], "错误：缺少 `--config <文件>`\n"),
        (&["run", "--confg", "x"], "是不是想写 `--config`？\n"),
        (&["run", "--confg", "x"], "用法：mynah run [选项] --config <文件>\n"),
        (&["run", "--config"], "错误：`--config <文件>` 后面要写一个值\n"),
        (&["run", "-c", "a", "-c", "b"], "错误：`--config <文件>` 不能写多次\n"),
        (&["sim", "--port", "99999"], "的值：端口是 0 到 65535 的整数\n"),
        (&["tail", "-c", "x", "--connect-timeout", "soon"], "的值：`soon` 不是时长；"),
        (&["--lang", "klingon language"], "的值：`klingon language` 不是语言；"),
        (&["call", "-c", "x", "--foo"], "如果 `--foo` 本身就是一个值，请在前面加上 `--`。\n"),
    ] {
        let outcome = says(words);
        assert_eq!(outcome.code, Some(2), "{outcome:?}");
        assert!(outcome.stderr.contains(told), "{told}: {outcome:?}");
        assert!(outcome.stderr.ends_with("输入 `--help` 查看详细用法。\n"), "{outcome:?}");
        assert_eq!(outcome.stdout, "");
    }
    let outcome = says(&["help", "rnu"]);
    assert_eq!(outcome.code, Some(1));
    assert!(
        outcome.stderr.starts_with("错误：没有 `rnu` 这个命令；可用的有 `demo`、"),
        "{outcome:?}"
    );
}

#[test]
fn what_a_call_lacks_is_told_before_anything_is_connected() {
    let folder = TempDir::new().unwrap();
    let yaml = "bots: [NapCat: {name: a, uri: 'ws://x'}, NapCat: {name: b, uri: 'ws://y'}]\n";
    let path = file(&folder, "bots.yaml", yaml);
    let path = path.to_str().unwrap();
    for (words, told) in [
        (&["--bot", "c", "get_status"][..], "错误：没有这个机器人；现有：a、b\n"),
        (&["get_status"], "错误：用哪个机器人？请用 --bot 名字 指定；现有：a、b\n"),
        (
            &["get_status", "group_id"],
            "错误：`group_id` 不是参数；请写成 键=值，或一个 JSON 对象\n",
        ),
    ] {
        let outcome = says(&[&["call", "-c", path], words].concat());
        assert_eq!(outcome.code, Some(1), "{outcome:?}");
        assert_eq!(outcome.stderr, told);
    }
}

#[test]
fn a_script_that_fails_says_why() {
    let folder = TempDir::new().unwrap();
    for (content, problem) in [
        ("ping\n< pang\n", "bad.txt:2: 应当回答 `pang`，机器人说的却是："),
        (":quit\n", "bad.txt:1: `:quit` 不能写在剧本里"),
        (":as Nobody\n", "bad.txt:1: 没有 Nobody；有 "),
    ] {
        let script = file(&folder, "bad.txt", content);
        let outcome = says(&["demo", "--script", script.to_str().unwrap()]);
        assert_eq!(outcome.code, Some(1), "{outcome:?}");
        assert!(outcome.stderr.contains(problem), "{outcome:?}");
    }
}

#[test]
fn the_log_is_chinese() {
    let folder = TempDir::new().unwrap();
    let texts = folder.path().display();
    let yaml = format!("lang: zh-CN\ntexts: {texts}\nbots: [Console: {{}}]\n");
    file(&folder, "pnig.zh-CN.ftl", "pong = 在呢\n");
    let path = file(&folder, "bots.yaml", &yaml);
    // Its input is at its end, so the console ends at once.
    let outcome = run(&["run", "-c", path.to_str().unwrap()]);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(outcome.stderr.contains("pnig.zh-CN.ftl 不属于任何模块"), "{outcome:?}");
    assert!(outcome.stderr.contains("是不是想写 `ping`？"), "{outcome:?}");
    assert!(outcome.stderr.contains("已结束"), "{outcome:?}");
}
