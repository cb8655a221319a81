//! What is shown of a merged forward while it is closed.

use std::borrow::Cow;
use std::sync::LazyLock;

use mynah_core::i18n::Texts;
use mynah_core::message::segment::{Forward, Image, Mention, Music, Node, Share, WrittenNode};
use mynah_core::{Lang, Segment};

use super::Scene;
use crate::wire;

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    Texts::new([("en", include_str!("en.ftl")), ("zh-CN", include_str!("zh-CN.ftl"))])
});

/// How many lines are shown.
const LINES: usize = 4;

/// How many characters of a message are shown, which is more than fit.
const CHARACTERS: usize = 100;

/// What was given to be shown, and what can be made of the messages for the rest.
///
/// Of a message that is quoted nothing is known here, so a forward of such messages leaves it to
/// the server to tell who speaks in it and what is said.
pub(crate) fn preview(forward: &Forward, scene: &Scene) -> wire::Preview {
    let given = forward.preview.clone().unwrap_or_default();
    let words = |key| TEXTS.text(&scene.lang, key).to_string();
    let news = if given.news.is_empty() { lines(forward, &scene.lang) } else { given.news };
    wire::Preview {
        source: given.source.or_else(|| source(forward, scene)),
        news: news.into_iter().map(|text| wire::News { text }).collect(),
        summary: Some(given.summary.unwrap_or_else(|| {
            TEXTS.text(&scene.lang, "summary").with("count", forward.nodes.len()).to_string()
        })),
        prompt: Some(given.prompt.unwrap_or_else(|| words("forward"))),
    }
}

fn written(forward: &Forward) -> Option<Vec<&WrittenNode>> {
    let nodes = forward.nodes.iter().map(|node| match node {
        Node::Written(node) => Some(node),
        Node::Quoted(_) => None,
    });
    nodes.collect()
}

/// Whose conversation it is.
fn source(forward: &Forward, scene: &Scene) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    if !scene.group {
        for node in written(forward)? {
            let name = name(node);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let text = match names[..] {
        [name] => TEXTS.text(&scene.lang, "source-one").with("name", name),
        [first, second] => {
            TEXTS.text(&scene.lang, "source-two").with("first", first).with("second", second)
        }
        _ => TEXTS.text(&scene.lang, "source-group"),
    };
    Some(text.to_string())
}

fn name(node: &WrittenNode) -> &str {
    if node.nickname.is_empty() { node.user_id.as_str() } else { &node.nickname }
}

/// The first messages, one line each.
fn lines(forward: &Forward, lang: &Lang) -> Vec<String> {
    let first: Option<Vec<_>> = forward
        .nodes
        .iter()
        .take(LINES)
        .map(|node| match node {
            Node::Written(node) => {
                let said: String = node.content.iter().map(|part| in_short(part, lang)).collect();
                Some(format!("{}: {}", name(node), cut(&said)))
            }
            Node::Quoted(_) => None,
        })
        .collect();
    first.unwrap_or_default()
}

fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// A segment in a few words.
fn in_short(segment: &Segment, lang: &Lang) -> String {
    let words = |key| TEXTS.text(lang, key).to_string();
    match segment {
        Segment::Text(words) => words.clone(),
        Segment::Reply(_) => String::new(),
        Segment::Image(Image { summary: Some(summary), .. }) if !summary.is_empty() => {
            summary.clone()
        }
        Segment::Image(_) => words("image"),
        Segment::Sticker(sticker) => sticker.summary.clone().unwrap_or_else(|| words("sticker")),
        Segment::Face(_) => words("face"),
        Segment::Dice(_) => words("dice"),
        Segment::Rps(_) => words("rps"),
        Segment::Music(Music { title, .. }) => {
            words("music") + title.as_deref().unwrap_or_default()
        }
        Segment::Share(Share { title, .. }) => {
            words("share") + title.as_deref().unwrap_or_default()
        }
        Segment::Contact(_) => words("contact"),
        Segment::Location(place) => words("location") + place.title.as_deref().unwrap_or_default(),
        Segment::Video(_) => words("video"),
        Segment::Record(_) => words("record"),
        Segment::File(file) => words("file") + file.name.as_deref().unwrap_or_default(),
        Segment::Forward(_) => words("forward"),
        Segment::At(at) => match &at.who {
            Mention::All => words("everybody"),
            Mention::User(user) => format!("@{user}"),
        },
        Segment::Markdown(markdown) => markdown.content.clone(),
        _ => words("nothing"),
    }
}
