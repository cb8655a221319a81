use super::super::tests::nested;
use super::super::{chain, forwarded};
use super::*;
use crate::codec::serialize_forward;
use crate::recording::{self, Exchange};
use mynah_core::message::segment::{File, Preview, Record, Video};
use mynah_core::{MessageChain, Segment};

fn serialized(forward: &Forward, group: bool) -> String {
    let written = serialize_forward(forward, group, &Lang::chinese()).unwrap();
    serde_json::to_string_pretty(&written).unwrap()
}

fn shown(nodes: Vec<Node>, group: bool, lang: &Lang) -> String {
    let scene = Scene { lang: lang.clone(), group };
    serde_json::to_string(&preview(&Forward::new(nodes), &scene)).unwrap()
}

fn said(name: &str, content: impl Into<MessageChain>) -> Node {
    Node::written(1_000_000_011, name, content)
}

/// What the server answered when it was asked for a merged forward, by what was asked.
fn recorded(id: &str) -> Forward {
    let mut asked = recording::exchanges().filter(|exchange| exchange.action == "get_forward_msg");
    let answer = asked
        .find(|Exchange { params, .. }| params["message_id"] == id || params["id"] == id)
        .unwrap();
    forwarded(answer.response["data"]["messages"].as_array().unwrap().clone())
}

#[test]
fn nodes_always_say_who_speaks() {
    let forward = Forward::new([
        said("Alice", MessageChain::from("hi").at(7)),
        Node::written(7, "", "nameless"),
        Node::quoted(1_926_791_698),
    ]);
    insta::assert_snapshot!(serialized(&forward, true));
}

#[test]
fn forwards_in_each_other_are_nodes_with_a_preview_of_their_own() {
    insta::assert_snapshot!(serialized(&nested(3), false));
}

#[test]
fn the_time_of_a_node_is_in_seconds() {
    let mut forward = Forward::new([said("Alice", "hi")]);
    let Node::Written(node) = &mut forward.nodes[0] else { panic!() };
    node.time = convert_time(1_795_390_000);
    let written = to_nodes(&forward, &Scene { lang: Lang::english(), group: false });
    assert_eq!(written[0].data["time"], 1_795_390_000);
    let read = chain(crate::wire::Content(written));
    assert_eq!(read[0], Segment::from(forward));
}

fn convert_time(seconds: i64) -> Option<jiff::Timestamp> {
    jiff::Timestamp::from_second(seconds).ok()
}

#[test]
fn the_preview_shows_four_messages_in_short() {
    let url = || mynah_core::message::MediaSource::Url("https://e.com/a".to_owned());
    let summary = mynah_core::message::segment::Image::new(url()).summary("[cat]");
    let nodes = vec![
        said("A", MessageChain::from("look ").push(Segment::image(url())).quoting(5)),
        said("B", MessageChain::new().push(summary).push(Video::new(url()))),
        said(
            "C",
            MessageChain::new().push(File::new(url()).name("a.txt")).push(Record::new(url())),
        ),
        said("D", MessageChain::from(Segment::from(nested(1)))),
        said("E", "not shown"),
    ];
    insta::assert_snapshot!(shown(nodes.clone(), false, &Lang::chinese()), @r#"{"source":"群聊的聊天记录","news":[{"text":"A: look [图片]"},{"text":"B: [cat][视频]"},{"text":"C: [文件]a.txt[语音]"},{"text":"D: [聊天记录]"}],"summary":"查看5条聊天记录","prompt":"[聊天记录]"}"#);
    insta::assert_snapshot!(shown(nodes, false, &Lang::english()), @r#"{"source":"Group chat history","news":[{"text":"A: look [Image]"},{"text":"B: [cat][Video]"},{"text":"C: [File]a.txt[Voice]"},{"text":"D: [Chat history]"}],"summary":"View 5 forwarded messages","prompt":"[Chat history]"}"#);
}

#[test]
fn a_long_message_is_cut_in_the_preview() {
    let nodes = vec![said("A", "长".repeat(5000))];
    let shown: Value = serde_json::from_str(&shown(nodes, true, &Lang::chinese())).unwrap();
    assert_eq!(shown["news"][0]["text"], format!("A: {}…", "长".repeat(100)));
}

#[test]
fn the_title_names_one_or_two_who_speak_in_private() {
    let title = |names: &[&str], group| {
        let nodes = names.iter().map(|name| said(name, "a")).collect();
        let shown: Value = serde_json::from_str(&shown(nodes, group, &Lang::chinese())).unwrap();
        shown["source"].as_str().unwrap().to_owned()
    };
    assert_eq!(title(&["A", "A"], false), "A的聊天记录");
    assert_eq!(title(&["A", "B", "A"], false), "A和B的聊天记录");
    assert_eq!(title(&["A", "B", "C"], false), "群聊的聊天记录");
    assert_eq!(title(&["A"], true), "群聊的聊天记录");
}

#[test]
fn of_quoted_messages_the_server_tells() {
    let nodes = vec![Node::quoted(1), said("A", "a")];
    insta::assert_snapshot!(shown(nodes, false, &Lang::chinese()), @r#"{"summary":"查看2条聊天记录","prompt":"[聊天记录]"}"#);
}

#[test]
fn what_was_given_is_shown() {
    let mut forward = Forward::new([said("A", "a")]);
    forward.preview = Some(Preview {
        source: Some("src".to_owned()),
        news: vec!["a: b".to_owned()],
        summary: Some("sum".to_owned()),
        prompt: None,
    });
    let scene = Scene { lang: Lang::chinese(), group: true };
    let shown = serde_json::to_string(&preview(&forward, &scene)).unwrap();
    insta::assert_snapshot!(shown, @r#"{"source":"src","news":[{"text":"a: b"}],"summary":"sum","prompt":"[聊天记录]"}"#);
}

#[test]
fn every_language_has_every_word() {
    let keys = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_alphabetic()));
        lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
    };
    assert_eq!(keys(include_str!("en.ftl")), keys(include_str!("zh-CN.ftl")));
}

#[test]
fn a_recorded_forward_tells_who_said_what_and_when() {
    let forward = recorded("748402731");
    let [Node::Written(first), Node::Written(second)] = &forward.nodes[..] else { panic!() };
    assert_eq!((first.user_id.as_str(), &*first.nickname), ("1000000011", "Alice"));
    assert_eq!(first.content, MessageChain::from("node one"));
    assert_eq!(first.time, convert_time(1_795_390_000));
    assert!(matches!(&second.content[..], [Segment::Text(_), Segment::Image(_)]));
    assert_eq!(recorded("resid-seed-0001").nodes.len(), 2);
}

#[test]
fn a_forward_that_came_with_its_content_is_not_asked_for() {
    let mut said = recording::exchanges().filter(|exchange| exchange.action == "get_msg");
    let said = said.find(|exchange| exchange.params["message_id"] == 748_402_731).unwrap();
    let read = chain(said.response["data"]["message"].clone().into());
    let [Segment::Forward(forward)] = &read[..] else { panic!("{read}") };
    assert_eq!(forward.id.as_deref(), Some("7400039500030300060"));
    assert_eq!(forward.nodes, recorded("748402731").nodes);
}

#[test]
fn every_recorded_way_to_write_nodes_is_read() {
    let mut read = 0;
    for Exchange { action, params, .. } in recording::exchanges() {
        let nodes = params.get("messages").or_else(|| params.get("message"));
        let Some(nodes) = nodes.filter(|_| action.ends_with("forward_msg")) else { continue };
        let Some(count) = nodes.as_array().map(Vec::len) else { continue };
        let message = chain(nodes.clone().into());
        if count == 0 {
            assert!(message.is_empty());
            continue;
        }
        let [Segment::Forward(forward)] = &message[..] else { panic!("{message}") };
        assert_eq!(forward.nodes.len(), count, "{nodes}");
        read += 1;
    }
    assert!(read >= 8, "{read}");
}
