//! What becomes of a message the bot sends: kept, dropped or refused, segment by segment.

use serde_json::{Value, json};

use crate::{
    host::Host,
    refusal::Refusal,
    segment::{self, cq, face, media},
    sent::SentFile,
    target::Target,
    world::World,
};

/// A message that will be sent.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// What the bot gave, without what NapCat drops.
    pub(crate) given: Vec<Value>,
    /// What the others will see.
    pub(crate) seen: Vec<Value>,
}

/// What NapCat does with one segment.
enum Fate {
    /// Left out without a word.
    Dropped,
    /// Sent, but receivers get nothing they can parse.
    Invisible,
    /// Sent, and received like this.
    Seen(Value),
}

/// The words for a message of which nothing is left.
pub(crate) fn nothing_left() -> Refusal {
    Refusal::failed("消息体无法解析, 请检查是否发送了不支持的消息类型")
}

/// Brings the three ways of writing a message into one: array, object, text with CQ codes.
pub(crate) fn segments(message: &Value, auto_escape: bool) -> Vec<Value> {
    match message {
        Value::String(text) if auto_escape => vec![segment::text(text.as_str())],
        Value::String(text) => cq::decode(text),
        Value::Array(segments) => segments.clone(),
        segment => vec![segment.clone()],
    }
}

/// Decides what of a message is sent.
pub(crate) fn prepare(
    world: &World,
    host: &Host,
    target: Target,
    segments: Vec<Value>,
) -> Result<Prepared, Refusal> {
    let mut prepared = Prepared { given: Vec::new(), seen: Vec::new() };
    for segment in segments {
        match fate(world, host, target, &segment)? {
            Fate::Dropped => continue,
            Fate::Invisible => {}
            Fate::Seen(seen) => prepared.seen.push(seen),
        }
        prepared.given.push(segment);
    }
    if prepared.given.is_empty() {
        return Err(nothing_left());
    }
    Ok(prepared)
}

fn fate(world: &World, host: &Host, target: Target, given: &Value) -> Result<Fate, Refusal> {
    let text = |name| segment::field(given, name).unwrap_or_default();
    // Picks the faces of dice.
    let chance = world.history.said();
    let or_dropped = |seen: Option<Value>| seen.map_or(Fate::Dropped, Fate::Seen);
    Ok(match segment::kind(given) {
        "text" => Fate::Seen(segment::text(text("text"))),
        "at" if target.is_group() => Fate::Seen(json!({"type": "at", "data": {"qq": text("qq")}})),
        "reply" => or_dropped(quoted(world, target, given).map(segment::reply)),
        "face" => or_dropped(face::face(given)),
        "mface" => Fate::Seen(face::market_face(given)),
        kind @ ("image" | "record" | "video" | "file") => {
            Fate::Seen(media::received(host, kind, given)?)
        }
        "json" => or_dropped(face::card(given)),
        "music" => or_dropped(face::music(given).filter(|_| host.music_signing)),
        "contact" => Fate::Seen(face::contact(given)),
        "markdown" => Fate::Seen(json!({"type": "markdown", "data": {"content": text("content")}})),
        "dice" => Fate::Seen(thrown("dice", chance % 6 + 1)),
        "rps" => Fate::Seen(thrown("rps", chance % 3 + 1)),
        "forward" => Fate::Seen(json!({"type": "forward", "data": {"id": text("id")}})),
        "location" => Fate::Invisible,
        "at" | "xml" | "poke" | "miniapp" | "onlinefile" | "flashtransfer" | "node" => {
            Fate::Dropped
        }
        kind => return Err(Refusal::failed(format!("未知的消息类型：{kind}"))),
    })
}

/// The files in a message, those inside of nodes included.
pub(crate) fn files(host: &Host, segments: &[Value]) -> Vec<SentFile> {
    let found = segments.iter().flat_map(|segment| match segment::kind(segment) {
        "node" => {
            let content = segment.get("data").and_then(|data| data.get("content"));
            content.map(|content| files(host, &self::segments(content, false))).unwrap_or_default()
        }
        _ => media::sent(host, segment).into_iter().collect(),
    });
    found.collect()
}

/// The id of the quoted message, if the server still knows it.
fn quoted(world: &World, target: Target, given: &Value) -> Option<i64> {
    let number = |name| segment::field(given, name);
    let by_id = number("id").and_then(|id| world.history.get(id.parse().ok()?));
    let by_seq = || world.history.by_sequence(target, number("seq")?.parse().ok()?);
    by_id.or_else(by_seq).map(|record| record.message_id)
}

fn thrown(kind: &str, result: u64) -> Value {
    json!({"type": kind, "data": {"result": result.to_string()}})
}
