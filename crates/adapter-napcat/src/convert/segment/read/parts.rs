//! One kind of segment after the other; each takes what makes it that kind, or nothing.

use mynah_core::id::{MessageId, UserId};
use mynah_core::message::segment::{
    At, Contact, ContactId, Dice, Face, File, Image, Location, Markdown, Mention, Music, Poke,
    Record, Reply, Rps, Share, Sticker, Video, Xml,
};
use mynah_core::message::{Extra, MediaSource};
use serde_json::Value;

use super::take::{self, rest, source, words};

pub(super) fn at(data: &mut Extra) -> Option<At> {
    let who = who(&take::name(data, "qq")?);
    Some(At { who, extra: rest(data) })
}

/// Who is mentioned.
pub(super) fn who(name: &str) -> Mention {
    match name {
        "all" => Mention::All,
        user => Mention::User(UserId::from(user)),
    }
}

pub(super) fn reply(data: &mut Extra) -> Option<Reply> {
    let id = MessageId::from(take::name(data, "id")?);
    Some(Reply { id, extra: rest(data) })
}

pub(super) fn face(data: &mut Extra) -> Option<Face> {
    Some(Face { id: take::name(data, "id")?, extra: rest(data) })
}

/// Whether a picture is a market face, which comes as one.
pub(super) fn is_sticker(data: &Extra) -> bool {
    ["emoji_id", "emoji_package_id"].iter().all(|key| take::named(data, key).is_some())
}

pub(super) fn sticker(data: &mut Extra) -> Option<Sticker> {
    let id = take::name(data, "emoji_id")?;
    let package = take::name(data, "emoji_package_id");
    let (url, summary) = (words(data, "url"), words(data, "summary"));
    Some(Sticker { id, package, url, summary, extra: rest(data) })
}

pub(super) fn image(data: &mut Extra) -> Option<Image> {
    let source = source(take::name(data, "file")?);
    let (url, summary) = (words(data, "url"), words(data, "summary"));
    Some(Image { source, url, summary, extra: rest(data) })
}

pub(super) fn record(data: &mut Extra) -> Option<Record> {
    let source = source(take::name(data, "file")?);
    Some(Record { source, url: words(data, "url"), extra: rest(data) })
}

pub(super) fn video(data: &mut Extra) -> Option<Video> {
    let source = source(take::name(data, "file")?);
    let (url, thumb) = (words(data, "url"), words(data, "thumb").map(take::source));
    Some(Video { source, url, thumb, extra: rest(data) })
}

/// A received file has an id and a name; one that was made to be sent may have a name as well.
pub(super) fn file(data: &mut Extra) -> Option<File> {
    let name = take::name(data, "file")?;
    let url = words(data, "url");
    let size = data.get("file_size").and_then(|size| match size {
        Value::String(size) => size.parse().ok(),
        size => size.as_u64(),
    });
    let (source, name) = match data.get("file_id").and_then(Value::as_str) {
        Some(id) => (MediaSource::Remote(id.to_owned()), Some(name)),
        None => (source(name), words(data, "name")),
    };
    Some(File { source, name, url, size, extra: rest(data) })
}

pub(super) fn dice(data: &mut Extra) -> Dice {
    Dice { result: result(data), extra: rest(data) }
}

pub(super) fn rps(data: &mut Extra) -> Rps {
    Rps { result: result(data), extra: rest(data) }
}

fn result(data: &mut Extra) -> Option<u8> {
    let result = take::named(data, "result").as_deref().and_then(take::number)?;
    data.remove("result");
    Some(result)
}

pub(super) fn poke(data: &mut Extra) -> Option<Poke> {
    let (kind, id) = (take::named(data, "type")?, take::named(data, "id")?);
    data.retain(|key, _| key != "type" && key != "id");
    Some(Poke { kind, id, extra: rest(data) })
}

/// Only music of which everything is said; a platform's name and number of it are kept as they
/// came.
pub(super) fn music(data: &mut Extra) -> Option<Music> {
    let custom = data.get("type").is_some_and(|kind| kind == "custom");
    let complete = ["url", "image"].iter().all(|key| data.get(*key).is_some_and(Value::is_string));
    if !custom || !complete || data.contains_key("id") {
        return None;
    }
    data.remove("type");
    Some(Music {
        url: take::text(data, "url")?,
        image: take::text(data, "image")?,
        audio: take::text(data, "audio"),
        title: take::text(data, "title"),
        content: take::text(data, "content"),
        extra: rest(data),
    })
}

pub(super) fn share(data: &mut Extra) -> Option<Share> {
    Some(Share {
        url: take::text(data, "url")?,
        title: take::text(data, "title"),
        content: take::text(data, "content"),
        image: take::text(data, "image"),
        extra: rest(data),
    })
}

pub(super) fn contact(data: &mut Extra) -> Option<Contact> {
    let id = take::named(data, "id")?;
    let id = match data.get("type")?.as_str()? {
        "qq" => ContactId::User(id.into()),
        "group" => ContactId::Group(id.into()),
        _ => return None,
    };
    data.retain(|key, _| key != "type" && key != "id");
    Some(Contact { id, extra: rest(data) })
}

pub(super) fn location(data: &mut Extra) -> Option<Location> {
    let degrees = |key| take::named(data, key).as_deref().and_then(take::number::<f64>);
    let (lat, lon) = (degrees("lat")?, degrees("lon")?);
    data.retain(|key, _| key != "lat" && key != "lon");
    let (title, content) = (take::text(data, "title"), take::text(data, "content"));
    Some(Location { lat, lon, title, content, extra: rest(data) })
}

pub(super) fn markdown(data: &mut Extra) -> Option<Markdown> {
    Some(Markdown { content: take::text(data, "content")?, extra: rest(data) })
}

pub(super) fn xml(data: &mut Extra) -> Option<Xml> {
    Some(Xml { data: take::text(data, "data")?, extra: rest(data) })
}
