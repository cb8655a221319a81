//! Days begin at midnight where the operator lives.

use std::time::Duration;

use mynah::testing::{Paper, Stage};
use mynah_modules::checkin;
use mynah_napcat_stage::SimulatedNapCat;
use serde_json::json;

use crate::{ALICE, BOB, GROUP};

#[tokio::test(start_paused = true)]
async fn days_in_a_row_are_counted_by_the_time_zone_of_the_operator() {
    // In Shanghai it is one minute to midnight.
    let evening = Paper::new("paper").at("2026-02-28T15:59:00Z");
    let stage = Stage::of(checkin::module())
        .configure(json!({ "time_zone": "Asia/Shanghai" }))
        .over(evening)
        .open()
        .await;
    let alice = stage.group(GROUP).member(ALICE).named("Alice");
    alice.says("checkin").await.is_answered("Welcome, Alice! Days so far: 1.").is_quoted();
    alice.says("checkin").await.is_answered_with("already");
    stage.passes(Duration::from_mins(1)).await.is_ignored();
    alice.says("签到").await.is_answered_with("2 days in a row, 2 altogether");
    stage.passes(Duration::from_hours(48)).await.is_ignored();
    alice.says("checkin").await.is_answered("Welcome, Alice! Days so far: 3.");
}

#[tokio::test(start_paused = true)]
async fn the_leaderboard_is_that_of_the_group_and_as_long_as_the_operator_wants() {
    let stage = Stage::of(checkin::module()).configure(json!({ "places": 1 })).open().await;
    let alice = stage.group(GROUP).member(ALICE).named("Alice");
    let bob = stage.group(GROUP).member(BOB).named("Bob");
    alice.says("ranking").await.is_answered("Nobody has checked in yet.");
    alice.says("checkin").await.is_answered_with("Alice");
    stage.passes(Duration::from_hours(24)).await.is_ignored();
    bob.says("checkin").await.is_answered_with("Bob");
    bob.says("checkin").await.is_answered_with("already");
    alice.says("checkin").await.is_answered_with("2 days in a row");
    let title = "Who was here most often:\n1. Alice – days: 2, in a row: 2";
    bob.says("ranking").await.is_answered(title);
    stage.group(7_u64).member(ALICE).says("ranking").await.is_answered_with("Nobody");
}

#[tokio::test]
async fn a_time_zone_that_is_none_keeps_the_app_from_starting() {
    let configured = Stage::of(checkin::module()).configure(json!({ "time_zone": "Mars/Base" }));
    let error = configured.try_open().await.err().map(|error| error.to_string());
    assert!(
        error
            .as_ref()
            .is_some_and(|error| error.contains("Mars/Base") || error.contains("time_zone")),
        "{error:?}"
    );
}

#[tokio::test]
async fn napcat_counts_days_as_well() {
    let stage = Stage::of(checkin::module())
        .over(SimulatedNapCat::start().await)
        .lang("zh-CN")
        .open()
        .await;
    let bob = stage.group(GROUP).member(BOB);
    bob.says("打卡").await.is_answered_with("签到成功！累计 1 天").is_quoted();
    bob.says("签到榜").await.is_answered_with("累计 1 天");
}
