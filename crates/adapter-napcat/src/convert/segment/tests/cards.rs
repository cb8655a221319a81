//! Cards in JSON, and what they are about.

use mynah_core::message::segment::{ContactId, Preview};

use super::*;

fn card(card: &Value) -> Segment {
    comes_back("json", json!({ "data": card.to_string(), "odd": 1 }))
}

fn contact(app: &str, link: &str, prompt: &str) -> Option<ContactId> {
    let card = self::card(&json!({
        "app": app, "view": "contact", "prompt": prompt, "meta": { "contact": { "jumpUrl": link } },
    }));
    match card {
        Segment::Contact(contact) => Some(contact.id),
        _ => None,
    }
}

#[test]
fn a_link_that_was_shared_is_a_link() {
    let news = json!({
        "app": "com.tencent.tuwen.lua", "bizsrc": "qqconnect.sdkshare", "view": "news",
        "meta": { "news": { "title": "T", "desc": "", "jumpUrl": "https://e.com/a", "tag": "E" } },
    });
    let Segment::Share(share) = card(&news) else { panic!() };
    assert_eq!((share.url.as_str(), share.title.as_deref()), ("https://e.com/a", Some("T")));
    assert_eq!((share.content, share.image), (None, None));
    assert_eq!(share.extra["data"], news.to_string());
}

#[test]
fn music_that_was_shared_is_music_and_goes_on_as_its_card() {
    let music = json!({
        "app": "com.tencent.music.lua", "view": "music", "meta": { "music": {
            "title": "T", "desc": "singer", "jumpUrl": "https://e.com", "preview": "https://e.com/i",
            "musicUrl": "https://e.com/a.mp3",
        } },
    });
    let Segment::Music(music) = card(&music) else { panic!() };
    assert_eq!(music.audio.as_deref(), Some("https://e.com/a.mp3"));
    assert_eq!(check(&[music.clone().into()], "message"), Ok(()));

    let changed = music.title("another");
    assert_eq!(sent(&changed.into())["type"], "music", "the card no longer says what it is");
}

#[test]
fn a_recommendation_tells_whom_it_is_about() {
    let (user, group) = ("com.tencent.contact.lua", "com.tencent.troopsharecard");
    let link = "mqqapi://card/show_pslcard?src_type=internal&uin=10001";
    assert_eq!(contact(user, link, "推荐联系人"), Some(ContactId::User(10001.into())));
    assert_eq!(contact(user, link, "推荐群聊"), Some(ContactId::Group(10001.into())));
    let typed = "mqqapi://card/show_pslcard?uin=10001&card_type=group";
    assert_eq!(contact(user, typed, ""), Some(ContactId::Group(10001.into())));
    let code = "https://qun.qq.com/qunpro?group_code=10001";
    assert_eq!(contact(group, code, ""), Some(ContactId::Group(10001.into())));
    for nobody in ["", "mqqapi://card", "mqqapi://card?uin=", "mqqapi://card?uin=all"] {
        assert_eq!(contact(user, nobody, ""), None, "{nobody}");
    }
}

#[test]
fn a_place_that_was_shared_is_a_place_and_cannot_be_made() {
    let place = json!({
        "app": "com.tencent.map", "view": "LocationShare",
        "meta": { "Location.Search": { "lat": "39.90", "lng": 116.4, "name": "N", "address": "A" } },
    });
    let Segment::Location(mut place) = card(&place) else { panic!() };
    assert_eq!((place.lat, place.lon), (39.9, 116.4));
    assert_eq!((place.title.as_deref(), place.content.as_deref()), (Some("N"), Some("A")));
    assert_eq!(check(&[place.clone().into()], "message"), Ok(()));
    place.lat = 0.0;
    assert!(refused(Segment::from(place)).contains("a place of its own"));
}

#[test]
fn a_merged_forward_that_comes_as_a_card_is_known_by_its_id() {
    let forward = json!({
        "app": "com.tencent.multimsg", "prompt": "[聊天记录]", "meta": { "detail": {
            "resid": "r", "source": "S", "summary": "2", "news": [{ "text": "A: a" }, {}],
        } },
    });
    let Segment::Forward(forward) = card(&forward) else { panic!() };
    assert_eq!(forward.id.as_deref(), Some("r"));
    let words = |text: &str| Some(text.to_owned());
    let preview = Preview {
        source: words("S"),
        news: vec!["A: a".to_owned()],
        summary: words("2"),
        prompt: words("[聊天记录]"),
    };
    assert_eq!(forward.preview, Some(preview));
}

#[test]
fn a_card_about_nothing_known_is_only_itself() {
    for text in [
        "",
        "not json",
        "[]",
        "{}",
        r#"{"app":"x","meta":{}}"#,
        r#"{"app":1,"meta":{"news":{}}}"#,
        r#"{"app":"com.tencent.structmsg","view":"news","meta":{"news":{"title":"t"}}}"#,
        r#"{"app":"com.tencent.map","meta":{"Location.Search":{"lat":"NaN","lng":"1"}}}"#,
    ] {
        assert!(matches!(comes_back("json", json!({"data": text})), Segment::Json(_)), "{text}");
    }
}
