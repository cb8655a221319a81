//! The list of bots.

use mynah::config::Registry;
use mynah::core::{Lang, Localize};

use super::fake::{Fake, built};
use super::{chinese, errors, load, loader, rendered};

#[test]
fn the_case_of_an_adapter_does_not_matter() {
    let config = load("bots:\n  - napcat: { uri: 'ws://x' }\n  - NAPCAT: { uri: 'ws://y' }\n");
    let bots = built(&config);
    assert_eq!(bots[0].name(), "NapCat");
    assert_eq!(bots[1].name(), "NapCat");
    assert_eq!(config.bots[0].adapter, "napcat");
    assert_eq!(config.bots[1].index, 1);
}

#[test]
fn no_bot_at_all_is_an_error_of_its_own() {
    insta::assert_snapshot!(rendered("log: info\n"), @r"
    error: `bots`: there is no bot; add one below `bots:`, begun with `- ` and the name of its adapter; known are `NapCat` and `Console`
      --> mynah.yaml:1:1
    ");
    insta::assert_snapshot!(chinese("log: info\n"), @"mynah.yaml:1:1: `bots`：一个机器人也没有；请在 `bots:` 下面加一个，以 `- ` 和适配器名开头；可用的有 `NapCat`、`Console`");
    insta::assert_snapshot!(rendered("log: info\nbots:\n"), @r"
    error: there is no bot; add one below `bots:`, begun with `- ` and the name of its adapter; known are `NapCat` and `Console`
      --> mynah.yaml:2:1
       |
     2 | bots: …
       | ^^^^
    ");
    insta::assert_snapshot!(chinese("log: info\nbots:\n"), @"mynah.yaml:2:1: `bots`：一个机器人也没有；请在 `bots:` 下面加一个，以 `- ` 和适配器名开头；可用的有 `NapCat`、`Console`");
    let nothing = mynah::config::Loader::new().env([]).load().unwrap();
    insta::assert_snapshot!(Registry::new().build(&nothing).unwrap_err().render(), @"error: `bots`: there is no bot; add one below `bots:`, begun with `- ` and the name of its adapter; none is known");
}

#[test]
fn an_unknown_adapter_is_named_with_the_nearest_and_all_known_ones() {
    insta::assert_snapshot!(rendered(
        "bots:\n  - NapCta: { uri: 'ws://x' }\n  - Discord:\n"
    ), @r"
    error: unknown adapter `NapCta`; known are `NapCat` and `Console`; did you mean `NapCat`?
      --> mynah.yaml:2:5
       |
     2 |   - NapCta: …
       |     ^^^^^^

    error: unknown adapter `Discord`; known are `NapCat` and `Console`
      --> mynah.yaml:3:5
       |
     3 |   - Discord: …
       |     ^^^^^^^
    ");
    insta::assert_snapshot!(chinese(
        "bots:\n  - NapCta: { uri: 'ws://x' }\n  - Discord:\n"
    ), @r"
    mynah.yaml:2:5: `bots[0].NapCta`：没有 `NapCta` 这个适配器；可用的有 `NapCat`、`Console`；是不是想写 `NapCat`？
    mynah.yaml:3:5: `bots[1].Discord`：没有 `Discord` 这个适配器；可用的有 `NapCat`、`Console`
    ");
    let config = load("bots:\n  - Discord:\n");
    insta::assert_snapshot!(Registry::new().build(&config).unwrap_err(), @"mynah.yaml:2:5: `bots[0].Discord`: unknown adapter `Discord`; none is known");
    let one = Registry::new().with(Fake("Console"));
    insta::assert_snapshot!(one.build(&config).unwrap_err().localize(&Lang::chinese()), @"mynah.yaml:2:5: `bots[0].Discord`：没有 `Discord` 这个适配器；可用的只有 `Console`");
    insta::assert_snapshot!(one.build(&config).unwrap_err(), @"mynah.yaml:2:5: `bots[0].Discord`: unknown adapter `Discord`; only `Console` is known");
}

#[test]
fn two_bots_of_one_id_are_both_named() {
    let yaml = "bots:\n  - NapCat:\n      uri: ws://x\n  - Console:\n      uri: ws://x\n";
    insta::assert_snapshot!(rendered(yaml), @r"
    error: this bot has the id of `bots[0]` (mynah.yaml:2); give one of them another `name`
      --> mynah.yaml:4:5
       |
     4 |   - Console: …
       |     ^^^^^^^
    ");
    insta::assert_snapshot!(chinese(yaml), @"mynah.yaml:4:5: `bots[1].Console`：标识与另一个机器人重复：`bots[0]`（mynah.yaml:2）；请给其中一个换个 `name`");
    let loader = loader("bots:\n  - NapCat: { uri: 'ws://x' }\n")
        .set("bots=[{NapCat: {uri: ws://x}}, {NapCat: {uri: ws://x}}]");
    let errors = errors(loader);
    insta::assert_snapshot!(errors.render(), @r"
    error: `bots[1].NapCat`: this bot has the id of `bots[0]` (--set bots); give one of them another `name`
      --> --set bots
    ");
    insta::assert_snapshot!(errors.localize(&Lang::chinese()), @"--set bots: `bots[1].NapCat`：标识与另一个机器人重复：`bots[0]`（--set bots）；请给其中一个换个 `name`");
}

#[test]
fn an_entry_that_is_not_one_adapter_with_its_keys_is_refused() {
    let yaml = "\
bots:
  - NapCat:
    uri: ws://x
  - NapCat
  - {}
  - NapCat: ws://x
  -
  - [NapCat]
";
    insta::assert_snapshot!(rendered(yaml), @r"
    error: `bots[0]`: an entry of `bots` is one adapter; indent its keys further than its name, and begin another bot with `- `
      --> mynah.yaml:2:5

    error: `bots[1]`: an entry of `bots` is the name of an adapter, a colon, and its keys below it
      --> mynah.yaml:4:5

    error: `bots[2]`: an entry of `bots` names its adapter
      --> mynah.yaml:5:5

    error: the keys of an adapter stand below its name, each with its own colon
      --> mynah.yaml:6:5
       |
     6 |   - NapCat: …
       |     ^^^^^^

    error: `bots[4]`: an entry of `bots` is the name of an adapter, a colon, and its keys below it
      --> mynah.yaml:7:4

    error: `bots[5]`: an entry of `bots` is the name of an adapter, a colon, and its keys below it
      --> mynah.yaml:8:5
    ");
    insta::assert_snapshot!(chinese(yaml), @r"
    mynah.yaml:2:5: `bots[0]`：`bots` 的每一项只能有一个适配器；它的键要比适配器名缩进得更深，另一个机器人请另起一行 `- `
    mynah.yaml:4:5: `bots[1]`：`bots` 的每一项都是适配器名加冒号，它的键写在下面
    mynah.yaml:5:5: `bots[2]`：`bots` 的每一项都要写适配器名
    mynah.yaml:6:5: `bots[3].NapCat`：适配器的键写在适配器名下面，每个键后面都有自己的冒号
    mynah.yaml:7:4: `bots[4]`：`bots` 的每一项都是适配器名加冒号，它的键写在下面
    mynah.yaml:8:5: `bots[5]`：`bots` 的每一项都是适配器名加冒号，它的键写在下面
    ");
    insta::assert_snapshot!(rendered("bots:\n  NapCat:\n    uri: ws://x\n"), @r"
    error: `bots` is a list; begin each bot with `- ` and the name of its adapter
      --> mynah.yaml:1:1
       |
     1 | bots: …
       | ^^^^
    ");
    insta::assert_snapshot!(chinese("bots:\n  NapCat:\n    uri: ws://x\n"), @"mynah.yaml:1:1: `bots`：`bots` 是列表；每个机器人以 `- ` 和适配器名开头");
    insta::assert_snapshot!(rendered("bots: NapCat\n"), @r"
    error: `bots` is a list; begin each bot with `- ` and the name of its adapter
      --> mynah.yaml:1:1
       |
     1 | bots: …
       | ^^^^
    ");
    insta::assert_snapshot!(chinese("bots: NapCat\n"), @"mynah.yaml:1:1: `bots`：`bots` 是列表；每个机器人以 `- ` 和适配器名开头");
    assert_eq!(errors(loader("bots: [NapCat]\n")).iter().count(), 1);
}

#[test]
fn a_section_is_shown_without_its_values() {
    let config = load("bots:\n  - NapCat: { uri: 'ws://x', token: hush }\n");
    let shown = format!("{config:?}");
    assert!(shown.contains("token") && !shown.contains("hush"), "{shown}");
}
