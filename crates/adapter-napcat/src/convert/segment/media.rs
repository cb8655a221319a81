//! Segments that are files.

use mynah_core::Segment;
use mynah_core::message::segment::{File, Image, Node, Record, Video};
use mynah_core::message::{Extra, MediaSource};
use serde_json::Value;

use super::write::with;
use crate::files::text;

/// What describes a received file, and is wrong of any other.
const OF_RECEIVED: [&str; 4] = ["url", "path", "file_id", "file_size"];

pub(super) fn image(image: &Image) -> Value {
    let keys = [("summary", image.summary.as_deref())];
    medium(&image.source, image.url.as_deref(), &image.extra, keys)
}

pub(super) fn record(record: &Record) -> Value {
    medium(&record.source, record.url.as_deref(), &record.extra, [])
}

pub(super) fn video(video: &Video) -> Value {
    let thumb = video.thumb.as_ref().map(text);
    medium(&video.source, video.url.as_deref(), &video.extra, [("thumb", thumb.as_deref())])
}

/// A received file is known by its id and written under its name; any other one the other way
/// round.
pub(super) fn file(file: &File) -> Value {
    let (url, name) = (file.url.as_deref(), file.name.as_deref());
    match (&file.source, name) {
        (MediaSource::Remote(id), Some(name))
            if file.extra.get("file_id").is_some_and(|known| known == id) =>
        {
            with(&file.extra, [("file", Some(name)), ("url", url)])
        }
        (source, name) => medium(source, url, &file.extra, [("name", name)]),
    }
}

fn medium<'a>(
    source: &MediaSource,
    url: Option<&'a str>,
    extra: &Extra,
    keys: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
) -> Value {
    let received = matches!(source, MediaSource::Remote(_));
    let url = [("url", url.filter(|_| received))];
    let mut data = with(extra, url.into_iter().chain(keys));
    if let (false, Value::Object(data)) = (received, &mut data) {
        // The server would take the link before it looks at the file.
        data.retain(|key, _| !OF_RECEIVED.contains(&key.as_str()));
    }
    data["file"] = text(source).into();
    data
}

/// All the files of a message, and of what is in its merged forwards.
///
/// A file gets the name it has on this machine, unless it has one: the server would show one of
/// its own making.
pub(crate) fn sources(segments: &mut [Segment]) -> Vec<&mut MediaSource> {
    let mut found = Vec::new();
    for segment in segments {
        match segment {
            Segment::Image(image) => found.push(&mut image.source),
            Segment::Record(record) => found.push(&mut record.source),
            Segment::Video(video) => {
                found.push(&mut video.source);
                found.extend(&mut video.thumb);
            }
            Segment::File(file) => {
                if let (None, MediaSource::Path(path)) = (&file.name, &file.source) {
                    file.name = path.file_name().map(|name| name.to_string_lossy().into_owned());
                }
                found.push(&mut file.source);
            }
            Segment::Forward(forward) => {
                for node in &mut forward.nodes {
                    if let Node::Written(node) = node {
                        found.extend(sources(&mut node.content));
                    }
                }
            }
            _ => {}
        }
    }
    found
}
