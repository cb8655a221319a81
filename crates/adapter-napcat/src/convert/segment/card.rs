//! Cards that the platform describes in JSON: links, music, recommendations, places, and merged
//! forwards all come as one.

use mynah_core::Segment;
use mynah_core::message::Extra;
use mynah_core::message::segment::{
    Contact, ContactId, Forward, Json, Location, Music, Preview, Share,
};
use serde_json::Value;

/// The key of a card in what has no field of its own.
const CARD: &str = "data";

/// What a card is about; the card itself is in `extra`, as it came. A card that is about nothing
/// known is only itself.
pub(super) fn read(card: String, mut extra: Extra) -> Segment {
    match serde_json::from_str(&card).ok().and_then(|said| meant(&said)) {
        Some(mut segment) => {
            extra.insert(CARD.to_owned(), card.into());
            if let Some(kept) = extra_of(&mut segment) {
                *kept = extra;
            }
            segment
        }
        None => Json { data: card, extra }.into(),
    }
}

/// The card that a segment came as, when it still says the same.
pub(super) fn as_it_came(segment: &Segment) -> Option<Value> {
    let mut fresh = segment.clone();
    let mut extra = std::mem::take(extra_of(&mut fresh)?);
    let card = extra.get(CARD)?.as_str()?.to_owned();
    let data = extra.clone();
    extra.remove(CARD);
    (read(card, extra) == *segment).then_some(data.into())
}

fn extra_of(segment: &mut Segment) -> Option<&mut Extra> {
    match segment {
        Segment::Music(Music { extra, .. })
        | Segment::Share(Share { extra, .. })
        | Segment::Contact(Contact { extra, .. })
        | Segment::Location(Location { extra, .. })
        | Segment::Forward(Forward { extra, .. }) => Some(extra),
        _ => None,
    }
}

fn meant(card: &Value) -> Option<Segment> {
    let meta = card.get("meta")?;
    let app = card.get("app")?.as_str()?;
    let view = words(card, "view").unwrap_or_default();
    Some(match app {
        "com.tencent.music.lua" => music(meta.get("music")?)?.into(),
        "com.tencent.contact.lua" | "com.tencent.troopsharecard" => contact(app, card)?.into(),
        "com.tencent.map" => location(meta.get("Location.Search")?)?.into(),
        "com.tencent.multimsg" => forward(card, meta.get("detail")?)?.into(),
        _ if view == "music" => music(meta.get("music")?)?.into(),
        _ if view == "news" => share(meta.get("news")?)?.into(),
        _ => return None,
    })
}

fn music(music: &Value) -> Option<Music> {
    music.is_object().then(|| Music {
        url: words(music, "jumpUrl").unwrap_or_default(),
        image: words(music, "preview").unwrap_or_default(),
        audio: words(music, "musicUrl"),
        title: words(music, "title"),
        content: words(music, "desc"),
        extra: Extra::new(),
    })
}

fn share(news: &Value) -> Option<Share> {
    Some(Share {
        url: words(news, "jumpUrl")?,
        title: words(news, "title"),
        content: words(news, "desc"),
        image: words(news, "preview"),
        extra: Extra::new(),
    })
}

/// Whom a recommendation is about stands only in the link of its card; whether that is a group, in
/// several places, of which old cards have but one.
fn contact(app: &str, card: &Value) -> Option<Contact> {
    let said = card.get("meta")?.get("contact")?;
    let link = words(said, "jumpUrl").unwrap_or_default();
    let parameters: Vec<_> =
        url::form_urlencoded::parse(link.split_once('?').map_or("", |(_, query)| query).as_bytes())
            .collect();
    let parameter = |name: &str| {
        parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_ref())
    };
    let in_words = |words: Option<String>| words.is_some_and(|words| words.starts_with("推荐群"));
    let group = app == "com.tencent.troopsharecard"
        || parameter("card_type") == Some("group")
        || parameter("group_code").is_some()
        || in_words(words(said, "tag"))
        || in_words(words(card, "prompt"));
    let id = parameter("group_code").or_else(|| parameter("uin"))?;
    if id.is_empty() || !id.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let id = if group { ContactId::Group(id.into()) } else { ContactId::User(id.into()) };
    Some(Contact { id, extra: Extra::new() })
}

fn location(place: &Value) -> Option<Location> {
    let degrees = |key| match place.get(key)? {
        Value::String(degrees) => {
            degrees.trim().parse().ok().filter(|degrees: &f64| degrees.is_finite())
        }
        degrees => degrees.as_f64(),
    };
    let mut location = Location::new(degrees("lat")?, degrees("lng")?);
    location.title = words(place, "name");
    location.content = words(place, "address");
    Some(location)
}

fn forward(card: &Value, detail: &Value) -> Option<Forward> {
    let news = detail.get("news").and_then(Value::as_array);
    let lines = news.into_iter().flatten().filter_map(|line| words(line, "text"));
    let preview = Preview {
        source: words(detail, "source"),
        news: lines.collect(),
        summary: words(detail, "summary"),
        prompt: words(card, "prompt"),
    };
    Some(Forward {
        id: Some(words(detail, "resid")?),
        preview: Some(preview),
        ..Forward::default()
    })
}

/// A text that says something.
fn words(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}
