//! Ways out of the refusals that operators meet most.
//!
//! The server has four retcodes for everything and says the rest in words for people, mostly
//! Chinese ones; what is recognised here only adds a sentence, and decides about nothing.

use mynah_core::i18n::Phrase;

use crate::texts::text;

/// What may help against a refusal, when it is a known one.
pub(super) fn of_refusal(retcode: i64, message: &str) -> Option<Phrase> {
    let says = |part: &str| message.contains(part);
    Some(match retcode {
        _ if says("packetBackend") || says("packetServer") => text("hint-packet-backend"),
        1400 => text("hint-schema"),
        1403 => text("hint-token"),
        1404 => text("hint-unknown-action"),
        _ if is_timeout(message) && says("/sendMsg") => text("hint-send-timeout"),
        _ if is_timeout(message) => text("hint-timeout"),
        _ if is_outside_the_group(message) => text("hint-not-in-group"),
        _ if says("Uin2Uid Error") || says("无法获取用户信息") => text("hint-unknown-user"),
        _ if says("rich media transfer failed") => text("hint-upload"),
        _ if says("识别URL失败") || says("ENOENT") => text("hint-file"),
        _ if is_held_back(message) => text("hint-risk"),
        _ => return None,
    })
}

/// Whether the server gave up waiting for its own confirmation.
pub(super) fn is_timeout(message: &str) -> bool {
    message.starts_with("Timeout")
}

fn is_outside_the_group(message: &str) -> bool {
    ["\"result\": 110", "group not found", "群不存在", "不在群", "移出该群"]
        .iter()
        .any(|part| message.contains(part))
}

/// Whether the platform itself refused to take a message, or says that it is too much.
fn is_held_back(message: &str) -> bool {
    (message.starts_with("EventChecker Failed") && message.contains("/sendMsg"))
        || ["风控", "禁言", "频繁", "违规", "冻结"].iter().any(|part| message.contains(part))
}

/// What may help against an HTTP status in place of a connection.
pub(super) fn of_status(status: u16) -> Option<Phrase> {
    Some(match status {
        401 | 403 | 407 => text("hint-http-credentials"),
        502..=504 => text("hint-http-gateway"),
        200..=499 => text("hint-http-not-websocket"),
        _ => return None,
    })
}
