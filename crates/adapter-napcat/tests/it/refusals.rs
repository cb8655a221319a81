//! A refusal is told with its code, its words, and what was asked for, whatever was called.

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::prelude::*;
use mynah_core::{Error, ErrorKind, Target};
use mynah_napcat_sim::{Sim, cast};

use crate::bot::start;
use crate::recorded;

/// Asserts that the next call is refused, and that the error keeps everything.
async fn refused<T: std::fmt::Debug>(
    sim: &Sim,
    action: &str,
    call: impl IntoFuture<Output = Result<T, impl Into<CallError> + std::fmt::Debug>>,
) {
    sim.refuse_once(action, 1200, "no\nway");
    sim.forget();
    let error = call.into_future().await.unwrap_err().into();
    let sent = sim.calls().pop().unwrap();
    let CallError::Rejected { action: told, retcode: 1200, message, params } = &error else {
        panic!("{error}")
    };
    assert_eq!((told.as_ref(), message.as_str()), (action, "no\nway"));
    assert_eq!(*params, sent.params.to_string());
    assert_eq!(sent.action, action);

    let error = Error::from(error);
    assert_eq!(error.kind(), ErrorKind::Refused);
    assert!(matches!(error.downcast_ref(), Some(CallError::Rejected { .. })));
}

#[tokio::test]
async fn every_call_tells_why_it_was_refused() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await.napcat;
    let group = cast::GROUP;
    refused(&sim, "get_group_info", bot.get_group_info(group)).await;
    refused(&sim, "get_group_member_info", bot.get_group_member_info(group, 7)).await;
    refused(&sim, "get_group_member_list", bot.get_group_members(group)).await;
    refused(&sim, "get_group_honor_info", bot.get_group_honor_info(group, None)).await;
    refused(&sim, "get_group_list", bot.get_groups()).await;
    refused(&sim, "get_group_shut_list", bot.get_group_shut_list(group)).await;
    refused(&sim, "get_essence_msg_list", bot.get_essence_msg_list(group)).await;
    refused(&sim, "get_friend_list", bot.get_friends()).await;
    refused(&sim, "get_stranger_info", bot.get_stranger_info(7)).await;
    refused(&sim, "get_recent_contact", bot.get_last_msg_per_conv()).await;
    refused(&sim, "set_online_status", bot.set_status(OnlineStatus::Busy)).await;
    refused(&sim, "set_online_status", bot.set_online_status(10, 50)).await;
    refused(&sim, "set_diy_online_status", bot.set_diy_online_status(21)).await;
    refused(&sim, "send_like", bot.send_like(7).times(3)).await;
    refused(&sim, "create_collection", bot.create_collection("raw", "brief")).await;
    refused(&sim, "get_ai_characters", bot.get_ai_characters(group, ChatType::Speech)).await;
    refused(&sim, "get_ai_record", bot.get_ai_record(group, "voice", "hi")).await;
    refused(&sim, "send_group_ai_record", bot.send_ai_record(group, "voice", "hi")).await;
    refused(&sim, "can_send_image", bot.can_send_image()).await;
    refused(&sim, "can_send_record", bot.can_send_record(group)).await;
    refused(&sim, "ocr_image", bot.ocr_image("base64://aGkh")).await;
    refused(&sim, "send_msg", bot.send_platform_music(Target::group(group), "qq", 1)).await;
    refused(&sim, "send_group_msg", bot.send_group_platform_music(group, "qq", 1)).await;
    refused(&sim, "send_private_msg", bot.send_private_platform_music(7, "qq", 1)).await;
    refused(&sim, "send_private_msg", bot.send_platform_private_music(7, "qq", 1)).await;
}

#[tokio::test]
async fn every_recorded_refusal_is_told_in_the_words_of_the_server() {
    let sim = Sim::start().await.unwrap();
    let bot = start(&sim).await.napcat;
    let mut count = 0;
    for exchange in recorded::exchanges().filter(|one| one.retcode() != 0) {
        let (code, words) = (exchange.retcode(), exchange.response["message"].as_str().unwrap());
        sim.refuse_once(&exchange.action, code, words);
        let call = bot.call_raw(exchange.action.clone(), serde_json::json!({ "user_id": 7 }));
        let error = call.await.unwrap_err();
        let wanted = match code {
            1400 => ErrorKind::InvalidInput,
            1404 => ErrorKind::Unsupported,
            _ if words.starts_with("Timeout: ") => ErrorKind::TimedOut,
            _ => ErrorKind::Refused,
        };
        assert_eq!(error.kind(), wanted, "{error:?}");
        let CallError::Rejected { retcode, message, params, .. } = error else { panic!("{error}") };
        assert_eq!((retcode, message.as_str()), (code, words));
        assert_eq!(params, r#"{"user_id":7}"#);
        count += 1;
    }
    assert!(count > 90, "{count}");
}
