use mynah_core::Segment as Said;
use mynah_core::message::segment::Unknown;
use proptest::prelude::*;
use serde_json::json;

use super::*;

#[test]
fn text_and_codes_are_told_apart() {
    let chain = decode("a[CQ:at,qq=all]b[CQ:face,id=76]");
    assert_eq!(
        chain.into_segments(),
        [Said::text("a"), Said::at_all(), Said::text("b"), Said::face("76")]
    );
}

#[test]
fn values_keep_their_equals_signs_and_lose_their_escapes() {
    let segments = segments("[CQ:image,url=https://q.cn/d?a=1&amp;b==,summary=&#91;x&#44;&#93;]");
    assert_eq!(
        segments,
        [Segment::new("image", json!({"url": "https://q.cn/d?a=1&b==", "summary": "[x,]"}))]
    );
}

#[test]
fn an_escaped_escape_is_not_undone_twice() {
    assert_eq!(decode("&amp;#91;"), MessageChain::from("&#91;"));
    assert_eq!(decode("&amp;amp;"), MessageChain::from("&amp;"));
}

#[test]
fn what_is_no_code_is_text() {
    for text in ["[CQ:", "[CQ:]", "[CQ:at,qq=1", "[CQ:?x]", "[CQ:a b]", "]", "[cq:at,qq=1]"] {
        assert_eq!(decode(text), MessageChain::from(text), "{text}");
    }
    assert_eq!(decode("[CQ:at,[CQ:at,qq=1]"), MessageChain::new().text("[CQ:at,").at(1));
}

#[test]
fn a_code_without_values_has_an_empty_mapping() {
    let unknown = Unknown { kind: "shake".to_owned(), data: json!({}) };
    assert_eq!(decode("[CQ:shake]").into_segments(), [Said::Unknown(unknown)]);
}

#[test]
fn nothing_is_an_empty_message() {
    assert!(decode("").is_empty());
}

/// The segments with the keys of all JSON in them in order.
fn in_order(mut segments: Vec<Segment>) -> Vec<Segment> {
    for value in segments.iter_mut().filter_map(|part| part.data.as_object_mut()).flatten() {
        let json = value.1.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
        if let Some(json) = json.filter(Value::is_object) {
            *value.1 = json.to_string().into();
        }
    }
    segments
}

#[test]
fn every_recorded_text_with_codes_is_what_the_segments_next_to_it_say() {
    let mut compared = 0;
    for line in crate::recording::EVENTS.lines() {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        let Some(raw) = event["raw_message"].as_str() else { continue };
        let mut said = Content::from(event["message"].clone()).0;
        for segment in &mut said {
            // The server leaves out what is empty, and writes what is no text as JSON.
            let Some(data) = segment.data.as_object_mut() else { continue };
            data.retain(|_, value| value != "");
            for value in data.values_mut().filter(|value| !value.is_string()) {
                *value = value.to_string().into();
            }
        }
        let said = in_order(said);
        assert_eq!(in_order(segments(raw)), said, "{raw}");
        // A market face goes as the face it is, which is another segment.
        if !raw.contains("emoji_id=") {
            assert_eq!(in_order(segments(&encode(&decode(raw)))), said, "{raw}");
        }
        compared += 1;
    }
    assert!(compared > 30, "{compared}");
}

#[test]
fn messages_in_messages_are_codes_in_codes() {
    let forward = decode("[CQ:node,user_id=1,nickname=A,content=x&#91;CQ:at&#44;qq=2&#93;]");
    let code = encode(&forward);
    assert_eq!(decode(&code), forward);
    assert!(code.contains("content=x&#91;CQ:at&#44;qq=2&#93;"), "{code}");
}

#[test]
fn there_is_an_end_to_how_deep_codes_are_read() {
    let mut code = String::from("x");
    for _ in 0..60 {
        code = format!("[CQ:node,user_id=1,content={}]", escape_value(&code));
    }
    let shown = format!("{:?}", decode(&code));
    assert_eq!(shown.matches("WrittenNode {").count(), 32);
    assert!(shown.contains("Unknown"), "what is deeper is kept as it came");
}

#[test]
fn escapes_stand_for_one_character_each() {
    for (escaped, plain) in [
        ("&amp;&#91;&#93;&#44;", "&[],"),
        ("&amp;#91;&amp;amp;", "&#91;&amp;"),
        ("&", "&"),
        ("&&amp;&#9&#91;1;&am", "&&&#9[1;&am"),
    ] {
        assert_eq!(unescape(escaped), plain);
        assert_eq!(unescape(&escape_value(plain)), plain);
    }
}

proptest! {
    #[test]
    fn every_text_decodes(text in ".*") {
        let _ = decode(&text);
    }

    #[test]
    fn every_text_of_brackets_and_escapes_decodes(text in r"(\[CQ:|\]|,|=|&|amp;|#91;|at|qq|1){0,12}") {
        let _ = decode(&text);
    }

    #[test]
    fn an_escaped_text_is_read_as_that_text(text in ".+") {
        prop_assert_eq!(decode(&escape(&text)), MessageChain::from(text));
    }

    #[test]
    fn an_escaped_value_is_read_as_that_value(value in ".*") {
        let code = format!("[CQ:odd,value={}]", escape_value(&value));
        prop_assert_eq!(segments(&code), [Segment::new("odd", json!({ "value": value }))]);
    }
}
