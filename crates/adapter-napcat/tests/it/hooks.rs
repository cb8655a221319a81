//! Hooks around calls, against the simulated server.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use futures_util::StreamExt;
use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::prelude::*;
use mynah_core::adapter::{ApiCall, CallHook, CallHooks, CallOutcome, CallVerdict};
use mynah_core::{Adapter, ErrorKind, Target};
use mynah_napcat_sim::Sim;
use serde_json::json;

use crate::bot;

#[derive(Default)]
struct Log(Mutex<Vec<String>>);

/// Notes every call, renames a message, answers one call and refuses another.
#[derive(Clone)]
struct Hook(Arc<Log>);

#[async_trait]
impl CallHook for Hook {
    async fn before(&self, call: ApiCall<'_>) -> CallVerdict {
        match call.api {
            "send_group_msg" | "send_msg" => {
                let mut params = call.to_json();
                params["message"] = json!([{ "type": "text", "data": { "text": "changed" } }]);
                CallVerdict::GoWith(params)
            }
            "get_group_info" => {
                CallVerdict::Answer(json!({ "group_id": 1, "group_name": "made up" }))
            }
            "set_group_ban" => CallVerdict::Refuse("no mutes".into()),
            _ => CallVerdict::Go,
        }
    }

    async fn after(&self, call: ApiCall<'_>, outcome: &CallOutcome<'_>) {
        let how = match &outcome.result {
            Ok(answer) => (!answer.is_empty()).to_string(),
            Err(error) => error.to_string(),
        };
        self.0.0.lock().unwrap().push(format!("{} {}: {how}", call.bot, call.api));
    }
}

#[tokio::test]
async fn every_call_passes_the_hooks_which_change_answer_and_refuse_it() {
    let sim = Sim::start().await.unwrap();
    let bot = bot::start(&sim).await;
    let log = Arc::new(Log::default());
    let mut hooks = CallHooks::default();
    hooks.push(Arc::new(Hook(Arc::clone(&log))));
    assert!(bot.napcat.hook_calls(hooks.clone()));
    assert!(!bot.napcat.hook_calls(hooks), "only once");
    log.0.lock().unwrap().clear();

    let group = Target::group(570_000_001);
    bot.napcat.messaging().send_msg(&group, "original".into()).await.unwrap();
    assert_eq!(sim.expect_reply().await.unwrap().text(), "changed");
    let info = bot.napcat.get_group_info(570_000_001).await.unwrap();
    assert_eq!(info.group_name, "made up");
    let refused = bot.napcat.call_raw("set_group_ban", json!({})).await.unwrap_err();
    assert!(matches!(refused, CallError::Prevented { .. }), "{refused}");
    assert_eq!(refused.kind(), ErrorKind::Refused);
    assert!(!refused.may_have_happened());

    let log = log.0.lock().unwrap().clone();
    assert_eq!(
        log,
        [
            "main send_group_msg: true",
            "main get_group_info: true",
            "main set_group_ban: set_group_ban was kept back: no mutes",
        ]
    );
}

#[tokio::test]
async fn every_answer_of_a_call_that_has_several_is_told_to_the_hooks_as_it_is_taken() {
    let sim = Sim::start().await.unwrap();
    sim.puts_file("/srv/a.bin", vec![7; 200_000]);
    let bot = bot::start(&sim).await;
    let log = Arc::new(Log::default());
    let mut hooks = CallHooks::default();
    hooks.push(Arc::new(Hook(Arc::clone(&log))));
    assert!(bot.napcat.hook_calls(hooks));
    log.0.lock().unwrap().clear();
    let told = || std::mem::take(&mut *log.0.lock().unwrap());

    let mut download = bot.napcat.download_file_stream("a.bin").await.unwrap();
    assert_eq!(told(), ["main download_file_stream: true"], "what it is");
    while let Some(chunk) = download.next().await {
        chunk.unwrap();
    }
    let rest = told();
    assert_eq!(
        rest.len(),
        200_000_usize.div_ceil(64 << 10) + 1,
        "the chunks and the end: {rest:?}"
    );

    let error = bot.napcat.download_file_stream("nope.bin").await.unwrap_err();
    let failed = told();
    assert_eq!(failed.len(), 1, "{failed:?}");
    assert!(failed[0].ends_with(&error.to_string()), "{failed:?} {error}");
}
