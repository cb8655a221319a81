//! Quick operations in answers to posts.

use serde_json::Value;

use crate::{
    action::quick,
    server::{dispatch, frame},
    shared::Shared,
};

/// Carries out what the answer asks for; most ask for nothing.
pub(super) fn carry_out(shared: &Shared, event: &str, answer: &[u8]) {
    let Ok(answer) = std::str::from_utf8(answer) else { return };
    let (Some(Value::Object(wish)), Some(event)) = (frame::parse(answer), frame::parse(event))
    else {
        return;
    };
    if let Some((action, params)) = quick::call(&event, &wish) {
        dispatch::run_quietly(shared, action, &params);
    }
}
