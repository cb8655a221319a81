use tempfile::TempDir;

use crate::mynah::{command, file, run, run_with_input};

#[test]
fn without_arguments_lines_from_a_pipe_are_answered_and_the_end_is_the_end() {
    let outcome = run_with_input(&[], "ping\nhelp\ndragon\n:join Mallory\n:private ping\n:nope\n");
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    let shown = &outcome.stdout;
    assert!(shown.contains("ping            is the bot there?"), "the first screen: {shown}");
    assert!(shown.contains("pong"), "{shown}");
    assert!(shown.contains("What you can say"), "{shown}");
    assert!(shown.contains("dragon king is"), "{shown}");
    assert!(shown.contains("welcome"), "{shown}");
    assert!(shown.contains(":help shows what there is"), "{shown}");
    let ping = shown.find("> ping").unwrap();
    let help = shown.find("> help").unwrap();
    assert!((ping..help).contains(&shown.find("pong").unwrap()), "answers come in order: {shown}");
}

#[test]
fn with_standard_input_closed_the_first_screen_is_shown_and_that_is_all() {
    let outcome = run(&[]);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(outcome.stdout.contains("Mynah"));
    assert_eq!(outcome.stderr, "");
}

#[test]
fn a_chinese_terminal_is_spoken_to_in_chinese() {
    let outcome = run_with_input(&["--lang", "zh-CN"], "帮助\n龙王\n");
    assert!(outcome.stdout.contains("模拟的 QQ 群"), "{outcome:?}");
    assert!(outcome.stdout.contains("可以对我说"), "{outcome:?}");
    assert!(outcome.stdout.contains("当前龙王是"), "{outcome:?}");
}

#[test]
fn the_demo_writes_nothing_into_the_folder_it_runs_in() {
    let folder = TempDir::new().unwrap();
    let output = command(&["demo"]).current_dir(folder.path()).output().unwrap();
    assert!(output.status.success());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_script_that_is_answered_as_it_says_succeeds() {
    let folder = TempDir::new().unwrap();
    let script = file(&folder, "good.txt", "# hello\nping\n< pong\n<\n:as Bob\n/ping\n< pong\n");
    let outcome = run(&["demo", "--script", script.to_str().unwrap()]);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
}

#[test]
fn a_script_that_is_answered_otherwise_fails_at_the_line() {
    let folder = TempDir::new().unwrap();
    for (content, problem) in [
        ("ping\n< pang\n", "bad.txt:2: expected `pang`, but the bot said:"),
        ("nobody answers this\n< pong\n", "bad.txt:2: expected `pong`, but the bot said nothing"),
        ("ping\n<\n", "bad.txt:2: expected nothing, but the bot said:"),
        ("\n:as Nobody\n", "bad.txt:2: there is no Nobody; there are"),
    ] {
        let script = file(&folder, "bad.txt", content);
        let outcome = run(&["demo", "--script", script.to_str().unwrap()]);
        assert_eq!(outcome.code, Some(1), "{outcome:?}");
        assert!(outcome.stderr.contains(problem), "{outcome:?}");
    }
}

#[test]
fn the_conversation_in_the_repository_goes_as_it_says() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/conversation.txt");
    let outcome = run(&["demo", "--script", script]);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
}

#[test]
fn the_terminal_is_a_platform_of_its_own() {
    let config = concat!(env!("CARGO_MANIFEST_DIR"), "/../../configs/console.yaml");
    let outcome = run_with_input(&["run", "--config", config], "ping\n:join Mallory\n");
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(outcome.stdout.contains("pong"), "{outcome:?}");
    assert!(outcome.stdout.contains("welcome"), "{outcome:?}");
}

/// What the README shows of the demo, in order, with gaps where it says so.
fn is_shown(readme: &str, lang: &str) {
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let typed = shown.lines().filter_map(|line| line.strip_prefix("> "));
    let input: Vec<&str> = typed.collect();
    let outcome = run_with_input(&["--lang", lang], &format!("{}\n", input.join("\n")));
    let mut rest = outcome.stdout.as_str();
    for part in shown.split("…\n") {
        let at = rest.find(part);
        let at = at.unwrap_or_else(|| panic!("the demo does not show\n{part}\nbut\n{rest}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_readmes_show_what_the_demo_shows() {
    is_shown(include_str!("../../../../README.md"), "en");
    is_shown(include_str!("../../../../README.zh-CN.md"), "zh-CN");
}
