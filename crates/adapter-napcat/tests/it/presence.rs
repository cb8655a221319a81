//! How the bot shows itself to others.

use mynah_adapter_napcat::prelude::*;
use mynah_napcat_sim::Sim;
use serde_json::json;

use crate::bot::start;
use crate::recorder::{Recorded, Recorder};

#[tokio::test]
async fn every_state_is_three_numbers() {
    let client = Recorder::default();
    let states = [
        OnlineStatus::Online,
        OnlineStatus::Away,
        OnlineStatus::Invisible,
        OnlineStatus::Busy,
        OnlineStatus::QMe,
        OnlineStatus::DoNotDisturb,
        OnlineStatus::Battery(0),
        OnlineStatus::Battery(100),
        OnlineStatus::Raw { status: 11, ext_status: 22, battery_status: 33 },
    ];
    for status in
        states.into_iter().chain(ThemedStatus::ALL.iter().copied().map(OnlineStatus::Themed))
    {
        client.set_status(status).await.unwrap();
    }
    insta::assert_snapshot!(client.heard());
}

#[tokio::test]
async fn by_numbers_ten_is_a_battery() {
    let client = Recorder::default();
    client.set_online_status(10, 0).await.unwrap();
    client.set_online_status("10", "100").await.unwrap();
    client.set_online_status(30, 0).await.unwrap();
    client.set_online_status("50", 7).await.unwrap();
    client.set_diy_online_status(21).await.unwrap();
    client.set_diy_online_status("21").face_type(2).wording("busy").await.unwrap();
    insta::assert_snapshot!(client.heard(), @r#"
    set_online_status {"status":10,"ext_status":1000,"battery_status":0}
    set_online_status {"status":10,"ext_status":1000,"battery_status":100}
    set_online_status {"status":30,"ext_status":0,"battery_status":0}
    set_online_status {"status":50,"ext_status":7,"battery_status":0}
    set_diy_online_status {"face_id":21}
    set_diy_online_status {"face_id":21,"face_type":2,"wording":"busy"}
    "#);
}

#[tokio::test]
async fn the_answer_says_nothing_whatever_it_is() {
    Recorded(0).set_online_status(11, 0).await.unwrap();
    Recorded(0).set_diy_online_status(21).await.unwrap();
    for odd in [json!(null), json!(""), json!({}), json!({ "result": 0 }), json!([1])] {
        Recorder::answering(&odd).set_status(OnlineStatus::Online).await.unwrap();
        Recorder::answering(&odd).set_diy_online_status(21).await.unwrap();
    }
}

#[tokio::test]
async fn others_see_it() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    bot.napcat.set_status(OnlineStatus::Themed(ThemedStatus::Slacking)).await.unwrap();
    assert_eq!(sim.online_status().ext_status, 1300);
    bot.napcat.set_online_status(10, 42).await.unwrap();
    let status = sim.online_status();
    assert_eq!((status.status, status.ext_status, status.battery_status), (10, 1000, 42));
}
