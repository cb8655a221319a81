use proptest::prelude::*;

use super::*;

fn received(kind: &str, data: Value) -> Segment {
    from_wire(wire::Segment::new(kind, data))
}

fn sent(segment: Segment) -> Value {
    serde_json::to_value(to_wire(segment).unwrap()).unwrap()
}

#[test]
fn known_kinds_are_typed_and_keep_the_other_keys() {
    let Segment::At(at) = received("at", json!({"qq": 10001, "name": "Bot"})) else {
        panic!("no mention");
    };
    assert_eq!(at.who, Mention::User("10001".into()));
    assert_eq!(at.extra["name"], "Bot");

    let Segment::Image(image) = received(
        "image",
        json!({"file": "A.png", "url": "https://q.cn/A", "summary": "", "file_size": "70"}),
    ) else {
        panic!("no image");
    };
    assert_eq!(image.source, MediaSource::Remote("A.png".to_owned()));
    assert_eq!(image.url.as_deref(), Some("https://q.cn/A"));
    assert_eq!(image.summary, None);
    assert_eq!(image.extra["file_size"], "70");
}

#[test]
fn a_kind_that_lacks_what_makes_it_is_kept_as_it_came() {
    for (kind, data) in [
        ("text", json!({"text": 5})),
        ("at", json!({"name": "x"})),
        ("reply", json!({})),
        ("image", json!({"url": "https://q.cn/A"})),
        ("face", json!({"id": [1]})),
        ("poke", json!({"type": "1", "id": "0"})),
        ("odd", json!("not a mapping")),
    ] {
        let segment = received(kind, data.clone());
        let unknown = Unknown { kind: kind.to_owned(), data: data.clone() };
        assert_eq!(segment, Segment::Unknown(unknown));
        assert_eq!(sent(segment), json!({"type": kind, "data": data}));
    }
}

#[test]
fn text_that_looks_like_a_code_is_sent_as_text() {
    assert_eq!(
        sent(Segment::text("[CQ:at,qq=all]")),
        json!({"type": "text", "data": {"text": "[CQ:at,qq=all]"}})
    );
}

#[test]
fn only_what_the_server_takes_is_sent() {
    assert_eq!(sent(Segment::at_all()), json!({"type": "at", "data": {"qq": "all"}}));
    assert_eq!(sent(Segment::reply(5)), json!({"type": "reply", "data": {"id": "5"}}));
    let face = received("face", json!({"id": "76", "raw": {"faceIndex": 76}, "chainCount": 2}));
    assert_eq!(sent(face), json!({"type": "face", "data": {"id": "76", "chainCount": 2}}));
}

#[test]
fn a_picture_goes_out_from_wherever_it_is() {
    let url = Segment::image(MediaSource::Url("https://q.cn/A".to_owned()));
    assert_eq!(sent(url), json!({"type": "image", "data": {"file": "https://q.cn/A"}}));

    let bytes = Segment::from(Image::new(b"hi!".to_vec()).summary("[hi]"));
    assert_eq!(
        sent(bytes),
        json!({"type": "image", "data": {"file": "base64://aGkh", "summary": "[hi]"}})
    );

    let name = Segment::image(MediaSource::Remote("A.png".to_owned()));
    assert_eq!(sent(name), json!({"type": "image", "data": {"file": "A.png"}}));
}

#[test]
fn a_received_picture_is_sent_again_by_its_link() {
    let data = json!({"file": "A.png", "url": "https://q.cn/A", "sub_type": 1, "file_size": "70"});
    assert_eq!(
        sent(received("image", data)),
        json!({"type": "image", "data": {"file": "https://q.cn/A", "sub_type": 1}})
    );
}

#[test]
fn a_kind_without_values_is_sent_with_an_empty_mapping() {
    assert_eq!(sent(received("rps", Value::Null)), json!({"type": "rps", "data": {}}));
}

proptest! {
    #[test]
    fn an_unknown_segment_survives_the_round_trip(
        kind in "[a-z]{1,8}x",
        data in prop::collection::btree_map(".*", ".*", 0..4),
    ) {
        let wire = json!({"type": kind, "data": data});
        let segment = from_wire(serde_json::from_value(wire.clone()).unwrap());
        prop_assert!(matches!(segment, Segment::Unknown(_)));
        prop_assert_eq!(sent(segment), wire);
    }

    #[test]
    fn text_survives_the_round_trip(text in ".*") {
        let said = Segment::text(text);
        prop_assert_eq!(from_wire(to_wire(said.clone()).unwrap()), said);
    }
}
