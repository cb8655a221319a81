//! Shutting down while connected.

use std::time::Duration;

use futures_util::StreamExt;
use mynah_core::event::meta::Lifecycle::Connect;
use serde_json::json;
use tokio::sync::oneshot;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use super::pipe::{accept, bot, hello, say};
use crate::action::SystemActions;

#[tokio::test(start_paused = true)]
async fn the_server_is_told_goodbye() {
    let (told, goodbye) = oneshot::channel();
    let polite = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        while let Some(Ok(message)) = peer.next().await {
            if let Message::Close(frame) = message {
                let _ = told.send(frame.unwrap().code);
                break;
            }
        }
        while peer.next().await.is_some() {}
    });
    let bot = bot(json!({}), vec![polite]);
    let shutdown = bot.shutdown.clone();
    let stop = async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        shutdown.cancel();
        Instant::now()
    };
    let (outcome, stopped) = tokio::join!(bot.run(), stop);
    assert!(outcome.ended.is_ok());
    assert_eq!(goodbye.await, Ok(CloseCode::Normal));
    assert_eq!(stopped.elapsed(), Duration::ZERO);
    assert_eq!(outcome.lifecycles(), [(0, Connect)]);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_say_goodbye_is_left_after_the_close_timeout() {
    let rude = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        std::future::pending::<()>().await;
        drop(peer);
    });
    let bot = bot(json!({}), vec![rude]);
    let shutdown = bot.shutdown.clone();
    let stop = async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        shutdown.cancel();
        Instant::now()
    };
    let (outcome, stopped) = tokio::join!(bot.run(), stop);
    assert!(outcome.ended.is_ok());
    assert_eq!(stopped.elapsed(), Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn a_call_under_way_ends_with_the_connection() {
    let mute = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        while peer.next().await.is_some() {}
    });
    let bot = bot(json!({}), vec![mute]);
    let (shutdown, handle) = (bot.shutdown.clone(), bot.handle.clone());
    let call = async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let call = handle.get_status().into_future();
        let stop = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            shutdown.cancel();
        };
        tokio::join!(call, stop).0
    };
    let (outcome, answer) = tokio::join!(bot.run(), call);
    assert!(outcome.ended.is_ok());
    assert!(matches!(answer, Err(crate::CallError::Disconnected { sent: true, .. })));
}
