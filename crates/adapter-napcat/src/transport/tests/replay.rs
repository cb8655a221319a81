//! What a running NapCat 4.18 sent, sent again.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::SinkExt;
use mynah_core::event::meta::Meta;
use mynah_core::event::request::Request;
use mynah_core::{Event, Payload, Target};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::calls::next_call;
use super::pipe::{Outcome, accept, bot, hello, run, say};
use crate::CallError;
use crate::action::{CATALOGUE, Call, Client};
use crate::recording::{self, EVENTS, Exchange};

/// What each kind of event must become.
const KINDS: &str = include_str!("../../../tests/data/event_kinds.txt");

async fn replay_events() -> Outcome {
    let server = accept(|mut peer| async move {
        for event in EVENTS.lines() {
            peer.feed(Message::text(event)).await.unwrap();
        }
        peer.flush().await.unwrap();
    });
    let mut outcome = run(vec![server]).await;
    // What the adapter makes of them by itself was never said.
    outcome.events.retain(|(_, event)| !matches!(&**event, Payload::Meta(Meta::Account(_))));
    outcome
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

/// The row of the table an event needs: which one, and the generic event it must be.
fn must_be(event: &Value) -> (usize, &'static str) {
    let field = |key: &str| event[key].as_str().filter(|word| !word.is_empty());
    let details = ["message_type", "meta_event_type", "notice_type", "request_type"];
    let path: Vec<_> =
        [Some("post_type"), details.into_iter().find(|key| event.get(key).is_some())]
            .into_iter()
            .chain([Some("sub_type")])
            .filter_map(|key| field(key?))
            .collect();
    let path = path.join("/");
    let mut rows = KINDS.lines().enumerate().filter(|(_, row)| !row.starts_with('#'));
    let row = rows.find_map(|(number, row)| {
        let mut words = row.split(' ');
        let (kind, key) = words.next()?.split_once('+').map_or_else(
            || (row.split(' ').next().unwrap(), None),
            |(kind, key)| (kind, Some(key)),
        );
        let is_it = kind == path && key.is_none_or(|key| event.get(key).is_some());
        is_it.then(|| (number, words.next().unwrap()))
    });
    row.unwrap_or_else(|| panic!("no row for {path}"))
}

#[tokio::test(start_paused = true)]
async fn every_recorded_event_becomes_what_it_must_and_keeps_its_text() {
    let outcome = replay_events().await;
    assert_eq!(EVENTS.lines().count(), 87);
    // The last one is the loss of the connection.
    assert_eq!(outcome.events.len(), 88);
    let mut rows: BTreeSet<usize> = (0..KINDS.lines().count()).collect();
    rows.retain(|row| !KINDS.lines().nth(*row).unwrap().starts_with('#'));
    for (line, (_, event)) in EVENTS.lines().zip(&outcome.events) {
        let wire: Value = serde_json::from_str(line).unwrap();
        let (row, wanted) = must_be(&wire);
        rows.remove(&row);
        assert_eq!(kind(event), wanted, "{line}");
        assert_eq!(event.header().raw.as_str(), line);
        assert_eq!(event.header().self_id, "10001");
        assert_eq!(event.header().bot, "main");
        assert_eq!(event.header().platform, "QQ");
        assert_eq!(event.header().time.as_second(), wire["time"].as_i64().unwrap());
    }
    assert_eq!(rows, BTreeSet::new(), "rows that no event needs, counted from 0");
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

#[tokio::test(start_paused = true)]
async fn every_recorded_answer_decodes_and_every_refusal_is_an_error() {
    let rows: BTreeMap<_, _> =
        CATALOGUE.iter().flat_map(|(_, rows)| rows.iter().map(|row| (row.name, row))).collect();
    let exchanges: Vec<_> = recording::exchanges().collect();
    let responses: Vec<_> = exchanges.iter().map(|exchange| exchange.response.clone()).collect();
    let server = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        for mut response in responses {
            // Only the echo is not as it was.
            response["echo"] = next_call(&mut peer).await["echo"].take();
            peer.send(Message::text(response.to_string())).await.unwrap();
        }
    });
    let bot = bot(json!({}), vec![server]);
    let handle = bot.handle.clone();
    let calls = async move {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        let (mut accepted, mut refused) = (0, 0);
        for Exchange { action, params, response } in exchanges {
            match handle.call(Call::new(action.clone(), params.to_string())).await {
                Ok(reply) => {
                    assert_eq!(response["retcode"], 0);
                    rows.get(&*action).map(|row| row.again(&reply)).transpose().unwrap();
                    accepted += 1;
                }
                Err(CallError::Rejected { action: told, retcode, message, .. }) => {
                    assert_eq!(told, action);
                    assert_eq!(response["retcode"], retcode);
                    assert_eq!(response["message"], message);
                    refused += 1;
                }
                Err(error) => panic!("{error}"),
            }
        }
        (accepted, refused)
    };
    let (_, (accepted, refused)) = tokio::join!(bot.run(), calls);
    assert_eq!(accepted + refused, 375);
    assert!(accepted > 250 && refused > 90, "{accepted} {refused}");
}
