//! Sends that go wrong, against a simulated server: what really arrived, and what the bot says.

use mynah_adapter_napcat::prelude::*;
use mynah_adapter_napcat::{CallError, SendError};
use mynah_core::{Adapter, Error, ErrorKind, MessageId, Target};
use mynah_napcat_sim::{Sim, cast};
use serde_json::json;

use crate::bot::{ready_with, start};

fn settling() -> serde_json::Value {
    json!({ "settle_unknown": true, "retry_config": { "wait_fixed": { "wait": 0.02 } } })
}

#[tokio::test]
async fn a_kernel_that_times_out_leaves_a_send_unknown_though_it_arrived() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    sim.faults().time_out_after("send_group_msg");
    let target = Target::group(cast::GROUP);
    let error = bot.napcat.messaging().send_msg(&target, "hi".into()).await.unwrap_err();
    assert!(matches!(error, mynah_core::SendError::Unknown(_)), "{error}");
    assert_eq!(Error::from(error).kind(), ErrorKind::OutcomeUnknown);
    assert_eq!(sim.expect_reply().await.unwrap().text(), "hi");
    assert_eq!(sim.calls().iter().filter(|call| call.action == "send_group_msg").count(), 1);
}

#[tokio::test]
async fn what_the_platform_refuses_is_refused_and_nothing_else() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    sim.refuse_once("send_private_msg", 1200, "EventChecker Failed: NTEvent …/sendMsg");
    let error = bot.napcat.send_private_msg(cast::FIONA, "hi").await.unwrap_err();
    assert!(matches!(error, SendError::Refused(CallError::Rejected { .. })), "{error}");
}

#[tokio::test]
async fn a_send_that_arrived_is_settled_with_its_id() {
    let sim = Sim::start().await.unwrap();
    let bot = ready_with(&sim, settling()).await;
    for place in [Target::group(cast::GROUP), Target::private(cast::FIONA)] {
        let action = if place.group_id().is_some() { "send_group_msg" } else { "send_private_msg" };
        sim.faults().time_out_after(action);
        let id = bot.napcat.messaging().send_msg(&place, "hi".into()).await.unwrap();
        sim.faults().clear();
        let reply = sim.expect_reply().await.unwrap();
        assert_eq!((reply.text(), MessageId::from(reply.message_id)), ("hi".into(), id));
    }
    assert_eq!(bot.napcat.stats().settled_sends, 2);
}

#[tokio::test]
async fn a_send_whose_connection_was_cut_is_settled_after_the_return() {
    let sim = Sim::start().await.unwrap();
    let bot = ready_with(&sim, settling()).await;
    sim.faults().drop_on("send_group_msg");
    let id = bot.napcat.send_group_msg(cast::GROUP, "hi").await.unwrap();
    assert!(bot.napcat.get_msg(&id).await.unwrap().is_own);
    assert_eq!(bot.napcat.stats().connections, 2);
}
