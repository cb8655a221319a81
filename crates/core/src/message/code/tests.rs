use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::message::segment::{
    At, Contact, Dice, Face, File, Forward, Image, Json, Location, Markdown, Mention, Music, Node,
    Poke, Preview, Record, Reply, Rps, Share, Sticker, Unknown, Video, WrittenNode, Xml,
};
use crate::message::{Extra, MediaSource};

fn comes_back(chain: impl Into<MessageChain>) -> String {
    let chain = chain.into();
    let code = chain.to_code();
    assert_eq!(MessageChain::from_code(&code), chain, "{code}");
    code
}

#[test]
fn an_escaped_escape_is_not_undone_twice() {
    assert_eq!(comes_back("&#91;"), "&amp;#91;");
    assert_eq!(MessageChain::from_code("&amp;#91; &amp;amp; &x"), "&#91; &amp; &x".into());
}

#[test]
fn words_next_to_words_stay_apart_and_no_words_stay_none() {
    let code = comes_back(MessageChain::from("a").text("b").text("").text("c"));
    assert_eq!(code, "a[mynah:text,text=b][mynah:text,text=]c");
    assert_eq!(comes_back(MessageChain::new()), "");
}

#[test]
fn a_user_who_is_called_all_is_not_everybody() {
    assert_eq!(comes_back(Segment::at("all")), "[mynah:at,user=all]");
    assert_eq!(comes_back(Segment::at_all()), "[mynah:at,all=true]");
}

#[test]
fn messages_in_messages_are_written_and_read() {
    let inner = Forward::new([Node::written(1, "A, [B]", MessageChain::from("x").at(2))]);
    let outer = Forward::new([Node::quoted(5), Node::written(2, "C", Segment::from(inner))]);
    let code = comes_back(Segment::from(outer));
    assert!(code.starts_with("[mynah:forward,nodes=&#91;mynah:node&#44;id=5&#93;"), "{code}");
}

#[test]
fn a_kind_nobody_knows_survives() {
    for code in ["[mynah:tomorrow,a=b,c=&#91;]", "[mynah:tomorrow]"] {
        let chain = MessageChain::from_code(code);
        assert!(matches!(chain[0], Segment::Unknown(_)), "{chain:?}");
        assert_eq!(chain.to_code(), code);
    }
    comes_back(Segment::Unknown(Unknown { kind: "at".to_owned(), data: json!({}) }));
    comes_back(Segment::Unknown(Unknown { kind: String::new(), data: json!([1, null]) }));
}

#[test]
fn what_is_no_code_is_text() {
    for text in [
        "[mynah:",
        "[mynah:]",
        "[mynah:at]",
        "[mynah:at,user]",
        "[mynah:a b]",
        "[Mynah:at,user=1]",
        "[mynah:dice,result=many]",
        "[mynah:image,source=nowhere]",
        "[mynah:node,id=1]",
        "[mynah:forward,nodes=x]",
        "[mynah:at,user=1,extra=no json]",
        "[mynah:location,lat=1]",
    ] {
        assert_eq!(MessageChain::from_code(text), text.into(), "{text}");
    }
    let chain = MessageChain::from_code("[mynah:at,[mynah:at,user=1]");
    assert_eq!(chain, MessageChain::from("[mynah:at,").at(1));
}

#[test]
fn a_code_by_hand_may_be_short_and_say_more() {
    let image = MessageChain::from_code("[mynah:image,url=https://e.com/a,loud=yes]");
    let Segment::Image(image) = &image[0] else { panic!("{image:?}") };
    assert_eq!(image.source, MediaSource::Url("https://e.com/a".to_owned()));
    assert_eq!(image.extra["loud"], "yes");
}

#[test]
fn there_is_an_end_to_how_deep_messages_are_read() {
    let mut code = String::from("x");
    for _ in 0..DEEPEST + 8 {
        let mut node = String::from("[mynah:node,user=1,content=");
        escape::push(&mut node, &code, true);
        node.push(']');
        code = String::from("[mynah:forward,nodes=");
        escape::push(&mut code, &node, true);
        code.push(']');
    }
    let mut depth = 0;
    let mut chain = MessageChain::from_code(&code);
    while let Some(Segment::Forward(forward)) = chain.first() {
        let Node::Written(node) = &forward.nodes[0] else { panic!() };
        chain = node.content.clone();
        depth += 1;
    }
    assert_eq!(depth, DEEPEST);
    assert!(matches!(&chain[..], [Segment::Text(_)]), "what is deeper is text");
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,8}", r"(\[mynah:|\]|,|=|&|amp;|#91;|at|user|1){0,6}"]
}

fn extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
        prop::collection::vec(text(), 0..3).prop_map(Value::from),
    ];
    prop::collection::btree_map(text(), value, 0..3).prop_map(|map| map.into_iter().collect())
}

fn place() -> impl Strategy<Value = MediaSource> {
    prop_oneof![
        text().prop_map(MediaSource::Url),
        text().prop_map(|path| MediaSource::Path(path.into())),
        text().prop_map(MediaSource::Remote),
        prop::collection::vec(any::<u8>(), 0..9).prop_map(MediaSource::from),
    ]
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    prop::option::of(text())
}

prop_compose! {
    /// One of each kind but those that hold messages.
    fn flat()(
        which in 0..19_u8, a in text(), b in text(), (c, d, e) in (maybe(), maybe(), maybe()),
        source in place(), thumb in prop::option::of(place()), extra in extra(),
        size in prop::option::of(any::<u64>()), (lat, lon) in (-90.0..90.0, -180.0..180.0),
        result in prop::option::of(any::<u8>()),
    ) -> Segment {
        match which {
            0 => Segment::Text(a),
            1 => At { who: Mention::User(a.into()), extra }.into(),
            2 => At { who: Mention::All, extra }.into(),
            3 => Reply { id: a.into(), extra }.into(),
            4 => Face { id: a, extra }.into(),
            5 => Image { source, url: c, summary: d, extra }.into(),
            6 => Record { source, url: c, extra }.into(),
            7 => Video { source, url: c, thumb, extra }.into(),
            8 => File { source, name: c, url: d, size, extra }.into(),
            9 => Sticker { id: a, package: c, url: d, summary: e, extra }.into(),
            10 => Dice { result, extra }.into(),
            11 => Rps { result, extra }.into(),
            12 => Poke { kind: a, id: b, extra }.into(),
            13 => Music { url: a, image: b, audio: c, title: d, content: e, extra }.into(),
            14 => Share { url: a, title: c, content: d, image: e, extra }.into(),
            15 => Contact { extra, ..if b.is_empty() { Contact::user(a) } else { Contact::group(a) } }
                .into(),
            16 => Location { lat, lon, title: c, content: d, extra }.into(),
            17 => Json { data: a, extra }.into(),
            _ => Unknown { kind: a, data: extra.into() }.into(),
        }
    }
}

fn segment() -> impl Strategy<Value = Segment> {
    let flat = prop_oneof![
        9 => flat(),
        1 => (text(), extra()).prop_map(|(content, extra)| Markdown { content, extra }.into()),
        1 => (text(), extra()).prop_map(|(data, extra)| Xml { data, extra }.into()),
    ];
    flat.prop_recursive(3, 24, 3, |inner| {
        let preview = (maybe(), prop::collection::vec(text(), 0..3), maybe(), maybe())
            .prop_map(|(source, news, summary, prompt)| Preview { source, news, summary, prompt });
        let written = (text(), text(), prop::collection::vec(inner, 0..3), any::<Option<u32>>())
            .prop_map(|(user, nickname, content, time)| {
                let time = time.and_then(|time| Timestamp::from_second(time.into()).ok());
                let (user_id, content) = (user.into(), content.into());
                Node::Written(WrittenNode { user_id, nickname, content, time })
            });
        let node = prop_oneof![3 => written, 1 => text().prop_map(Node::quoted)];
        (maybe(), prop::collection::vec(node, 0..3), prop::option::of(preview), extra())
            .prop_map(|(id, nodes, preview, extra)| Forward { id, nodes, preview, extra }.into())
    })
}

proptest! {
    #[test]
    fn every_message_is_read_as_what_was_written(
        segments in prop::collection::vec(segment(), 0..4),
    ) {
        let chain = MessageChain::from(segments);
        let code = chain.to_code();
        prop_assert_eq!(MessageChain::from_code(&code), chain, "{}", code);
    }

    #[test]
    fn every_text_is_read_and_means_the_same_ever_after(
        code in r"(\[mynah:(at|x|text|forward|node|image)?|\]|,|=|&|amp;|#91;|user|url|nodes|1|.){0,16}",
    ) {
        let chain = MessageChain::from_code(&code);
        prop_assert_eq!(MessageChain::from_code(&chain.to_code()), chain);
    }
}
