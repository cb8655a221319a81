//! Conditions on an event as the platform told it.

use mynah_core::event::Raw;
use serde_json::json;

use super::*;
use crate::condition::{event, notice};

/// A poke, told as a platform might.
fn told() -> Event {
    let raw = json!({
        "notice_type": "notify", "sub_type": "poke", "target_id": 10001, "flag": true,
        "none": null, "raw_info": [{ "txt": "戳了戳" }, { "nm": { "deep": "sea" } }],
    });
    let event = joined();
    let header = event.header().clone().raw(Raw::new(raw.to_string()));
    Event::new(header, (*event).clone())
}

#[test]
fn a_value_of_the_platform_is_looked_at_by_its_path_and_number_or_digits_do_not_matter() {
    for (path, value) in [
        ("sub_type", json!("poke")),
        ("target_id", json!(10001)),
        ("target_id", json!("10001")),
        ("flag", json!(true)),
        ("raw_info.0.txt", json!("戳了戳")),
        ("raw_info.1.nm.deep", json!("sea")),
        ("raw_info.1.nm", json!({ "deep": "sea" })),
    ] {
        assert!(is_true(notice().raw(path, value.clone()), &told()), "{path} {value}");
    }
    for (path, value) in [
        ("sub_type", json!("Poke")),
        ("sub_type.x", json!("poke")),
        ("raw_info.2.txt", json!("戳了戳")),
        ("raw_info.x", json!(null)),
        ("nowhere", json!(null)),
    ] {
        assert!(!is_true(notice().raw(path, value.clone()), &told()), "{path} {value}");
    }
    assert!(is_true(event::<Notice>().has_raw("raw_info.0"), &told()));
    assert!(!is_true(event::<Notice>().has_raw("none"), &told()));
    assert!(!is_true(notice().raw("sub_type", "poke"), &joined()), "it was never told");
}

#[test]
fn they_combine_like_all_others() {
    let poke = || event::<Notice>().raw("sub_type", "poke");
    let never = || event::<Notice>().raw("sub_type", "like");
    assert!(is_true(poke().and(!never()), &told()));
    assert!(is_true(never().or(poke()), &told()));
    assert!(!is_true(!poke(), &told()));
    assert!(!is_true(message().raw("sub_type", "poke"), &told()));
}

#[test]
fn what_the_platform_told_instead_is_shown() {
    let (poke, rules) = (told(), rules());
    let subject = Subject::new(&poke, &rules);
    let why =
        |condition: Condition| condition.expression.compiled(None).trace(&subject).to_string();
    let wrong = why(event::<Notice>().raw("sub_type", "like"));
    assert!(wrong.contains("✗ the platform told it with `sub_type` = like: it is poke"), "{wrong}");
    let missing = why(event::<Notice>().has_raw("a.b"));
    assert!(missing.contains("there is no `a.b`"), "{missing}");
}
