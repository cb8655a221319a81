//! The modules of a few lines.

use mynah::testing::Stage;
use mynah_modules::{dragon, guard, help, ping, welcome};
use mynah_napcat_stage::SimulatedNapCat;

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
