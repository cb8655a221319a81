use std::process::Stdio;

use tempfile::TempDir;

#[cfg(unix)]
use crate::log::Log;
use crate::mynah::{command, file, run};

#[test]
fn the_file_to_start_from_is_sound_in_every_language_and_never_written_over() {
    for lang in ["en", "zh-CN"] {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("mynah.yaml");
        let path = path.to_str().unwrap();
        let init = ["--lang", lang, "config", "init", "-o", path];
        let outcome = run(&init);
        assert_eq!(outcome.code, Some(0), "{outcome:?}");
        let written = std::fs::read_to_string(path).unwrap();
        assert_eq!(run(&["--lang", lang, "config", "init"]).stdout, written);
        let checked = run(&["check", "--config", path]);
        assert_eq!(checked.code, Some(0), "{checked:?}\n{written}");
        assert!(checked.stdout.contains("one bot, main (NapCat)"), "{checked:?}");
        assert!(written.contains("\n  welcome:\n"), "{written}");
        std::fs::write(path, "mine").unwrap();
        let refused = run(&init);
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert_eq!(std::fs::read_to_string(path).unwrap(), "mine");
        let forced = run(&["config", "init", "-o", path, "--force"]);
        assert_eq!(forced.code, Some(0), "{forced:?}");
        assert_ne!(std::fs::read_to_string(path).unwrap(), "mine");
    }
}

#[test]
fn what_is_commented_out_in_the_file_is_the_default() {
    let written = run(&["config", "init"]).stdout;
    let bots = written.find("\nbots:").unwrap();
    let uncommented: String = written[..bots]
        .lines()
        .map(|line| match line.split_once("# ") {
            Some((indent, key)) if is_assignment(key) => format!("{indent}{key}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    assert!(uncommented.contains("\n  queue: 10000\n"), "{uncommented}");
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "all.yaml", &format!("{uncommented}{}", &written[bots..]));
    let checked = run(&["check", "--config", path.to_str().unwrap()]);
    assert_eq!(checked.code, Some(0), "{checked:?}\n{uncommented}");
}

/// Whether a comment is a key with a value, rather than words.
fn is_assignment(comment: &str) -> bool {
    comment
        .split_once(": ")
        .is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
}

#[test]
fn the_schema_knows_every_section_and_explains_it_in_the_language_of_its_reader() {
    let schema = |lang: &str| -> serde_json::Value {
        serde_json::from_str(&run(&["--lang", lang, "config", "schema"]).stdout).unwrap()
    };
    let (english, chinese) = (schema("en"), schema("zh-CN"));
    let bots = &english["properties"]["bots"]["items"]["oneOf"];
    assert_eq!(bots[0]["properties"]["NapCat"]["properties"]["uri"]["type"], "string");
    assert_eq!(bots[1]["properties"]["Console"]["additionalProperties"], false);
    let welcome = |schema: &serde_json::Value| {
        let modules = &schema["properties"]["modules"]["properties"];
        modules["welcome"]["properties"]["text"]["description"].as_str().unwrap().to_owned()
    };
    assert!(welcome(&english).starts_with("what is said"));
    assert!(welcome(&chinese).starts_with("对进群的人"));
}

#[test]
fn a_section_of_a_module_is_checked_like_that_of_a_bot() {
    let folder = TempDir::new().unwrap();
    let bots = "bots: [Console: {}]\n";
    for (yaml, place, message) in [
        ("modules:\n  welcome:\n    txet: hi\n", ":3:5", "did you mean `text`?"),
        ("modules:\n  welcome:\n    text: [hi]\n", ":3:5", "expected a text, found a list"),
        ("modules:\n  welcom:\n    text: hi\n", ":2:3", "did you mean `welcome`?"),
        ("modules:\n  disabel: [ping]\n", ":2:3", "did you mean `disable`?"),
        ("modules:\n  ping:\n    text: hi\n", ":2:3", "nothing to configure"),
    ] {
        let path = file(&folder, "bots.yaml", &format!("{yaml}{bots}"));
        let outcome = run(&["check", "--config", path.to_str().unwrap()]);
        assert_eq!(outcome.code, Some(78), "{yaml}\n{outcome:?}");
        assert!(outcome.stderr.contains(&format!("bots.yaml{place}")), "{yaml}\n{outcome:?}");
        assert!(outcome.stderr.contains(message), "{yaml}\n{outcome:?}");
    }
    let path = file(&folder, "bots.yaml", &format!("modules:\n  welcome: {{ text: 007 }}\n{bots}"));
    let outcome = run(&["check", "-c", path.to_str().unwrap(), "--set", "modules.welcome.text=x"]);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
}

#[test]
fn modules_are_listed_with_what_they_can_do_and_whether_they_are_on() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "bots.yaml", "modules: { disable: [ping] }\nbots: [Console: {}]\n");
    let outcome = run(&["modules", "--config", path.to_str().unwrap()]);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(outcome.stdout.contains("ping (off)\n    ping / 在吗 – "), "{outcome:?}");
    assert!(outcome.stdout.contains("welcome\n    can be told: `text`"), "{outcome:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_running_bot_takes_over_a_changed_file_and_refuses_a_broken_one() {
    let folder = TempDir::new().unwrap();
    let bots = "log: info\nreload: true\nbots: [Console: {}]\n";
    let path = file(&folder, "bots.yaml", bots);
    let mut child = command(&["run", "--config", path.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = Log::of(&mut child);
    let mut said = log.until("running: console").await;
    file(&folder, "bots.yaml", &format!("modules: {{ welcome: {{ txet: Hi }} }}\n{bots}"));
    said += &log.until("not taken over").await;
    assert!(said.contains("did you mean `text`?"), "{said}");
    file(&folder, "bots.yaml", &format!("modules: {{ welcome: {{ text: Hi }} }}\n{bots}"));
    said += &log.until("the configuration was read again").await;
    assert!(said.contains("something new"), "{said}");
    assert!(!said.contains("from the next start"), "{said}");
    // The end of its input is the end of the console.
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}
