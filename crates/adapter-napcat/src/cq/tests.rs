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
