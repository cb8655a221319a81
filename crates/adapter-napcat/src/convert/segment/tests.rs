use mynah_core::message::segment::{
    Contact, File, Forward, Image, Json, Markdown, Mention, Music, Node, Record, Sticker, Unknown,
    Video,
};
use mynah_core::message::{Extra, MediaSource};
use mynah_core::{Lang, Localize, MessageChain, Segment};
use proptest::prelude::*;
use serde_json::{Value, json};

mod cards;
mod recorded;

use super::*;
use crate::error::CallError;
use crate::wire;

fn received(kind: &str, data: Value) -> Segment {
    from_wire(wire::Segment::new(kind, data))
}

fn sent(segment: &Segment) -> Value {
    let scene = Scene { lang: Lang::english(), group: false };
    let written = to_wire(std::slice::from_ref(segment), &scene);
    assert_eq!(written.len(), 1);
    serde_json::to_value(&written[0]).unwrap()
}

#[track_caller]
fn comes_back(kind: &str, data: impl Into<Value>) -> Segment {
    let data = data.into();
    let segment = received(kind, data.clone());
    assert!(!matches!(segment, Segment::Unknown(_)), "{segment:?}");
    assert_eq!(sent(&segment), json!({ "type": kind, "data": data }));
    segment
}

fn refused(segments: impl Into<MessageChain>) -> String {
    check(&segments.into(), "message").unwrap_err().to_string()
}

#[test]
fn every_kind_of_its_own_is_typed_and_keeps_the_other_keys() {
    let Segment::At(at) = comes_back("at", json!({"qq": "10001", "name": "Bot"})) else { panic!() };
    assert_eq!(at.who, Mention::User("10001".into()));
    assert_eq!(at.extra["name"], "Bot");

    let data = json!({"file": "A.png", "url": "https://q.cn/A", "summary": "", "file_size": "70"});
    let Segment::Image(image) = comes_back("image", data) else { panic!() };
    assert_eq!(image.source, MediaSource::Remote("A.png".to_owned()));
    assert_eq!(image.url.as_deref(), Some("https://q.cn/A"));
    assert_eq!(image.summary, None);

    let data = json!({"file": "f9", "path": "", "url": "https://q.cn/f9", "file_size": "22"});
    let Segment::Record(record) = comes_back("record", data) else { panic!() };
    assert_eq!(record.source, MediaSource::Remote("f9".to_owned()));
    assert_eq!(record.extra["path"], "");

    let data = json!({"file": "9.mp4", "file_size": "14"});
    let Segment::Video(video) = comes_back("video", data) else { panic!() };
    assert_eq!((video.url, video.thumb), (None, None));

    let data =
        json!({"file": "a.txt", "file_id": "/b5", "file_size": "3", "url": "https://q.cn/b5"});
    let Segment::File(file) = comes_back("file", data) else { panic!() };
    assert_eq!(file.source, MediaSource::Remote("/b5".to_owned()));
    assert_eq!((file.name.as_deref(), file.size), (Some("a.txt"), Some(3)));

    let Segment::Markdown(markdown) = comes_back("markdown", json!({"content": "# hi"})) else {
        panic!()
    };
    assert_eq!(markdown.content, "# hi");

    let Segment::Json(card) = comes_back("json", json!({"data": "{\"app\":\"x\"}"})) else {
        panic!()
    };
    assert_eq!(card.data, "{\"app\":\"x\"}");

    let Segment::Forward(forward) = comes_back("forward", json!({"id": "740"})) else { panic!() };
    assert_eq!((forward.id.as_deref(), forward.nodes.len()), (Some("740"), 0));

    let Segment::Dice(dice) = comes_back("dice", json!({"result": "5"})) else { panic!() };
    assert_eq!(dice.result, Some(5));
    let Segment::Rps(rps) = comes_back("rps", json!({"result": "?"})) else { panic!() };
    assert_eq!((rps.result, &rps.extra["result"]), (None, &json!("?")));
    let Segment::Poke(poke) = comes_back("poke", json!({"type": "1", "id": "0"})) else { panic!() };
    assert_eq!((poke.kind.as_str(), poke.id.as_str()), ("1", "0"));

    comes_back("face", json!({"id": "14", "raw": {"faceText": "/微笑"}, "chainCount": 3}));
    comes_back("reply", json!({"id": "5", "seq": 7}));
}

#[test]
fn what_was_made_to_be_sent_is_read_as_well() {
    comes_back("image", json!({"file": "https://q.cn/A", "summary": "[A]"}));
    comes_back("file", json!({"file": "base64://aGkh", "name": "a.txt"}));
    comes_back("file", json!({"file": "known"}));
    comes_back("video", json!({"file": "/a.mp4", "thumb": "/a.png"}));
    let music = json!({"type": "custom", "url": "https://e.com", "image": "i", "title": "T"});
    let Segment::Music(music) = comes_back("music", music) else { panic!() };
    assert_eq!((music.title.as_deref(), music.audio), (Some("T"), None));
    comes_back("node", json!({"id": "5"}));
    assert_eq!(comes_back("contact", json!({"type": "qq", "id": "1"})), Contact::user(1).into());
    assert_eq!(
        comes_back("contact", json!({"type": "group", "id": "2"})),
        Contact::group(2).into()
    );
    let place = json!({"lat": "39.9", "lon": "-116.4", "title": "x", "odd": 1});
    let Segment::Location(place) = comes_back("location", place) else { panic!() };
    assert_eq!((place.lat, place.lon, place.title.as_deref()), (39.9, -116.4, Some("x")));
    comes_back("share", json!({"url": "https://e.com", "title": "x"}));
    comes_back("xml", json!({"data": "<x/>"}));
    let face = json!({"emoji_package_id": 1, "emoji_id": "a", "key": "k", "summary": "[x]"});
    let Segment::Sticker(face) = comes_back("mface", face) else { panic!() };
    assert_eq!((face.id.as_str(), face.package.as_deref()), ("a", Some("1")));
}

#[test]
fn a_kind_that_lacks_what_makes_it_is_kept_as_it_came() {
    for (kind, data) in [
        ("text", json!({"text": 5})),
        ("at", json!({"name": "x"})),
        ("reply", json!({})),
        ("image", json!({"url": "https://q.cn/A"})),
        ("face", json!({"id": [1]})),
        ("record", json!({"file": null})),
        ("markdown", json!({"content": 1})),
        ("json", json!({"data": ["x"]})),
        ("music", json!({"type": "qq", "id": "001Qu4I30eVFYb"})),
        ("music", json!({"type": "custom", "url": "https://e.com"})),
        ("forward", json!({"content": "odd"})),
        ("node", json!({"user_id": 1})),
        ("poke", json!({"type": "1"})),
        ("contact", json!({"type": "guild", "id": "1"})),
        ("location", json!({"lat": "1.0", "lon": "2"})),
        ("share", json!({"title": "x"})),
        ("mface", json!({"key": "k"})),
        ("onlinefile", json!({"msgId": "1"})),
        ("odd", json!("not a mapping")),
    ] {
        let segment = received(kind, data.clone());
        let unknown = Unknown { kind: kind.to_owned(), data: data.clone() };
        assert_eq!(segment, Segment::Unknown(unknown));
        assert_eq!(sent(&segment), json!({"type": kind, "data": data}));
    }
}

#[test]
fn text_that_looks_like_a_code_is_sent_as_text() {
    let code = Segment::text("[CQ:at,qq=all]");
    assert_eq!(sent(&code), json!({"type": "text", "data": {"text": "[CQ:at,qq=all]"}}));
}

#[test]
fn a_market_face_is_sent_as_the_face_it_is() {
    let face = json!({
        "summary": "[x]", "file": "aa.gif", "url": "https://gxh.vip.qq.com/aa.gif",
        "key": "k", "emoji_id": "aa", "emoji_package_id": 231_182,
    });
    let sent = sent(&received("image", face));
    insta::assert_snapshot!(sent, @r#"{"data":{"emoji_id":"aa","emoji_package_id":231182,"key":"k","summary":"[x]"},"type":"mface"}"#);
}

#[test]
fn what_describes_a_received_file_is_not_said_of_another() {
    let data = json!({"file": "A.png", "url": "https://q.cn/A", "sub_type": 1, "file_size": "70"});
    let Segment::Image(mut image) = received("image", data) else { panic!() };
    image.source = MediaSource::Url("https://e.com/b.png".to_owned());
    assert_eq!(
        sent(&image.into()),
        json!({"type": "image", "data": {"file": "https://e.com/b.png", "sub_type": 1}})
    );
}

#[test]
fn everything_that_can_be_made_is_written_with_the_keys_the_server_takes() {
    let written: Vec<_> = [
        Segment::from(Image::new(b"hi!".to_vec()).summary("[hi]")),
        Record::new(MediaSource::Url("https://e.com/a.mp3".to_owned())).into(),
        Video { thumb: Some(b"hi!".to_vec().into()), ..Video::new(b"hi!".to_vec()) }.into(),
        File::new(MediaSource::Remote("/srv/a".to_owned())).name("a.txt").into(),
        Music::new("https://e.com", "https://e.com/i.png")
            .audio("a")
            .title("t")
            .content("c")
            .into(),
        Markdown::new("*hi*").into(),
        Json::new("{}").into(),
        Segment::Unknown(Unknown { kind: "rps".to_owned(), data: Value::Null }),
    ]
    .iter()
    .map(|segment| sent(segment).to_string())
    .collect();
    insta::assert_snapshot!(written.join("\n"), @r#"
    {"data":{"file":"base64://aGkh","summary":"[hi]"},"type":"image"}
    {"data":{"file":"https://e.com/a.mp3"},"type":"record"}
    {"data":{"file":"base64://aGkh","thumb":"base64://aGkh"},"type":"video"}
    {"data":{"file":"/srv/a","name":"a.txt"},"type":"file"}
    {"data":{"audio":"a","content":"c","image":"https://e.com/i.png","title":"t","type":"custom","url":"https://e.com"},"type":"music"}
    {"data":{"content":"*hi*"},"type":"markdown"}
    {"data":{"data":"{}"},"type":"json"}
    {"data":{},"type":"rps"}
    "#);
}

#[test]
fn what_only_comes_in_is_refused_by_its_kind_with_a_way_out() {
    let refusals: Vec<_> = [
        ("xml", json!({"data": "<x/>"})),
        ("share", json!({"url": "https://e.com"})),
        ("location", json!({"lat": "1", "lon": "2"})),
        ("poke", json!({"type": "1", "id": "1"})),
        ("shake", json!({})),
        ("miniapp", json!({"data": "{}"})),
        ("onlinefile", json!({})),
        ("flashtransfer", json!({"fileSetId": "f"})),
    ]
    .into_iter()
    .map(|(kind, data)| check(&[received(kind, data)], "message").unwrap_err())
    .inspect(|error| assert!(matches!(error, CallError::Unsupported { .. }), "{error}"))
    .flat_map(|error| [error.to_string(), error.localize(&Lang::chinese())])
    .collect();
    insta::assert_snapshot!(refusals.join("\n"));
    for sendable in ["dice", "rps", "contact", "tomorrow"] {
        assert_eq!(check(&[received(sendable, json!({}))], "message"), Ok(()));
    }
}

#[test]
fn what_the_server_would_drop_without_a_word_is_refused() {
    assert!(refused(MessageChain::new()).contains("no segment"));
    assert!(refused(received("text", json!({}))).contains("text that is none"));
    assert!(refused(received("", json!({}))).contains("without a type"));
    assert!(refused(Segment::from(Music::new("https://e.com", ""))).contains("without a page"));
    assert!(refused(Segment::from(Sticker::new("aa").package("1"))).contains("package and key"));
    assert!(refused(Segment::from(Forward::default())).contains("nothing in it"));
    let mixed = MessageChain::from("a").push(Forward::new([Node::quoted(1)]));
    assert!(refused(mixed).contains("merged forward and something else"));
    let nobody = Forward::new([Node::written("", "A", "a")]);
    assert!(refused(Segment::from(nobody)).contains("nobody"));
    let silent = Forward::new([Node::written(1, "A", MessageChain::new())]);
    assert!(refused(Segment::from(silent)).contains("no segment"));
    let hidden = Forward::new([Node::written(1, "A", received("xml", json!({})))]);
    assert!(refused(Segment::from(hidden)).contains("xml"));
}

/// Merged forwards in each other.
pub(super) fn nested(depth: usize) -> Forward {
    let inner: MessageChain = match depth {
        1 => "deep".into(),
        depth => Segment::from(nested(depth - 1)).into(),
    };
    Forward::new([Node::written(1_000_000_011, "Alice", inner)])
}

#[test]
fn merged_forwards_lie_in_each_other_three_deep_at_most() {
    for depth in 1..=3 {
        assert_eq!(check(&[nested(depth).into()], "message"), Ok(()));
    }
    assert!(refused(Segment::from(nested(4))).contains("more than 3 deep"));
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "file", "url", "summary", "path", "file_id", "file_size", "name", "thumb", "id", "qq",
            "text", "content", "data", "type", "image", "title", "user_id", "nickname", "message",
            "result", "lat", "lon", "emoji_id", "emoji_package_id", "key",
        ])
        .prop_map(str::to_owned),
        1 => "[a-z_]{1,6}",
    ]
}

fn kind() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "text", "at", "reply", "face", "image", "record", "video", "file", "music", "markdown",
            "json", "forward", "node", "dice", "rps", "poke", "share", "contact", "location", "xml",
            "mface",
        ])
        .prop_map(str::to_owned),
        1 => "[a-z]{0,8}",
    ]
}

/// A segment as it must come back: numbers that are names and cards in JSON as texts, and without
/// nulls.
fn as_it_comes_back(segment: &Value) -> Value {
    let mut segment = segment.clone();
    let names = match segment["type"].as_str().unwrap() {
        "at" => &["qq"][..],
        "reply" | "face" | "forward" | "contact" => &["id"],
        "image" | "record" | "video" | "file" => &["file"],
        "dice" | "rps" => &["result"],
        "poke" => &["type", "id"],
        "location" => &["lat", "lon"],
        "mface" => &["emoji_id"],
        _ => &[],
    };
    let is_card = segment["type"] == "json";
    if let Some(data) = segment["data"].as_object_mut() {
        if let Some(card) = data.get_mut("data").filter(|card| is_card && !card.is_string()) {
            *card = card.to_string().into();
        }
        data.retain(|_, value| !value.is_null());
        for (_, value) in data.iter_mut().filter(|(key, _)| names.contains(&key.as_str())) {
            if value.is_number() {
                *value = value.to_string().into();
            }
        }
    }
    segment
}

/// Whether this is one of the exceptions that are told where the module begins.
fn is_exception(segment: &Segment) -> bool {
    match segment {
        Segment::Text(_) => true,
        Segment::Sticker(face) => face.extra.contains_key("file"),
        Segment::Forward(forward) => !forward.nodes.is_empty(),
        _ => false,
    }
}

proptest! {
    #[test]
    fn whatever_comes_is_read_and_written_as_it_came(
        kind in kind(),
        data in prop::collection::btree_map(key(), json_value(), 0..6),
    ) {
        let wire = json!({ "type": kind, "data": data });
        let segment = from_wire(wire.clone().into());
        match &segment {
            Segment::Unknown(_) => prop_assert_eq!(sent(&segment), wire),
            segment if is_exception(segment) => {}
            segment => prop_assert_eq!(sent(segment), as_it_comes_back(&wire)),
        }
    }

    #[test]
    fn anything_at_all_is_read(value in json_value()) {
        let _ = chain(value.clone().into());
        let _ = forwarded(vec![value]);
    }

    #[test]
    fn what_is_written_is_read_again_as_what_it_was(
        words in "\\PC{0,12}", url in "https://[a-z]{1,9}", title in prop::option::of("[a-z]{1,9}"),
    ) {
        let mut music = Music::new(&*url, "i");
        music.title = title.clone();
        music.extra = Extra::from_iter([("odd".to_owned(), json!([1]))]);
        let source = || MediaSource::Url(url.clone());
        let mut image = Image::new(source());
        image.summary = title.clone();
        let mut file = File::new(source());
        file.name = title;
        let mut video = Video::new(source());
        video.thumb = Some(source());
        for said in [
            Segment::text(&*words),
            music.into(),
            image.into(),
            file.into(),
            video.into(),
            Record::new(source()).into(),
            Markdown::new(&*words).into(),
            Json::new(&*words).into(),
            Segment::at_all(),
            Segment::reply(5),
        ] {
            prop_assert_eq!(from_wire(sent(&said).into()), said);
        }
    }
}
