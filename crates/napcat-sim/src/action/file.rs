//! Files that arrived in messages.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Params, Reply, actions},
    host::{Stored, TEMP},
    refusal::Refusal,
    segment,
    world::World,
};

actions! {
    get_file {} ? { file: Kind::Text, file_id: Kind::Text } => get;
    get_image {} ? { file: Kind::Text, file_id: Kind::Text } => get;
    get_record { out_format: Kind::Text } ? { file: Kind::Text, file_id: Kind::Text } => record;
}

/// What NapCat converts voice into.
pub(super) const FORMATS: [&str; 8] = ["mp3", "amr", "wma", "m4a", "spx", "ogg", "wav", "flac"];

/// The content of every voice message.
pub(super) const VOICE: &[u8] = b"simulated voice";

fn get(cx: &mut Context<'_>) -> Outcome {
    fetch(cx).map(Reply::Data)
}

fn record(cx: &mut Context<'_>) -> Outcome {
    let mut data = fetch(cx)?;
    let format = cx.params.text("out_format");
    if !FORMATS.contains(&format.as_str()) {
        return Err(Refusal::failed("转换失败 out_format 字段可能格式不正确"));
    }
    let path = format!("{}.{format}", data["file"].as_str().unwrap_or_default());
    cx.host.disk.put(&path, Stored::new(VOICE.into()));
    data["file"] = path.as_str().into();
    data["url"] = path.into();
    data["base64"] = BASE64_STANDARD.encode(VOICE).into();
    Ok(Reply::Data(data))
}

/// Downloads the file to the server's disk. The answer names a path there, and the link only of
/// what has one; a file that was in no message the server knows is not found.
fn fetch(cx: &mut Context<'_>) -> Result<Value, Refusal> {
    let name = wanted(&cx.params);
    let found = find(cx.world, &name).ok_or_else(|| Refusal::failed("file not found"))?;
    let text = |field| segment::field(found, field).unwrap_or_default();
    let path = format!("{TEMP}/{}", text("file"));
    let link = match segment::kind(found) {
        "image" | "video" => text("url"),
        _ => String::new(),
    };
    let data = json!({
        "file": path,
        "url": if link.is_empty() { path.clone() } else { link },
        "file_size": text("file_size"),
        "file_name": text("file"),
    });
    let size = text("file_size").parse().unwrap_or_default();
    cx.host.disk.put(path, Stored::of_size(size));
    Ok(data)
}

/// The name or the id of the file that a call is about.
pub(super) fn wanted(params: &Params) -> String {
    let names = ["file", "file_id"].map(|name| params.text(name));
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

/// The newest segment that goes by this name or id.
pub(super) fn find<'a>(world: &'a World, name: &str) -> Option<&'a Value> {
    let mut segments = world.history.newest_first().flat_map(|record| &record.segments);
    segments.find(|given| {
        let media = matches!(segment::kind(given), "image" | "record" | "video" | "file");
        let named = |field| segment::field(given, field).is_some_and(|text| text == name);
        media && (named("file") || named("file_id"))
    })
}
