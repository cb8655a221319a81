//! Downloading files from the server in chunks.

mod frames;

pub(crate) use self::frames::Download;

use serde_json::{Value, json};

use crate::{
    action::{
        Context, Kind, Outcome, Reply, actions,
        file::{self, FORMATS, VOICE},
    },
    host::Content,
    refusal::Refusal,
    segment,
};

actions! {
    download_file_stream {} ? { file: Kind::Text, file_id: Kind::Text, chunk_size: Kind::Number }
        => any [Streams];
    download_file_image_stream {} ? {
        file: Kind::Text, file_id: Kind::Text, chunk_size: Kind::Number,
    } => image [Streams];
    download_file_record_stream {} ? {
        file: Kind::Text, file_id: Kind::Text, chunk_size: Kind::Number, out_format: Kind::Text,
    } => record [Streams];
}

/// How many bytes are in a chunk when the client does not say.
const CHUNK: u64 = 65_536;

/// What a picture measures that cannot be read.
const UNREADABLE: (u32, u32) = (1024, 1024);

fn any(cx: &mut Context<'_>) -> Outcome {
    let file = File::find(cx)?;
    Ok(file.download(cx, json!({})))
}

fn image(cx: &mut Context<'_>) -> Outcome {
    let file = File::find(cx)?;
    let (width, height) = measures(&file.content).unwrap_or(UNREADABLE);
    Ok(file.download(cx, json!({"width": width, "height": height})))
}

fn record(cx: &mut Context<'_>) -> Outcome {
    let mut file = File::find(cx)?;
    let format = cx.params.text("out_format");
    if format.is_empty() {
        return Ok(file.download(cx, json!({})));
    }
    if !FORMATS.contains(&format.as_str()) {
        return Err(failed("转换失败 out_format 字段可能格式不正确"));
    }
    if matches!(file.content, Content::Unknown(_)) {
        file.content = Content::of(VOICE.into());
    }
    Ok(file.download(cx, json!({"out_format": format})))
}

/// A file that is going to be downloaded.
struct File {
    name: String,
    /// What the message says it weighs, true or not.
    size: u64,
    content: Content,
}

impl File {
    fn find(cx: &Context<'_>) -> Result<Self, Refusal> {
        let name = file::wanted(&cx.params);
        let Some(found) = file::find(cx.world, &name) else {
            // Whatever else lies there is found by its name.
            let stored = cx.host.disk.named(&name).filter(|_| !name.is_empty());
            let stored = stored.ok_or_else(|| failed("file not found"))?;
            return Ok(Self { name, size: stored.size, content: stored.content.clone() });
        };
        let text = |field| segment::field(found, field).unwrap_or_default();
        let size = text("file_size").parse().unwrap_or_default();
        let contents = cx.host.contents.borrow();
        let names = ["file_id", "file"].map(text);
        let content = names.iter().find_map(|name| contents.get(name));
        let content = content.unwrap_or(Content::Unknown(size));
        Ok(Self { name: text("file"), size, content })
    }

    fn download(self, cx: &Context<'_>, more: Value) -> Reply {
        let chunk = cx.params.number("chunk_size").and_then(|size| u64::try_from(size).ok());
        let chunk = chunk.filter(|size| *size > 0).unwrap_or(CHUNK);
        let mut info = json!({
            "type": "stream",
            "data_type": "file_info",
            "file_name": self.name,
            "file_size": self.size,
            "chunk_size": chunk,
        });
        if let (Some(info), Value::Object(more)) = (info.as_object_mut(), more) {
            info.extend(more);
        }
        Reply::Download(Download::of(info, self.content, chunk))
    }
}

fn failed(why: &str) -> Refusal {
    Refusal::failed(format!("Download failed: {why}"))
}

/// The width and the height of a picture, if it is one whose beginning tells them.
fn measures(content: &Content) -> Option<(u32, u32)> {
    let mut head = [0; 24];
    content.open().ok()?.read_exact(&mut head).ok()?;
    let number = |from: usize| head[from..from + 4].try_into().ok().map(u32::from_be_bytes);
    head.starts_with(b"\x89PNG").then_some(())?;
    Some((number(16)?, number(20)?))
}
