//! What is to be sent, or was received and is written again.

use mynah_core::Segment;
use mynah_core::message::Extra;
use mynah_core::message::segment::{Contact, ContactId, Location, Music, Poke, Share, Unknown};
use serde_json::{Value, json};

use super::forward::{Scene, to_nodes};
use super::single::Single;
use super::{card, media, sticker};
use crate::wire;

/// The segments as the wire has them.
///
/// A merged forward with its content becomes its nodes, which the server takes only alone.
pub(crate) fn to_wire(segments: &[Segment], scene: &Scene) -> Vec<wire::Segment> {
    let mut written = Vec::with_capacity(segments.len());
    for segment in segments {
        match segment {
            Segment::Forward(forward) if !forward.nodes.is_empty() => {
                written.extend(to_nodes(forward, scene));
            }
            segment => written.push(one(segment)),
        }
    }
    written
}

fn one(segment: &Segment) -> wire::Segment {
    if let Some(Single { kind, key, value, extra }) = Single::of(segment) {
        let data = match extra {
            Some(extra) => with(extra, [(key, Some(value))]),
            None => json!({ key: value }),
        };
        return wire::Segment::new(kind, data);
    }
    if let Some(card) = card::as_it_came(segment) {
        return wire::Segment::new("json", card);
    }
    let (kind, data) = match segment {
        Segment::Sticker(face) => sticker::write(face),
        Segment::Dice(dice) => ("dice", result(&dice.extra, dice.result)),
        Segment::Rps(rps) => ("rps", result(&rps.extra, rps.result)),
        Segment::Poke(nudge) => ("poke", poke(nudge)),
        Segment::Image(image) => ("image", media::image(image)),
        Segment::Record(record) => ("record", media::record(record)),
        Segment::Video(video) => ("video", media::video(video)),
        Segment::File(file) => ("file", media::file(file)),
        Segment::Music(card) => ("music", music(card)),
        Segment::Share(card) => ("share", share(card)),
        Segment::Contact(card) => ("contact", contact(card)),
        Segment::Location(place) => ("location", location(place)),
        Segment::Forward(forward) => {
            ("forward", with(&forward.extra, [("id", forward.id.as_deref())]))
        }
        Segment::Unknown(Unknown { kind, data }) => {
            // A kind without values has no need of them, but the server does not take null.
            let data = if data.is_null() { json!({}) } else { data.clone() };
            return wire::Segment::new(&**kind, data);
        }
        // Whatever core learns next is shown as what it is until this knows it too.
        other => ("text", json!({ "text": other.to_string() })),
    };
    wire::Segment::new(kind, data)
}

fn music(music: &Music) -> Value {
    let keys = [
        ("type", Some("custom")),
        ("url", Some(&*music.url)),
        ("image", Some(&*music.image)),
        ("audio", music.audio.as_deref()),
        ("title", music.title.as_deref()),
        ("content", music.content.as_deref()),
    ];
    with(&music.extra, keys)
}

fn share(share: &Share) -> Value {
    let keys = [
        ("url", Some(&*share.url)),
        ("title", share.title.as_deref()),
        ("content", share.content.as_deref()),
        ("image", share.image.as_deref()),
    ];
    with(&share.extra, keys)
}

fn contact(contact: &Contact) -> Value {
    let (kind, id) = match &contact.id {
        ContactId::User(user) => ("qq", user.as_str()),
        ContactId::Group(group) => ("group", group.as_str()),
    };
    with(&contact.extra, [("type", Some(kind)), ("id", Some(id))])
}

fn location(place: &Location) -> Value {
    let (lat, lon) = (place.lat.to_string(), place.lon.to_string());
    let keys = [
        ("lat", Some(&*lat)),
        ("lon", Some(&*lon)),
        ("title", place.title.as_deref()),
        ("content", place.content.as_deref()),
    ];
    with(&place.extra, keys)
}

fn poke(poke: &Poke) -> Value {
    with(&poke.extra, [("type", Some(&*poke.kind)), ("id", Some(&*poke.id))])
}

fn result(extra: &Extra, result: Option<u8>) -> Value {
    let result = result.map(|result| result.to_string());
    with(extra, [("result", result.as_deref())])
}

/// The keys of the platform, and over them those that have a value here.
pub(super) fn with<'a>(
    extra: &Extra,
    keys: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
) -> Value {
    let known = extra.iter().filter(|(_, value)| !value.is_null());
    let mut data: Extra = known.map(|(key, value)| (key.clone(), value.clone())).collect();
    for (key, value) in keys {
        if let Some(value) = value {
            data.insert(key.to_owned(), value.into());
        }
    }
    data.into()
}
