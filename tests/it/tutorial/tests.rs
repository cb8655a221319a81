use std::time::Duration;

use mynah::testing::Stage;
use mynah_napcat_stage::SimulatedNapCat;
use serde_json::json;

const GROUP: u64 = 570_000_001;
const ALICE: u64 = 1_000_000_011;

#[tokio::test(start_paused = true)]
async fn a_tea_is_ordered_in_a_conversation() {
    let stage = Stage::of(super::tea::module()).open().await;
    let alice = stage.group(GROUP).member(ALICE);
    alice.says("tea").await.is_answered("Which tea? There is Assam, Oolong.");
    alice.says("coffee").await.is_answered_with("We are out of that.");
    alice.says("an oolong, please").await.is_answered("One Oolong, noted.");

    alice.says("tea").await.is_answered_with("Which tea?");
    stage.passes(Duration::from_secs(61)).await.is_ignored();
    alice.says("assam").await.is_ignored();
}

#[tokio::test]
async fn the_menu_is_that_of_the_operator() {
    let menu = json!({ "teas": ["龙井"] });
    let stage = Stage::of(super::tea::module()).configure(menu).lang("zh-CN").open().await;
    let alice = stage.group(GROUP).member(ALICE);
    alice.says("点茶").await.is_answered("想喝什么？有 龙井。");
    alice.says("取消").await.is_ignored();
}

#[tokio::test]
async fn who_talks_most_pays() {
    let stage = Stage::of(super::tea::module()).over(SimulatedNapCat::start().await).open().await;
    let alice = stage.group(GROUP).member(ALICE);
    alice.says("tea").await.is_answered_with("Which tea?");
    alice.says("Assam").await.is_answered_with("noted");
    alice.says("bill").await.is_answered_with("12 yuan. Who talks most pays: Bob");
}
