//! Which layer counts.

use std::time::Duration;

use mynah::config::{Loader, Settings};
use mynah::dispatch::WhenFull;
use mynah_core::Lang;

use super::{errors, load, loader, variables};

#[test]
fn without_a_file_everything_is_the_default() {
    let config = Loader::new().env([]).load().unwrap();
    let settings = config.settings;
    assert_eq!(settings, Settings::default());
    assert_eq!(settings.lang, None);
    assert_eq!(settings.log, "info");
    assert_eq!(settings.commands.prefixes, ["", "/"]);
    assert_eq!(settings.handlers.deadline.get(), Duration::from_mins(5));
    assert_eq!(settings.handlers.queue.get(), 10_000);
    assert_eq!(settings.shutdown.deadline.get(), Duration::from_secs(10));
    assert!(settings.modules.disable.is_empty());
    assert!(config.bots.is_empty());
}

#[test]
fn an_empty_file_is_no_file() {
    for yaml in ["", "\n", "# nothing\n", "---\n", "bots:\n", "bots: []\n"] {
        let config = load(yaml);
        assert_eq!(config.settings, Settings::default(), "{yaml:?}");
        assert!(config.bots.is_empty(), "{yaml:?}");
    }
}

#[test]
fn a_key_without_a_value_is_the_default() {
    let config = load("lang:\nlog:\nshutdown:\nhandlers: { deadline: , queue: 5 }\n");
    assert_eq!(config.settings.log, "info");
    assert_eq!(config.settings.shutdown, Settings::default().shutdown);
    assert_eq!(config.settings.handlers.queue.get(), 5);
}

#[test]
fn what_becomes_of_events_when_too_many_wait_is_the_operators_choice() {
    let yaml = "handlers: { queue_per_conversation: 20, when_full: drop_oldest, sessions: 5 }\n";
    let handlers = load(yaml).settings.handlers;
    assert_eq!(handlers.queue_per_conversation.get(), 20);
    assert_eq!(handlers.when_full, WhenFull::DropOldest);
    assert_eq!(handlers.sessions.get(), 5);
    assert_eq!(load("lang: en\n").settings.handlers.when_full, WhenFull::DropNewest);
}

#[test]
fn arguments_count_over_the_environment_over_the_file_over_the_defaults() {
    let yaml = "log: file\nlang: zh-CN\nhandlers: { queue: 1 }\nshutdown: { deadline: 1s }\n";
    let config = loader(yaml)
        .env(variables([
            ("MYNAH__LOG", "environment"),
            ("MYNAH__HANDLERS__QUEUE", "2"),
            ("MYNAH__SHUTDOWN__DEADLINE", "2s"),
            ("OTHER", "nothing of ours"),
        ]))
        .set("log=argument")
        .set("handlers.queue=3")
        .set("handlers.queue=4")
        .load()
        .unwrap();
    let settings = config.settings;
    assert_eq!(settings.log, "argument");
    assert_eq!(settings.handlers.queue.get(), 4);
    assert_eq!(settings.handlers.deadline.get(), Duration::from_mins(5));
    assert_eq!(settings.shutdown.deadline.get(), Duration::from_secs(2));
    assert_eq!(settings.lang, Some(Lang::chinese()));
}

#[test]
fn a_list_can_be_given_in_brackets_and_covers_the_whole_list_below() {
    let config = loader("modules: { disable: [a, b] }\n")
        .set("modules.disable=[c, 'd, e']")
        .env(variables([("MYNAH__COMMANDS__PREFIXES", r#"["!", ""]"#)]))
        .load()
        .unwrap();
    assert_eq!(config.settings.modules.disable, ["c", "d, e"]);
    assert_eq!(config.settings.commands.prefixes, ["!", ""]);
}

#[test]
fn a_mapping_given_in_brackets_leaves_the_other_keys() {
    let config = loader("handlers: { queue: 7 }\n").set("handlers={deadline: 1m}").load().unwrap();
    assert_eq!(config.settings.handlers.queue.get(), 7);
    assert_eq!(config.settings.handlers.deadline.get(), Duration::from_mins(1));
}

#[test]
fn what_yaml_takes_for_a_number_or_a_boolean_is_a_text_where_a_text_is_wanted() {
    let config = load("lang: no\nlog: off\nmodules: { disable: [007, y, 1.50] }\n");
    assert_eq!(config.settings.lang, Some("no".parse().unwrap()));
    assert_eq!(config.settings.log, "off");
    assert_eq!(config.settings.modules.disable, ["007", "y", "1.50"]);
}

#[test]
fn an_anchor_can_be_used_again() {
    let yaml = "handlers: &wait { deadline: 3s }\nshutdown: *wait\n";
    let settings = load(yaml).settings;
    assert_eq!(settings.shutdown.deadline, settings.handlers.deadline);
}

#[test]
fn a_file_is_read_from_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mynah.yaml");
    std::fs::write(&path, "log: trace\n").unwrap();
    let config = Loader::new().file(&path).env([]).load().unwrap();
    assert_eq!(config.settings.log, "trace");
}

#[test]
fn the_language_is_known_whatever_else_is_wrong() {
    let lang = |loader: Loader| errors(loader).lang().map(ToString::to_string);
    let chinese = Some("zh-CN".to_owned());
    assert_eq!(lang(loader("lang: zh_CN\nlog: []\n")), chinese);
    assert_eq!(lang(loader("lang: zh-CN\nbots: [Nobody: {}]\n")), chinese);
    assert_eq!(lang(loader("lang: en\n").set("lang=zh-CN")), chinese);
    assert_eq!(lang(Loader::new().file("none/such.yaml").env([]).set("lang=zh-CN")), chinese);
    assert_eq!(lang(loader("lang: [zh-CN]\n")), None);
    assert_eq!(lang(loader("log: []\n")), None);
}
