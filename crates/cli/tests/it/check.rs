use tempfile::TempDir;

use crate::mynah::{Outcome, command, file, run};

/// A token that must never be seen, wherever it stands.
const SECRET: &str = "hush-hush-4711";

fn check(yaml: &str) -> Outcome {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "bots.yaml", yaml);
    run(&["check", "--config", path.to_str().unwrap()])
}

fn napcat(keys: &str) -> String {
    format!("bots:\n  - NapCat:\n      uri: ws://127.0.0.1:3001\n      token: {SECRET}\n{keys}")
}

#[test]
fn a_good_file_is_fine_and_its_bots_are_named() {
    let outcome = check(&napcat("      name: main\n"));
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(outcome.stdout.contains("one bot, main (NapCat)"), "{outcome:?}");
}

#[test]
fn every_configuration_that_is_shipped_is_fine() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../configs");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap()).collect();
    assert!(files.len() >= 6, "{files:?}");
    for file in files {
        let outcome = run(&["check", "--config", file.path().to_str().unwrap()]);
        assert_eq!(outcome.code, Some(0), "{file:?} {outcome:?}");
    }
}

#[test]
fn the_name_of_an_adapter_is_the_same_in_any_case() {
    assert_eq!(check("bots: [{napcat: {uri: 'ws://127.0.0.1:3001'}}]").code, Some(0));
}

#[test]
fn every_mistake_is_one_message_with_its_place_and_exit_code_78() {
    for (yaml, place, message) in [
        (napcat("      urii: x\n"), ":5:7", "did you mean `uri`?"),
        (napcat("      lang: klingon language\n"), ":5:", "is not a language"),
        ("bots:\n  - NapCat:\n      uri: ftp://127.0.0.1\n".into(), ":3:", "ws"),
        ("bots:\n  - NapCat:\n      uri: ws://x\n      token: \"a\\nb\"\n".into(), ":4:", "token"),
        ("bots:\n  - NapCta:\n      uri: ws://x\n".into(), ":2:5", "did you mean `NapCat`?"),
        (
            "bots:\n  - NapCat: {uri: ws://a, name: x}\n  - NapCat: {uri: ws://b, name: x}\n"
                .into(),
            ":3:",
            "this bot has the id of `bots[0]`",
        ),
        (napcat("      retry_config: { wait_linear: {} }\n"), ":5:", "wait_linear"),
        (napcat("      token: ${MYNAH_TEST_UNSET}\n").replacen(SECRET, "x", 1), ":", "token"),
        (
            "bots: [NapCat: {uri: ws://a, token: \"${MYNAH_TEST_UNSET}\"}]".into(),
            ":1:",
            "MYNAH_TEST_UNSET",
        ),
        ("bots: [\n".into(), ":", "error"),
        ("lang: en\n".into(), "", "bots"),
    ] {
        let outcome = check(&yaml);
        assert_eq!(outcome.code, Some(78), "{yaml}\n{outcome:?}");
        assert!(outcome.stderr.contains(&format!("bots.yaml{place}")), "{yaml}\n{outcome:?}");
        assert!(outcome.stderr.contains(message), "{yaml}\n{outcome:?}");
        assert!(!outcome.stderr.contains(SECRET), "{yaml}\n{outcome:?}");
        assert_eq!(outcome.stdout, "");
    }
}

#[test]
fn a_module_that_is_spoken_of_and_is_none_is_a_mistake_with_its_place() {
    for (lines, place) in [
        ("modules: { disable: [pign] }", ":1:"),
        ("policy:\n  modules:\n    pign: { private: false }", ":3:5"),
        ("modules:\n  pign: {}", ":2:3"),
    ] {
        let outcome = check(&format!("{lines}\n{}", napcat("")));
        assert_eq!(outcome.code, Some(78), "{outcome:?}");
        assert!(outcome.stderr.contains("there is no module `pign`"), "{outcome:?}");
        assert!(outcome.stderr.contains("did you mean `ping`?"), "{outcome:?}");
        assert!(outcome.stderr.contains(&format!("bots.yaml{place}")), "{outcome:?}");
    }
}

#[test]
fn a_log_filter_that_cannot_be_meant_is_a_mistake_of_the_configuration() {
    let outcome = check(&format!("log: mynah=loud\n{}", napcat("")));
    assert_eq!(outcome.code, Some(78), "{outcome:?}");
    assert!(outcome.stderr.contains("`log`"), "{outcome:?}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let outcome = run(&["check", "--config", "nowhere.yaml"]);
    assert_eq!(outcome.code, Some(78), "{outcome:?}");
    assert!(outcome.stderr.contains("nowhere.yaml"), "{outcome:?}");
}

#[test]
fn the_environment_and_the_command_line_lie_over_the_file() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "bots.yaml", "bots: [NapCat: {name: main, uri: ws://127.0.0.1:1}]\n");
    let path = path.to_str().unwrap();
    let bad_env = command(&["check", "--config", path])
        .env("MYNAH__BOTS__MAIN__URI", "nonsense")
        .output()
        .unwrap();
    assert_eq!(bad_env.status.code(), Some(78));
    assert!(String::from_utf8_lossy(&bad_env.stderr).contains("MYNAH__BOTS__MAIN__URI"));
    let set = command(&["check", "--config", path, "--set", "bots.main.uri=ws://127.0.0.1:2"])
        .env("MYNAH__BOTS__MAIN__URI", "nonsense")
        .output()
        .unwrap();
    assert_eq!(set.status.code(), Some(0), "{set:?}");
}

#[test]
fn every_configuration_in_the_repository_is_fine() {
    let configs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../configs");
    let mut files = 0;
    for entry in std::fs::read_dir(configs).unwrap() {
        let path = entry.unwrap().path();
        let outcome = run(&["check", "--config", path.to_str().unwrap()]);
        assert_eq!(outcome.code, Some(0), "{}: {outcome:?}", path.display());
        files += 1;
    }
    assert!(files >= 3);
}

#[test]
fn mistakes_in_the_texts_of_the_operator_are_told_with_their_places() {
    let folder = TempDir::new().unwrap();
    let texts = folder.path().join("texts");
    std::fs::create_dir(&texts).unwrap();
    let yaml = format!("texts: {}\n{}", texts.display(), napcat(""));
    let path = file(&folder, "bots.yaml", &yaml);
    let check = |lang: &str| run(&["check", "--lang", lang, "--config", path.to_str().unwrap()]);
    std::fs::write(texts.join("ping.en.ftl"), "pong = here!\n").unwrap();
    std::fs::write(texts.join("ping.ja.ftl"), "pong = はい\n").unwrap();
    let outcome = check("en");
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert!(outcome.stdout.contains("ping.ja.ftl lacks `ping-help`"), "{outcome:?}");
    std::fs::write(texts.join("ping.zh-CN.ftl"), "pong = 在\nponk = 在\n").unwrap();
    std::fs::write(texts.join("quiz.en.ftl"), "over = The end\nno fluent\n").unwrap();
    std::fs::write(texts.join("ping.in english.ftl"), "pong = here!\n").unwrap();
    let outcome = check("en");
    assert_eq!(outcome.code, Some(78), "{outcome:?}");
    for said in [
        "ping.zh-CN.ftl:2: the module `ping` has no text `ponk`; did you mean `pong`?",
        "quiz.en.ftl:2: ",
        "`in english` is no language",
    ] {
        assert!(outcome.stderr.contains(said), "{said}\n{}", outcome.stderr);
    }
    let outcome = check("zh-CN");
    assert!(
        outcome.stderr.contains("ping.zh-CN.ftl:2：模块 `ping` 没有文本 `ponk`"),
        "{outcome:?}"
    );
}
