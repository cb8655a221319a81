use mynah_core::message::segment::WrittenNode;
use proptest::prelude::*;

use super::*;

fn image() -> Segment {
    Segment::image(vec![1])
}

fn images(count: usize) -> MessageChain {
    (0..count).map(|_| image()).collect()
}

fn pages(message: &MessageChain, limits: LongMessage) -> Vec<MessageChain> {
    let forward = shorter_or_forward(message, limits, 10001, "Mynah").unwrap();
    let pages = forward.nodes.into_iter().map(|node| match node {
        Node::Written(WrittenNode { user_id, nickname, content, .. }) => {
            assert_eq!((user_id.as_str(), &*nickname), ("10001", "Mynah"));
            content
        }
        Node::Quoted(id) => panic!("{id}"),
    });
    pages.collect()
}

fn fits(message: &MessageChain) -> bool {
    shorter_or_forward(message, LongMessage::default(), 10001, "Mynah").is_none()
}

#[test]
fn the_limits_themselves_are_not_too_long() {
    assert!(fits(&MessageChain::from("长".repeat(4501))));
    assert!(!fits(&MessageChain::from("长".repeat(4502))));
    assert!(fits(&images(20)));
    assert!(!fits(&images(21)));
}

#[test]
fn all_texts_count_together() {
    let half = "a".repeat(2251);
    let message = MessageChain::new().text(&*half).at(7).text(&*half);
    assert!(!fits(&message));
    let pages = pages(&message, LongMessage::default());
    assert_eq!(pages, [MessageChain::new().text(&*half).at(7), MessageChain::from(&*half)]);
}

#[test]
fn short_neighbours_stay_together() {
    let limits = LongMessage { characters: 4, images: 1 };
    let message = MessageChain::from("ab").at(7).text("cd").text("e").push(image()).push(image());
    assert_eq!(
        pages(&message, limits),
        [
            MessageChain::from("ab").at(7).text("cd"),
            MessageChain::from("e").push(image()),
            images(1),
        ]
    );
}

#[test]
fn records_videos_and_files_are_messages_by_themselves() {
    let limits = LongMessage { characters: 2, images: 1 };
    let file = Segment::from(mynah_core::message::segment::File::new(vec![1]));
    let message = MessageChain::from("a").push(file.clone()).text("b").text("c");
    assert_eq!(
        pages(&message, limits),
        [MessageChain::from("a"), file.into(), MessageChain::from("b").text("c")]
    );
}

#[test]
fn a_merged_forward_is_not_wrapped_again() {
    let message = MessageChain::from("a".repeat(5000)).push(Forward::new([Node::quoted(1)]));
    assert!(fits(&message));
}

proptest! {
    #[test]
    fn nothing_is_lost_and_every_node_fits(
        texts in prop::collection::vec("\\PC{0,9}", 1..6),
        characters in 0_usize..8,
        images in 0_usize..3,
    ) {
        let limits = LongMessage { characters, images };
        let mut message = MessageChain::new();
        for text in &texts {
            message = message.text(text).push(image());
        }
        let Some(_) = shorter_or_forward(&message, limits, 1, "a") else { return Ok(()) };
        let pages = pages(&message, limits);
        let said: String = pages.iter().map(|page| page.plain_text().into_owned()).collect();
        prop_assert_eq!(said, texts.concat());
        let kept = pages.iter().flat_map(|page| page.iter());
        let kept = kept.filter(|part| matches!(part, Segment::Image(_))).count();
        prop_assert_eq!(kept, texts.len());
        for page in pages {
            prop_assert!(page.plain_text().chars().count() <= characters.max(1), "{page}");
        }
    }
}
