//! Where the fuzzers in `fuzz` come in, and what must hold whatever they bring.
//!
//! Only there for tests and with `--cfg fuzzing`, which `cargo fuzz` sets.

mod reading;
#[cfg(test)]
mod tests;

use mynah_core::{Lang, MessageChain, UserId};
use serde_json::Value;

use crate::convert::segment::{Scene, chain, check, to_wire};
use crate::wire::{Content, Route, Segment};
use crate::{codec, convert, cq, recording};

pub use reading::frames;

/// An event, past the first look at its frame.
///
/// # Panics
///
/// When an event does not keep its frame.
pub fn events(frame: &[u8]) {
    let Ok(text) = std::str::from_utf8(frame) else { return };
    let Ok(first) = convert::received::read(text) else { return };
    let Route::Event = first.route() else { return };
    let raw = bytes::Bytes::copy_from_slice(frame);
    let event = convert::event::from_wire(&"main".into(), &UserId::from(10001), first, &raw);
    assert_eq!(event.header().raw.as_str().as_bytes(), frame);
    let _ = format!("{event:?}");
}

/// A message in JSON, in whatever form.
///
/// # Panics
///
/// When what was read and written twice is not the same the third time, or when its code is
/// another message.
pub fn segments(message: &[u8]) {
    let Ok(content) = serde_json::from_slice::<Content>(message) else { return };
    let message = chain(content);
    let _ = check(&message, "message");
    let _ = codec::serialize_msg(&message);
    let twice = chain(Content(written(&chain(Content(written(&message))))));
    let written = written(&twice);
    assert_eq!(self::written(&chain(Content(written.clone()))), written);
    // A fraction may lose its last digit in JSON.
    if !written.iter().any(|segment| has_fraction(&segment.data)) {
        assert_eq!(MessageChain::from_code(&twice.to_code()), twice);
    }
}

/// A text with codes, the server's and our own.
///
/// # Panics
///
/// When what was read and written is not the same ever after.
pub fn codes(text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    let ours = MessageChain::from_code(&text);
    let again = MessageChain::from_code(&ours.to_code());
    assert_eq!(again.to_code(), MessageChain::from_code(&again.to_code()).to_code());
    let twice = cq::encode(&cq::decode(&cq::encode(&cq::decode(&text))));
    assert_eq!(cq::encode(&cq::decode(&twice)), twice);
}

/// What was recorded, for each of the fuzzers.
///
/// # Panics
///
/// When a line of the recording is no JSON.
pub fn seeds() -> [(&'static str, Vec<String>); 4] {
    let mut frames: Vec<_> = recording::EVENTS.lines().map(str::to_owned).collect();
    let (mut messages, mut codes) = (Vec::new(), Vec::new());
    for recorded in recording::lines() {
        frames.extend(heard(&recorded).map(written_out));
        find(&recorded, &mut messages, &mut codes);
    }
    for frame in &frames {
        let _ = serde_json::from_str(frame).map(|frame| find(&frame, &mut messages, &mut codes));
    }
    for all in [&mut frames, &mut codes] {
        all.sort_unstable();
        all.dedup();
    }
    let mut of_message: Vec<_> = messages.iter().map(Value::to_string).collect();
    of_message.sort_unstable();
    of_message.dedup();
    codes.extend(messages.into_iter().map(|message| chain(message.into()).to_code()));
    let events = frames.iter().filter(|frame| frame.contains("post_type")).cloned().collect();
    [("frames", frames), ("events", events), ("segments", of_message), ("codes", codes)]
}

/// What a client was told, by whatever way.
fn heard(recorded: &Value) -> impl Iterator<Item = &Value> {
    let lists = ["responses", "frames", "received", "first_chunks"];
    let told = lists.into_iter().filter_map(|list| recorded.get(list)?.as_array()).flatten();
    told.chain(recorded.pointer("/response/body"))
}

/// As it is on the wire; some of it is no JSON.
fn written_out(frame: &Value) -> String {
    frame.as_str().map_or_else(|| frame.to_string(), str::to_owned)
}

/// Messages in JSON, and texts with codes.
fn find(value: &Value, messages: &mut Vec<Value>, codes: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            messages.extend(map.get("message").filter(|message| message.is_array()).cloned());
            codes.extend(map.get("raw_message").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|value| find(value, messages, codes));
        }
        Value::Array(list) => list.iter().for_each(|value| find(value, messages, codes)),
        _ => {}
    }
}

fn written(message: &MessageChain) -> Vec<Segment> {
    to_wire(message, &Scene { lang: Lang::english(), group: false })
}

fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(list) => list.iter().any(has_fraction),
        Value::Object(map) => map.values().any(has_fraction),
        _ => false,
    }
}
