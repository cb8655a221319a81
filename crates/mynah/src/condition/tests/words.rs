//! Conditions on the words of a message.

use mynah_core::{Context, Extensions, FromContext};

use super::*;
use crate::i18n::Texts;

#[test]
fn words_are_the_same_in_any_case_and_width_unless_they_are_meant_exactly() {
    assert!(is_true(message().text_is("Hello?"), &in_group(" hello？ ")));
    assert!(!is_true(message().text_is("hello"), &in_group("hello world")));
    assert!(is_true(message().text_starts_with("HELLO"), &in_group("hello world")));
    assert!(is_true(message().text_ends_with("world"), &in_group("hello WORLD")));
    assert!(is_true(message().text_contains("o w"), &in_group("hello world")));
    assert!(is_true(message().text_contains(["nothing", "world"]), &in_group("hello world")));
    assert!(!is_true(message().text_contains(exactly("World")), &in_group("hello world")));
    assert!(is_true(message().text_is(exactly(["a", "World"])), &in_group("World")));
    assert!(is_true("hello", &in_group("Hello")));
}

#[test]
fn words_are_without_quotation_mention_and_prefix_and_go_on_behind_a_picture() {
    let chain =
        MessageChain::new().at(10001).text(" /draw a ").push(mynah_core::Segment::face("1"));
    let animal = "cat";
    let chain = chain.text(animal).quoting(5);
    assert!(is_true(message().text_is("draw a cat"), &in_group(chain)));
    assert!(is_true(message().text_is(""), &in_group(MessageChain::new().at(10001))));
    assert!(!is_true(message().text_contains(""), &joined()));
}

#[test]
fn the_start_of_the_words_is_not_the_middle_of_them() {
    assert!(!is_true(message().text_starts_with("world"), &in_group("hello world")));
    assert!(!is_true(message().text_ends_with("hello"), &in_group("hello world")));
}

#[test]
fn a_text_of_the_module_is_known_in_all_its_languages() {
    let texts = Texts::new([("en", "word = Sign in | here"), ("zh-CN", "word = 签到")]);
    let condition = message().text_is(localized("word"));
    let named = condition.clone().named("signing");
    let rules = rules();
    for condition in [condition, named] {
        let compiled = condition.expression.compiled(Some(&texts));
        let index = Index::new([(0, &compiled)]);
        for (said, is) in [("sign in", true), ("HERE", true), ("签到", true), ("word", false)] {
            let event = in_group(said);
            let subject = Subject::new(&event, &rules);
            assert_eq!(compiled.is_true(&subject), is, "{said}");
            assert_eq!(!index.candidates(&subject).is_empty(), is, "{said}");
        }
    }
}

#[test]
fn a_pattern_searches_in_any_case_or_is_all_of_the_words() {
    assert!(is_true(message().text_matches(r"\d+d\d+"), &in_group("/roll 2D6 now")));
    assert!(!is_true(message().text_matches_fully(r"\d+d\d+"), &in_group("roll 2d6")));
    assert!(is_true(message().text_matches_fully("ping|pong"), &in_group("PONG")));
    assert!(!is_true(message().text_matches("(?-i)ping"), &in_group("PING")));
    let strict = regex::Regex::new("ping").unwrap();
    assert!(!is_true(strict.clone(), &in_group("PING")));
    assert!(is_true(strict, &in_group("ping")));
}

#[test]
#[should_panic(expected = "is wrong")]
fn a_pattern_that_is_none_is_refused_where_it_is_written() {
    let _ = message().text_matches("(");
}

#[test]
fn what_a_pattern_found_is_taken_by_number_and_by_name() {
    let condition = message().text_matches(r"(?<dice>\d+)d(\d+)(!)?").or(command("never"));
    let (event, rules) = (in_group("roll 2d6"), rules());
    let mut found = Found::default();
    let subject = Subject::new(&event, &rules);
    condition.expression.find(&subject, &mut found);
    let captures = found.captures.unwrap();
    assert_eq!(captures.name("dice"), Some("2"));
    assert_eq!((&captures[0], &captures[2]), ("2d6", "6"));
    assert_eq!((captures.get(3), &captures[3], captures.get(9)), (None, "", None));
    assert_eq!(captures.name("nobody"), None);
    let bot = Bot::new(Arc::new(Paper::new("main")));
    let mut context = Context::new(event.clone(), bot, Arc::new(Extensions::default()));
    assert!(Captures::from_context(&context).is_err());
    context.insert(captures);
    assert_eq!(&Captures::from_context(&context).unwrap()[1], "2");
}
