//! Conditions on the segments of a message.

use mynah_core::message::segment::{At, Face, Image};
use mynah_core::{Context, Extensions, FromContext, Segment};

use super::*;
use crate::extract::{Part, Parts};

fn picture() -> MessageChain {
    MessageChain::new().at(10001).text(" look: ").push(Segment::image(vec![1])).quoting(5)
}

#[test]
fn segments_are_asked_for_by_kind_and_place() {
    let event = in_group(picture());
    assert!(is_true(message().has_image().quoting(), &event));
    assert!(is_true(message().begins_with::<String>(), &event));
    assert!(is_true(message().shape::<(String, Image)>(), &event));
    assert!(!is_true(message().shape::<(String,)>(), &event));
    assert!(!is_true(message().shape::<(String, At)>(), &event));
    assert!(!is_true(message().only_text(), &event));
    assert!(!is_true(message().has::<Face>(), &event));
    assert!(is_true(message().only_text(), &in_group("words")));
    assert!(!is_true(message().only_text(), &in_group(MessageChain::new())));
    assert!(!is_true(message().has_image(), &joined()));
}

#[test]
fn the_first_mention_is_a_segment_unless_it_is_the_bot() {
    let chain = MessageChain::new().at(9).text(" hi");
    assert!(is_true(message().begins_with::<At>().mentioning(9), &in_group(chain)));
    assert!(!is_true(message().mentioning_all(), &in_group(MessageChain::new().at(9))));
    let everybody = MessageChain::from(Segment::at_all());
    assert!(is_true(message().mentioning_all(), &in_group(everybody)));
}

#[test]
fn a_message_is_addressed_by_mention_or_prefix() {
    let mention = in_group(picture());
    assert!(is_true(message().addressed().mentioning_bot(), &mention));
    assert!(!is_true(message().prefixed(), &mention));
    assert!(is_true(message().addressed().prefixed(), &in_group("/x")));
    assert!(!is_true(message().addressed(), &in_group("x")));
}

#[test]
fn segments_are_taken_by_their_kind() {
    let event = in_group(picture());
    let bot = Bot::new(Arc::new(Paper::new("main")));
    let context = Context::new(event, bot, Arc::new(Extensions::default()));
    let Part(image) = Part::<Image>::from_context(&context).unwrap();
    assert_eq!(Segment::Image(image), Segment::image(vec![1]));
    assert!(Part::<Face>::from_context(&context).is_err());
    assert_eq!(Parts::<Face>::from_context(&context).unwrap().len(), 0);
    assert_eq!(*Part::<String>::from_context(&context).unwrap(), " look: ");
}
