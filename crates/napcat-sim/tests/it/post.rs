//! Events that are posted to the bot, and what it may ask for in its answer.

use hmac::{Hmac, KeyInit, Mac};
use mynah_napcat_sim::{Activity, Service, Sim, SimError, cast};
use serde_json::{Value, json};
use sha1::Sha1;

use crate::web::Bot;

async fn start(bot: &Bot) -> Sim {
    let sim = Sim::builder().serves(Service::Nothing).posts_to(&bot.url);
    sim.token("secret").start().await.unwrap()
}

#[tokio::test]
async fn every_event_is_posted_and_signed() {
    let mut bot = Bot::start().await;
    let sim = start(&bot).await;
    sim.says(cast::ALICE, "hello").await;
    let posted = bot.posted().await;
    let event: Value = serde_json::from_str(&posted.body).unwrap();
    assert_eq!(event["raw_message"], "hello");
    assert_eq!(posted.headers["content-type"], "application/json");
    assert_eq!(posted.headers["x-self-id"], "10001");
    assert!(!posted.headers.contains_key("authorization"));
    let signature = posted.headers["x-signature"].to_str().unwrap();
    let mut mac = Hmac::<Sha1>::new_from_slice(b"secret").unwrap();
    mac.update(posted.body.as_bytes());
    let digest = mac.finalize().into_bytes();
    let digits: Vec<_> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(signature, format!("sha1={}", digits.concat()));
}

#[tokio::test]
async fn without_a_token_nothing_is_signed() {
    let mut bot = Bot::start().await;
    let sim = Sim::builder().posts_to(&bot.url).start().await.unwrap();
    sim.joins(cast::GROUP, cast::STRANGER).await;
    assert!(!bot.posted().await.headers.contains_key("x-signature"));
}

#[tokio::test]
async fn after_a_renewal_posts_come_over_another_connection() {
    let mut bot = Bot::start().await;
    let sim = start(&bot).await;
    bot.answers(&json!({"reply": "read"}));
    let mut peers = Vec::new();
    for _ in 0..3 {
        sim.whispers(cast::FIONA, "hello").await;
        // Once its answer was read, a connection may be used again.
        sim.expect_reply().await.unwrap();
        peers.push(bot.posted().await.peer);
    }
    assert_eq!(peers[0], peers[2]);
    sim.faults().renew_posts();
    sim.whispers(cast::FIONA, "hello").await;
    assert_ne!(bot.posted().await.peer, peers[2]);
}

#[tokio::test]
async fn a_reply_in_a_group_is_a_quotation() {
    let mut bot = Bot::start().await;
    let sim = start(&bot).await;
    bot.answers(&json!({"reply": "[CQ:face,id=14]", "at_sender": true}));
    let asked = sim.says(cast::ALICE, "hello").await;
    let reply = sim.expect_reply().await.unwrap();
    assert_eq!(reply.quotes(), Some(asked));
    assert_eq!(reply.mentions(), [cast::ALICE]);
    assert_eq!(reply.segments[2]["type"], "face");
    bot.posted().await;
    bot.answers(&json!({"reply": "[CQ:face,id=14]", "auto_escape": true, "delete": true}));
    sim.says(cast::BOB, "again").await;
    let reply = sim.expect_reply().await.unwrap();
    assert_eq!(reply.mentions(), [0_i64; 0]);
    assert_eq!(reply.text(), "[CQ:face,id=14]");
}

#[tokio::test]
async fn a_reply_in_private_is_just_said() {
    let bot = Bot::start().await;
    let sim = start(&bot).await;
    bot.answers(&json!({"reply": [{"type": "text", "data": {"text": "hi"}}], "at_sender": true}));
    sim.whispers(cast::FIONA, "hello").await;
    let reply = sim.expect_reply().await.unwrap();
    assert_eq!((reply.quotes(), reply.text()), (None, "hi".into()));
    sim.whispers_through(cast::GROUP, cast::BOB, "hello").await;
    let reply = sim.expect_reply().await.unwrap();
    assert_eq!(reply.target.peer(), cast::BOB);
}

#[tokio::test]
async fn requests_are_answered_in_the_answer() {
    let mut bot = Bot::start().await;
    let sim = start(&bot).await;
    bot.answers(&json!({"approve": true, "remark": "ignored"}));
    sim.asks_for_friendship(cast::STRANGER, "let me").await;
    bot.posted().await;
    // Becoming a friend is an event, posted in its turn.
    bot.posted().await;
    assert!(sim.friends().contains(&cast::STRANGER));
    assert_ne!(sim.user(cast::STRANGER).profile().remark, "ignored");
    bot.answers(&json!({"approve": false, "reason": "full"}));
    let flag = sim.asks_to_join(cast::GROUP, cast::FIONA, "me too").await;
    bot.posted().await;
    let answer = loop {
        if let Some(answer) = sim.answer_to(&flag) {
            break answer;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!((answer.approved, answer.words.as_str()), (false, "full"));
}

#[tokio::test]
async fn a_bot_that_is_not_there_is_told_of_and_costs_nothing_else() {
    let bot = Bot::start().await;
    let url = bot.url.clone();
    drop(bot);
    let sim = Sim::builder().serves(Service::Nothing).posts_to(&url).start().await.unwrap();
    let mut activities = sim.activities();
    sim.says(cast::ALICE, "anybody?").await;
    let activity = activities.next().await.unwrap();
    assert!(matches!(activity, Activity::NotReached { .. }), "{activity}");
    assert!(activity.to_string().contains(&url), "{activity}");
}

#[tokio::test]
async fn an_address_that_cannot_be_used_is_named() {
    for url in ["https://example.com", "nonsense"] {
        let error = Sim::builder().posts_to(url).start().await.unwrap_err();
        assert!(matches!(error, SimError::Url { .. }));
        assert!(error.to_string().contains(url), "{error}");
    }
}
