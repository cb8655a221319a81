//! What a running NapCat 4.18 sent, sent again.

use futures_util::SinkExt;
use mynah_core::event::meta::Meta;
use mynah_core::event::request::Request;
use mynah_core::{Event, Payload, Target};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::calls::next_call;
use super::pipe::{Outcome, accept, bot, hello, run, say};
use crate::CallError;
use crate::action::{Call, Client, Reply};
use crate::wire;

const EVENTS: &str = include_str!("../../../tests/data/events.jsonl");
const EXCHANGES: &str = include_str!("../../../tests/data/exchanges.jsonl");

/// What each kind of event must become: `post_type`, its type, `sub_type`.
const KINDS: &[(&str, &str, &str, &str)] = &[
    ("message", "group", "normal", "Message"),
    ("message", "private", "friend", "Message"),
    ("message", "private", "group", "Message"),
    ("message_sent", "group", "normal", "MessageSent"),
    ("message_sent", "private", "friend", "MessageSent"),
    ("message_sent", "private", "group", "MessageSent"),
    ("meta_event", "heartbeat", "", "Heartbeat"),
    ("meta_event", "lifecycle", "connect", "Lifecycle"),
    ("notice", "bot_offline", "", "BotOffline"),
    ("notice", "essence", "add", "Other"),
    ("notice", "friend_add", "", "FriendAdd"),
    ("notice", "friend_recall", "", "FriendRecall"),
    ("notice", "group_admin", "set", "GroupAdmin"),
    ("notice", "group_admin", "unset", "GroupAdmin"),
    ("notice", "group_ban", "ban", "GroupBan"),
    ("notice", "group_ban", "lift_ban", "GroupBan"),
    ("notice", "group_card", "", "GroupCard"),
    ("notice", "group_decrease", "disband", "GroupDecrease"),
    ("notice", "group_decrease", "kick", "GroupDecrease"),
    ("notice", "group_decrease", "kick_me", "GroupDecrease"),
    ("notice", "group_decrease", "leave", "GroupDecrease"),
    ("notice", "group_increase", "approve", "GroupIncrease"),
    ("notice", "group_increase", "invite", "GroupIncrease"),
    ("notice", "group_msg_emoji_like", "", "Reaction"),
    ("notice", "group_recall", "", "GroupRecall"),
    ("notice", "group_upload", "", "Other"),
    ("notice", "notify", "gray_tip", "Other"),
    ("notice", "notify", "group_name", "Other"),
    ("notice", "notify", "input_status", "Other"),
    ("notice", "notify", "poke", "Poke"),
    ("notice", "notify", "profile_like", "Other"),
    ("notice", "online_file_receive", "cancel", "Other"),
    ("notice", "online_file_send", "receive", "Other"),
    ("notice", "online_file_send", "refuse", "Other"),
    ("request", "friend", "", "FriendRequest"),
    ("request", "group", "add", "GroupRequest"),
    ("request", "group", "invite", "GroupRequest"),
];

async fn replay_events() -> Outcome {
    let server = accept(|mut peer| async move {
        for event in EVENTS.lines() {
            peer.feed(Message::text(event)).await.unwrap();
        }
        peer.flush().await.unwrap();
    });
    run(vec![server]).await
}

/// The name of the type of an event.
fn kind(event: &Event) -> String {
    match &**event {
        Payload::Notice(notice) => name(notice),
        Payload::Meta(Meta::Lifecycle(_)) => "Lifecycle".to_owned(),
        Payload::Meta(Meta::Heartbeat(_)) => "Heartbeat".to_owned(),
        Payload::Request(Request::Friend(_)) => "FriendRequest".to_owned(),
        Payload::Request(Request::Group(_)) => "GroupRequest".to_owned(),
        payload => name(payload),
    }
}

/// The name of the variant of an enum.
fn name(value: &impl std::fmt::Debug) -> String {
    let shown = format!("{value:?}");
    shown.split('(').next().unwrap_or_default().to_owned()
}

/// What the table says of an event.
fn must_be(event: &Value) -> &'static str {
    let field = |key: &str| event[key].as_str().unwrap_or_default();
    let post_type = field("post_type");
    let detail = match post_type {
        "message" | "message_sent" => field("message_type"),
        "meta_event" => field("meta_event_type"),
        "notice" => field("notice_type"),
        _ => field("request_type"),
    };
    let wanted = (post_type, detail, field("sub_type"));
    let row = KINDS
        .iter()
        .find(|(post_type, detail, sub_type, _)| (*post_type, *detail, *sub_type) == wanted);
    row.unwrap_or_else(|| panic!("no row for {wanted:?}")).3
}

#[tokio::test(start_paused = true)]
async fn every_recorded_event_becomes_what_it_must_and_keeps_its_text() {
    let outcome = replay_events().await;
    assert_eq!(EVENTS.lines().count(), 87);
    // The last one is the loss of the connection.
    assert_eq!(outcome.events.len(), 88);
    for (line, (_, event)) in EVENTS.lines().zip(&outcome.events) {
        let wire: Value = serde_json::from_str(line).unwrap();
        assert_eq!(kind(event), must_be(&wire), "{line}");
        assert_eq!(event.header().raw.as_str(), line);
        assert_eq!(event.header().self_id, "10001");
        assert_eq!(event.header().bot, "main");
        assert_eq!(event.header().platform, "QQ");
        assert_eq!(event.header().time.as_second(), wire["time"].as_i64().unwrap());
    }
    assert_eq!(outcome.bot.stats().skipped_frames, 0);
}

#[tokio::test(start_paused = true)]
async fn every_recorded_event_says_what_it_said() {
    let outcome = replay_events().await;
    let said: Vec<_> =
        outcome.events[..87].iter().map(|(_, event)| format!("{:?}", &**event)).collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[tokio::test(start_paused = true)]
async fn a_temporary_session_is_answered_in_private() {
    let outcome = replay_events().await;
    let through_a_group = outcome.events.iter().filter_map(|(_, event)| match &**event {
        Payload::Message(message) => Some(&message.target),
        Payload::MessageSent(message) => Some(&message.0.target),
        _ => None,
    });
    let through_a_group: Vec<_> =
        through_a_group.filter(|target| matches!(target, Target::Temporary { .. })).collect();
    let session = Target::Temporary { user: 1_000_000_021.into(), group: Some(570_000_001.into()) };
    assert_eq!(through_a_group, [&session, &session]);
}

#[derive(serde::Deserialize)]
struct Exchange {
    action: String,
    params: Box<RawValue>,
    response: Box<RawValue>,
}

/// Whether an answer is what its action answers.
fn decodes(action: &str, reply: &Reply) -> Result<(), CallError> {
    let action = action.to_owned();
    match action.as_str() {
        "get_group_info" => reply.decode::<wire::GroupInfo>(action).map(drop),
        "get_group_member_info" => reply.decode::<wire::Member>(action).map(drop),
        "get_group_member_list" => {
            let members: wire::Lenient<wire::Member> = reply.decode(action.clone())?;
            let all: Vec<Value> = reply.decode(action)?;
            assert_eq!(members.0.len(), all.len());
            Ok(())
        }
        "get_group_honor_info" => reply.decode::<wire::GroupHonor>(action).map(drop),
        "get_login_info" => reply.decode::<wire::Login>(action).map(drop),
        "get_status" => reply.decode::<wire::Status>(action).map(drop),
        "get_version_info" => reply.decode::<wire::ServerVersion>(action).map(drop),
        "send_msg" | "send_group_msg" | "send_private_msg" => {
            reply.decode::<wire::Sent>(action).map(drop)
        }
        other => panic!("no answer is known of {other}"),
    }
}

#[tokio::test(start_paused = true)]
async fn every_recorded_answer_decodes_and_every_refusal_is_an_error() {
    let exchanges: Vec<Exchange> =
        EXCHANGES.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let responses: Vec<_> =
        exchanges.iter().map(|exchange| exchange.response.to_string()).collect();
    let server = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        for response in responses {
            let call = next_call(&mut peer).await;
            let recorded: Value = serde_json::from_str(&response).unwrap();
            // Only the echo is not as it was.
            let response =
                response.replace(&recorded["echo"].to_string(), &call["echo"].to_string());
            peer.send(Message::text(response)).await.unwrap();
        }
    });
    let bot = bot(json!({}), vec![server]);
    let handle = bot.handle.clone();
    let calls = async move {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        let (mut accepted, mut refused) = (0, 0);
        for exchange in exchanges {
            let recorded: Value = serde_json::from_str(exchange.response.get()).unwrap();
            let call = Call::new(exchange.action.clone(), exchange.params.get());
            match handle.call(call).await {
                Ok(reply) => {
                    assert_eq!(recorded["retcode"], 0);
                    decodes(&exchange.action, &reply).unwrap();
                    accepted += 1;
                }
                Err(CallError::Rejected { action, retcode, message, .. }) => {
                    assert_eq!(action, exchange.action);
                    assert_eq!(recorded["retcode"], retcode);
                    assert_eq!(recorded["message"], message);
                    refused += 1;
                }
                Err(error) => panic!("{error}"),
            }
        }
        (accepted, refused)
    };
    let (_, (accepted, refused)) = tokio::join!(bot.run(), calls);
    assert_eq!(accepted + refused, 99);
    assert!(accepted > 50 && refused > 20, "{accepted} {refused}");
}
