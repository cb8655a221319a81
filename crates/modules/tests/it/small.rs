//! The modules of a few lines.

use mynah::testing::Stage;
use mynah_modules::{dragon, guard, help, ping, welcome};
use mynah_napcat_stage::SimulatedNapCat;
use serde_json::json;

use crate::{ALICE, GROUP, OLIVIA, STRANGER};

#[tokio::test]
async fn a_ping_is_answered_with_a_quotation() {
    let stage = Stage::of(ping::module()).open().await;
    let alice = stage.group(GROUP).member(ALICE);
    alice.says("ping").await.is_answered("pong").is_quoted();
    alice.says("ping me tomorrow").await.is_ignored();
}

#[tokio::test]
async fn who_joins_is_greeted_but_not_the_bot_itself() {
    let stage = Stage::of(welcome::module()).open().await;
    let group = stage.group(GROUP);
    group.stranger(STRANGER).joins().await.is_answered_with("@1000000021 welcome!");
    group.stranger(stage.self_id()).joins().await.is_ignored();
}

#[tokio::test]
async fn the_help_lists_what_the_bot_can_do_here() {
    let all =
        |stage: mynah::testing::StageBuilder| stage.with(ping::module()).with(dragon::module());
    let paper = all(Stage::of(help::module())).open().await;
    let listed = paper.group(GROUP).member(ALICE).says("help").await;
    listed.is_answered_with("ping / 在吗");
    assert!(!listed.texts()[0].contains("dragon"), "only NapCat can tell:\n{listed}");
    let napcat = SimulatedNapCat::start().await;
    let napcat = all(Stage::of(help::module())).over(napcat).open().await;
    napcat.group(GROUP).member(ALICE).says("help").await.is_answered_with("dragon / 龙王");
}

#[tokio::test]
async fn the_help_shows_everybody_only_what_they_may_use() {
    let stage = Stage::of(help::module()).with(guard::module()).open().await;
    let group = stage.group(GROUP);
    group.admin(OLIVIA).says("help").await.is_answered_with("kick");
    let listed = group.member(ALICE).says("help").await;
    assert!(!listed.texts()[0].contains("kick"), "{listed}");
}

#[tokio::test]
async fn the_dragon_king_is_named_on_napcat() {
    let stage =
        Stage::of(dragon::module()).over(SimulatedNapCat::start().await).lang("zh-CN").open().await;
    stage.group(GROUP).member(ALICE).says("龙王").await.is_answered_with("当前龙王是");
}

#[tokio::test(start_paused = true)]
async fn the_dragon_king_needs_no_server_to_be_tested() {
    let napcat = mynah_napcat_stage::paper();
    napcat.answers_raw(
        "get_group_honor_info",
        json!({ "group_id": GROUP, "current_talkative": {
            "user_id": ALICE, "nickname": "Alice", "avatar": "", "description": "7 days",
        } }),
    );
    napcat.answers_raw(
        "get_group_member_list",
        json!([
            { "group_id": GROUP, "user_id": ALICE, "nickname": "Alice", "level": "60" },
            { "group_id": GROUP, "user_id": OLIVIA, "nickname": "Olivia", "level": "49" },
        ]),
    );
    let stage = Stage::of(dragon::module()).over(napcat.clone()).open().await;
    let alice = stage.group(GROUP).member(ALICE);
    let said = alice.says("dragon").await;
    said.is_answered_with("The dragon king is Alice (7 days).").is_answered_with("Alice");
    let asked: Vec<_> = said.raw_calls().iter().map(|call| call.api.as_str()).collect();
    assert_eq!(asked, ["get_group_honor_info", "get_group_member_list"]);
    napcat.answers_raw_with("get_group_honor_info", |params| Err(format!("not for {params}")));
    alice.says("dragon").await.fails("was kept back: not for");
}

#[tokio::test(start_paused = true)]
async fn what_nobody_has_an_answer_for_says_how_to_give_one() {
    let stage = Stage::of(dragon::module()).over(mynah_napcat_stage::paper()).open().await;
    let said = stage.group(GROUP).member(ALICE).says("dragon").await;
    said.fails("`get_group_honor_info`").fails("answers_raw").fails("SimulatedNapCat");
}
