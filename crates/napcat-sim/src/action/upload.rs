//! Uploading a file to the server in chunks.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Params, Reply, actions},
    host::{Progress, Stream, TEMP},
    refusal::Refusal,
};

actions! {
    upload_file_stream { stream_id: Kind::Text } ? {
        chunk_data: Kind::Text,
        chunk_index: Kind::Number,
        total_chunks: Kind::Number,
        file_size: Kind::Number,
        expected_sha256: Kind::Text,
        is_complete: Kind::Flag,
        filename: Kind::Text,
        reset: Kind::Flag,
        verify_only: Kind::Flag,
        file_retention: Kind::Number,
    } => upload [Streams];
    clean_stream_temp_file {} => clean;
}

/// How long a file is kept when the client does not say, in milliseconds.
const RETENTION: i64 = 300_000;

fn upload(cx: &mut Context<'_>) -> Outcome {
    let id = cx.params.text("stream_id");
    let streams = &mut cx.host.streams;
    if cx.params.flag("reset", false) {
        streams.remove(&id);
        // Even so: a reset that worked is told as a failure.
        return Err(Refusal::failed("Stream reset completed"));
    }
    if cx.params.flag("verify_only", false) {
        let stream = streams.get(&id).ok_or_else(|| Refusal::failed("Stream not found"))?;
        return Ok(Reply::Data(state(&id, stream, "file_created")));
    }
    let total = cx.params.number("total_chunks").and_then(|total| u64::try_from(total).ok());
    if !streams.contains_key(&id) && total.unwrap_or_default() == 0 {
        return Err(Refusal::failed("total_chunks required for new stream"));
    }
    let total = total.unwrap_or_default();
    let stream = streams.entry(id.clone()).or_insert_with(|| open(&cx.params, &id, total));
    let (data, index) = (cx.params.text("chunk_data"), cx.params.number("chunk_index"));
    if let (false, Some(index)) = (data.is_empty(), index) {
        let progress = stream.take(index, &data).map_err(Refusal::failed)?;
        let status = match progress {
            Progress::Received => "chunk_received",
            Progress::Known => "file_created",
        };
        return Ok(Reply::Data(state(&id, stream, status)));
    }
    if cx.params.flag("is_complete", false) || stream.received() == stream.total {
        return complete(cx, &id);
    }
    Ok(Reply::Data(state(&id, stream, "file_created")))
}

fn open(params: &Params, id: &str, total: u64) -> Stream {
    let text = |name| Some(params.text(name)).filter(|text| !text.is_empty());
    let retention = params.number("file_retention").unwrap_or(RETENTION);
    Stream {
        filename: text("filename").unwrap_or_else(|| format!("upload_{id}")),
        total,
        expected_sha256: text("expected_sha256"),
        file_size: params.number("file_size").and_then(|size| u64::try_from(size).ok()),
        retention: Duration::from_millis(u64::try_from(retention).unwrap_or_default()),
        chunks: std::collections::BTreeMap::new(),
    }
}

/// How far an upload is, also when it is an answer to a chunk: no further frame follows.
fn state(id: &str, stream: &Stream, status: &str) -> Value {
    json!({
        "type": "stream",
        "stream_id": id,
        "status": status,
        "received_chunks": stream.received(),
        "total_chunks": stream.total,
    })
}

/// Writes the file; an upload that cannot be finished stays open.
fn complete(cx: &mut Context<'_>, id: &str) -> Outcome {
    let stream = cx.host.streams.get_mut(id).ok_or_else(|| Refusal::failed("Stream not found"))?;
    let mut data = state(id, stream, "file_complete");
    if cx.garbles_uploads {
        stream.garble();
    }
    let (file, digest) = stream.finish(id).map_err(Refusal::failed)?;
    let path = format!("{TEMP}/{}", stream.filename);
    data["type"] = "response".into();
    data["file_path"] = path.as_str().into();
    data["file_size"] = file.size.into();
    if let Some(digest) = digest {
        data["sha256"] = digest.into();
    }
    cx.host.disk.put(path, file);
    cx.host.streams.remove(id);
    Ok(Reply::Data(data))
}

/// Removes everything that was uploaded, finished or not.
fn clean(cx: &mut Context<'_>) -> Reply {
    cx.host.streams.clear();
    cx.host.disk.remove_uploads();
    Reply::Nothing
}
