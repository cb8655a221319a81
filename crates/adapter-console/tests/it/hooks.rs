//! Hooks around what is asked of a console.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use mynah_core::adapter::{ApiCall, CallHook, CallHooks, CallOutcome, CallVerdict};
use mynah_core::{Adapter, ErrorKind, MessageChain, Target};
use serde_json::json;

use crate::terminal::Terminal;

/// Notes every call, changes a message, answers one call and refuses another.
#[derive(Clone, Default)]
struct Hook(Arc<Mutex<Vec<String>>>);

#[async_trait]
impl CallHook for Hook {
    async fn before(&self, call: ApiCall<'_>) -> CallVerdict {
        match call.api {
            "send_msg" => {
                let mut params = call.to_json();
                let message =
                    params["message"].as_str().expect("it is a text").replace("darn", "d***");
                params["message"] = json!(message);
                CallVerdict::GoWith(params)
            }
            "get_login_info" => {
                CallVerdict::Answer(json!({ "user_id": "somebody", "nickname": "Somebody" }))
            }
            "get_version_info" => CallVerdict::Answer(json!("nonsense")),
            "set_group_card" => CallVerdict::Refuse("no names".into()),
            _ => CallVerdict::Go,
        }
    }

    async fn after(&self, call: ApiCall<'_>, outcome: &CallOutcome<'_>) {
        let how = outcome.result.map_or_else(ToString::to_string, ToOwned::to_owned);
        self.0
            .lock()
            .expect("nobody panics with it")
            .push(format!("{} {}: {how}", call.bot, call.api));
    }
}

#[tokio::test]
async fn every_call_passes_the_hooks_which_change_answer_and_refuse_it() {
    let mut terminal = Terminal::ready().await;
    let console = terminal.console.clone();
    let hook = Hook::default();
    let mut hooks = CallHooks::default();
    hooks.push(Arc::new(hook.clone()));
    assert!(console.hook_calls(hooks.clone()));
    assert!(!console.hook_calls(hooks), "only once");

    let message = MessageChain::new().at("ann").text(" darn [mynah:at,user=ann]");
    let id = console.messaging().send_msg(&Target::group("den"), message).await.unwrap();
    assert_eq!(terminal.reads().await, "bot> @ann d*** [mynah:at,user=ann]");
    let login = console.account().unwrap().get_login_info().await.unwrap();
    assert_eq!(login.nickname, "Somebody");
    let groups = console.groups().unwrap();
    let (den, ann) = ("den".into(), "ann".into());
    let refused = groups.set_group_card(&den, &ann, "Ann").await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Refused);
    assert_eq!(groups.get_group_members(&den).await.unwrap().len(), 2);
    let wrong = console.support().unwrap().get_version_info().await.unwrap_err();
    assert_eq!(wrong.kind(), ErrorKind::InvalidInput);

    let log = hook.0.lock().unwrap().clone();
    assert_eq!(log[0], format!("console send_msg: \"{id}\""));
    assert_eq!(log[2], "console set_group_card: set_group_card was kept back: no names");
    assert!(log[3].contains("\"ann\""), "{log:?}");
    assert!(log[4].contains("cannot be read"), "{log:?}");
    assert_eq!(log.len(), 5);
}
