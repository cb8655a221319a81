//! Quick operations: what a bot may ask for about an event, in its answer to a post or by a call.
//!
//! Of those OneBot knows, the server honours `reply` and `approve`. `delete`, `kick`, `ban` and the
//! remark for a new friend are accepted and change nothing.

use serde_json::{Map, Value, json};

use crate::{
    action::{Action, Context, Nature, Outcome, Params, Reply, find},
    refusal::Refusal,
    segment::sendable,
};

pub(super) const ACTIONS: &[Action] = &[Action {
    name: ".handle_quick_operation",
    nature: Nature::Ordinary,
    schema: None,
    run: handle,
}];

/// Says yes whatever comes of it.
fn handle(cx: &mut Context<'_>) -> Outcome {
    let (Some(context), Some(Value::Object(wish))) =
        (cx.params.get("context"), cx.params.get("operation"))
    else {
        return Err(Refusal::malformed("Schema compilation error: Expected required property"));
    };
    let asked = call(context, wish).and_then(|(name, params)| Some((find(name)?, params)));
    if let Some((action, params)) = asked {
        let params = match action.schema {
            Some(schema) => Params::checked(&params, schema),
            None => Ok(Params::raw(&params)),
        };
        if let Ok(params) = params {
            cx.params = params;
            let _ = (action.run)(cx);
        }
    }
    Ok(Reply::Nothing)
}

/// The call that does what is asked for about an event, if anything does.
pub(crate) fn call(event: &Value, wish: &Map<String, Value>) -> Option<Call> {
    match event["post_type"].as_str() {
        Some("message") => reply(event, wish),
        Some("request") => judge(event, wish),
        _ => None,
    }
}

pub(crate) type Call = (&'static str, Value);

/// A reply in a group quotes the message, whether that was asked for or not.
fn reply(event: &Value, wish: &Map<String, Value>) -> Option<Call> {
    let reply = given(wish, "reply")?;
    let escaped = wish.get("auto_escape").is_some_and(is_true);
    let mut message = sendable::segments(reply, escaped);
    if event["message_type"] == "group" {
        if wish.get("at_sender").is_some_and(is_true) {
            let at = json!({"type": "at", "data": {"qq": event["user_id"].to_string()}});
            message.insert(0, at);
        }
        let quoted = json!({"type": "reply", "data": {"id": event["message_id"].to_string()}});
        message.insert(0, quoted);
        return Some((
            "send_group_msg",
            json!({"group_id": event["group_id"], "message": message}),
        ));
    }
    let mut params = json!({"user_id": event["user_id"], "message": message});
    if let Some(group_id) = event.get("group_id") {
        params["group_id"] = group_id.clone();
    }
    Some(("send_private_msg", params))
}

fn judge(event: &Value, wish: &Map<String, Value>) -> Option<Call> {
    let approve = is_true(given(wish, "approve")?);
    let flag = &event["flag"];
    if event["request_type"] == "friend" {
        return Some(("set_friend_add_request", json!({"flag": flag, "approve": approve})));
    }
    let mut params = json!({"flag": flag, "approve": approve});
    if let Some(reason) = given(wish, "reason") {
        params["reason"] = reason.clone();
    }
    Some(("set_group_add_request", params))
}

fn given<'a>(wish: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    wish.get(name).filter(|value| !value.is_null())
}

fn is_true(value: &Value) -> bool {
    matches!(value, Value::Bool(true)) || value == "true"
}
