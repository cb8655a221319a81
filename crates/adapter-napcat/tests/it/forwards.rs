//! Merged forwards against the simulated server.

use std::sync::Arc;

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::codec::{LongMessage, shorter_or_forward};
use mynah_adapter_napcat::prelude::*;
use mynah_core::message::segment::{Forward, Node, WrittenNode};
use mynah_core::{Bot, MessageChain, Payload, Segment, Target};
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use crate::bot::{ready_with, start};

fn two() -> Forward {
    Forward::new([
        Node::written(cast::ALICE, "Alice", "first"),
        Node::written(cast::BOB, "Bob", MessageChain::from("second").at(cast::ALICE)),
    ])
}

/// Who says what in a merged forward.
fn told(forward: &Forward) -> Vec<String> {
    let lines = forward.nodes.iter().map(|node| match node {
        Node::Written(WrittenNode { nickname, content, .. }) => format!("{nickname}: {content}"),
        Node::Quoted(id) => format!("{id}"),
    });
    lines.collect()
}

/// What is shown of a merged forward while it is closed.
fn shown(params: &Value) -> Value {
    json!([params["source"], params["news"], params["summary"], params["prompt"]])
}

#[tokio::test]
async fn a_merged_forward_is_sent_and_looked_into() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let stranger =
        Target::Temporary { user: cast::STRANGER.into(), group: Some(cast::GROUP.into()) };
    for target in [Target::group(cast::GROUP), Target::private(cast::FIONA), stranger] {
        let sent = bot.napcat.send_forward_msg(target, two()).await.unwrap();
        assert!(sent.res_id.is_some());
        assert_eq!(sent.res_id, sent.forward_id);
        for id in [sent.message_id.as_str(), sent.res_id.as_deref().unwrap()] {
            let read = bot.napcat.get_forward_msg(id).await.unwrap();
            assert_eq!(told(&read), ["Alice: first", "Bob: second@1000000011"]);
        }
    }
}

#[tokio::test]
async fn without_a_packet_backend_only_the_message_is_known() {
    let sim = Sim::start().await.unwrap();
    sim.packet_backend(false);
    let bot = start(&sim).await;
    let sent = bot.napcat.send_private_forward_msg(cast::FIONA, two()).await.unwrap();
    assert_eq!((sent.res_id, sent.forward_id), (None, None));
    assert!(!sent.message_id.is_empty());
}

#[tokio::test]
async fn what_is_shown_of_it_is_in_the_language_of_the_bot() {
    let sim = Sim::start().await.unwrap();
    for (lang, source, summary, prompt) in [
        ("zh-CN", "群聊的聊天记录", "查看2条聊天记录", "[聊天记录]"),
        ("fr", "Group chat history", "View 2 forwarded messages", "[Chat history]"),
    ] {
        let bot = ready_with(&sim, json!({ "lang": lang })).await;
        bot.napcat.send_group_forward_msg(cast::GROUP, two()).await.unwrap();
        let params = sim.expect_call("send_group_forward_msg").await.unwrap().params;
        let news = json!([{ "text": "Alice: first" }, { "text": "Bob: second@1000000011" }]);
        assert_eq!(shown(&params), json!([source, news, summary, prompt]));
    }
}

#[tokio::test]
async fn a_message_that_is_a_merged_forward_is_sent_as_one() {
    let sim = Sim::start().await.unwrap();
    let running = ready_with(&sim, json!({ "lang": "zh-CN" })).await;
    let bot = Bot::new(Arc::new(running.napcat.clone()));
    for (target, action, source) in [
        (Target::group(cast::GROUP), "send_group_msg", "群聊的聊天记录"),
        (Target::private(cast::FIONA), "send_private_msg", "Alice和Bob的聊天记录"),
    ] {
        let id = bot.send_msg(&target, Segment::from(two())).await.unwrap();
        let params = sim.expect_call(action).await.unwrap().params;
        assert_eq!(params["source"], source);
        let read = running.napcat.get_forward_msg(id).await.unwrap();
        assert_eq!(read.nodes.len(), 2);
    }
}

#[tokio::test]
async fn a_merged_forward_with_anything_else_is_refused() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let mixed = MessageChain::from("look").push(two());
    let error = bot.napcat.send_group_msg(cast::GROUP, mixed).await.unwrap_err();
    assert!(
        matches!(error.reason(), CallError::InvalidArgument { argument: "message", .. }),
        "{error}"
    );
    let error = bot.napcat.send_group_forward_msg(cast::GROUP, Forward::default()).await;
    let error = error.unwrap_err();
    assert!(
        matches!(error.reason(), CallError::InvalidArgument { argument: "forward", .. }),
        "{error}"
    );
    assert!(sim.calls().is_empty());
}

#[tokio::test]
async fn merged_forwards_in_each_other_are_found_again() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let wrap = |inner: Forward| Forward::new([Node::written(1, "A", Segment::from(inner))]);
    let deep = wrap(wrap(two()));
    let sent = bot.napcat.send_group_forward_msg(cast::GROUP, deep.clone()).await.unwrap();
    let mut read = bot.napcat.get_forward_msg(sent.message_id).await.unwrap();
    for _ in 0..2 {
        let Node::Written(node) = &read.nodes[0] else { panic!("{read:?}") };
        let [Segment::Forward(inner)] = &*node.content else { panic!("{read:?}") };
        read = inner.clone();
    }
    assert_eq!(told(&read), ["Alice: first", "Bob: second@1000000011"]);

    let error = bot.napcat.send_group_forward_msg(cast::GROUP, wrap(deep)).await.unwrap_err();
    assert!(error.to_string().contains("more than 3 deep"), "{error}");
}

#[tokio::test]
async fn a_message_that_exists_can_be_forwarded() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let id = bot.napcat.send_group_msg(cast::GROUP, "said before").await.unwrap();
    let forward = Forward::new([Node::quoted(id)]);
    let sent = bot.napcat.send_private_forward_msg(cast::FIONA, forward).await.unwrap();
    let read = bot.napcat.get_forward_msg(sent.message_id).await.unwrap();
    assert!(told(&read)[0].ends_with(": said before"), "{read:?}");
}

#[tokio::test]
async fn a_received_merged_forward_is_not_looked_into_before_it_is_asked_for() {
    let sim = Sim::start().await.unwrap();
    let mut bot = start(&sim).await;
    let said = |text: &str| {
        json!({ "user_id": cast::ALICE, "sender": { "nickname": "Alice" },
            "message": [{ "type": "text", "data": { "text": text } }] })
    };
    let content = [said("one"), said("two")];
    sim.says(cast::BOB, json!({ "type": "forward", "data": { "content": content } })).await;
    let event = bot.hears_something().await;
    let Payload::Message(message) = &*event else { panic!("{event:?}") };
    let [Segment::Forward(forward)] = &*message.chain else { panic!("{event:?}") };
    assert!(forward.nodes.is_empty());
    assert!(sim.calls().is_empty(), "hearing it calls nobody");
    let id = forward.id.clone().unwrap();
    let read = bot.napcat.get_forward_msg(id).await.unwrap();
    assert_eq!(told(&read), ["Alice: one", "Alice: two"]);
}

#[tokio::test]
async fn a_long_message_is_sent_as_a_merged_forward() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await;
    let long = MessageChain::from("长".repeat(10_000));
    let forward = shorter_or_forward(&long, LongMessage::default(), 10001, "TestBot").unwrap();
    let sent = bot.napcat.send_group_forward_msg(cast::GROUP, forward).await.unwrap();
    let read = bot.napcat.get_forward_msg(sent.message_id).await.unwrap();
    let lengths: Vec<_> = told(&read).iter().map(|line| line.chars().count()).collect();
    assert_eq!(lengths, [4510, 4510, 1007]);
}
