//! Questions, answers, and time that runs out.

use std::time::Duration;

use mynah::testing::Stage;
use mynah_modules::quiz;
use mynah_napcat_stage::SimulatedNapCat;

use crate::{ALICE, BOB, GROUP};

#[tokio::test(start_paused = true)]
async fn whoever_knows_first_gets_the_point() {
    let stage = Stage::of(quiz::module()).open().await;
    let alice = stage.group(GROUP).member(ALICE).named("Alice");
    let bob = stage.group(GROUP).member(BOB).named("Bob");
    alice.says("quiz").await.is_answered_with("largest");
    bob.says("mars").await.is_ignored();
    let right = bob.says(" Jupiter ").await;
    right.are_answers(&["Right, Bob!", "Which is the longest river of Asia?"]);
    let missed = stage.passes(Duration::from_secs(30)).await;
    missed.are_answers(&["Nobody? It is yangtze.", "What is the capital of Peru?"]);
    let over = alice.says("lima").await;
    over.are_answers(&["Right, Alice!", "The quiz is over:\nAlice: 1\nBob: 1"]);
    alice.says("lima").await.is_ignored();
}

#[tokio::test]
async fn anybody_can_end_it_and_there_is_one_at_a_time_in_a_conversation() {
    let stage = Stage::of(quiz::module()).open().await;
    let alice = stage.group(GROUP).member(ALICE);
    let bob = stage.group(GROUP).member(BOB);
    alice.says("quiz").await.is_answered_with("largest");
    bob.says("quiz").await.is_answered("There is a quiz here already.");
    stage.friend(BOB).says("quiz").await.is_answered_with("longest river");
    bob.says("stop").await.is_answered("The quiz is over, and nobody has a point.");
    bob.says("quiz").await.is_answered_with("Peru");
}

#[tokio::test]
async fn answers_are_right_in_every_language_and_it_goes_on_in_that() {
    let stage = Stage::of(quiz::module()).open().await;
    let group = stage.group(GROUP);
    let (alice, bob) = (group.member(ALICE).named("Alice"), group.member(BOB).named("Bob"));
    alice.says("quiz").await.is_answered_with("is the largest");
    bob.says("木星").await.are_answers(&["Bob 答对了！", "亚洲最长的河是哪一条？"]);
    alice.says("Yangtze").await.are_answers(&["Right, Alice!", "What is the capital of Peru?"]);
    bob.says("/算了").await.is_ignored();
    bob.says("/停止").await.is_answered("抢答结束：\nAlice：1\nBob：1");
}

#[tokio::test]
async fn napcat_asks_as_well() {
    let stage =
        Stage::of(quiz::module()).over(SimulatedNapCat::start().await).lang("zh-CN").open().await;
    let bob = stage.group(GROUP).member(BOB).named("Bob");
    bob.says("抢答").await.is_answered_with("最大的行星");
    bob.says("木星").await.are_answers(&["Bob 答对了！", "亚洲最长的河是哪一条？"]);
    bob.says("停止").await.is_answered("抢答结束：\nBob：1");
}
