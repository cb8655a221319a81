//! The way back through a history.

use mynah_core::event::Header;
use mynah_core::event::message::{MessagePayload, Sender};

use super::super::conversation::Start;
use super::*;

fn bounds(messages: usize) -> CatchUpBounds {
    CatchUpBounds { messages, ..CatchUpBounds::default() }
}

fn second(second: i64) -> Timestamp {
    Timestamp::now() - SignedDuration::from_secs(300 - second)
}

/// A conversation that was left at these messages, each said at the second of its number.
fn left_at(anchors: &[Key]) -> Wanted {
    let last = anchors.last().map_or(0, |last| i64::try_from(*last).unwrap());
    Wanted {
        target: Target::group(5),
        start: Start { anchors: anchors.to_vec(), time: second(last), is_after: false },
        known: anchors.to_vec(),
        reports_own: false,
        absences: 1,
    }
}

fn message(number: u64, at: i64) -> PastMessage {
    let payload = MessagePayload::new(number, Target::group(5), Sender::new(7), "x");
    let time = second(at);
    let event = Event::new(Header::dated("main", time).caught_up(), Payload::Message(payload));
    PastMessage { key: number, id: number.into(), time, is_own: false, event: Some(event) }
}

fn page(numbers: impl IntoIterator<Item = u64>) -> Vec<PastMessage> {
    numbers.into_iter().map(|number| message(number, number.try_into().unwrap())).collect()
}

fn missed(past: &Past) -> Vec<Key> {
    let missed = past.messages.iter().filter(|message| message.event.is_some());
    missed.map(|message| message.key).collect()
}

#[test]
fn it_ends_at_what_was_seen_before() {
    let wanted = left_at(&[3, 4]);
    let mut walk = Walk::new(&wanted, bounds(100));
    assert_eq!(walk.back(page(1..=7)), Step::Arrived);
    let past = walk.ends(false);
    assert_eq!((missed(&past), past.is_cut), (vec![5, 6, 7], false));
}

#[test]
fn it_goes_on_from_page_to_page() {
    let wanted = left_at(&[3, 4]);
    let mut walk = Walk::new(&wanted, bounds(100));
    assert_eq!(walk.back(page(7..=9)), Step::Further);
    assert_eq!(walk.back(page(5..=7)), Step::Further);
    assert_eq!(walk.back(page(3..=5)), Step::Arrived);
    assert_eq!(missed(&walk.ends(false)), [5, 6, 7, 8, 9]);
}

#[test]
fn a_conversation_that_began_meanwhile_is_fetched_whole() {
    let wanted = left_at(&[]);
    let mut walk = Walk::new(&wanted, bounds(100));
    assert_eq!(walk.back(page(1..=3)), Step::Further);
    assert_eq!(walk.back(page(1..=1)), Step::Arrived);
    assert_eq!(missed(&walk.ends(false)), [1, 2, 3]);
}

#[test]
fn what_was_lost_between_two_that_were_seen_is_found() {
    // 5 was posted and lost, 6 overtook it.
    let wanted = left_at(&[3, 4, 6]);
    let mut walk = Walk::new(&wanted, bounds(100));
    assert_eq!(walk.back(page(1..=7)), Step::Arrived);
    assert_eq!(missed(&walk.ends(false)), [5, 7]);
}

#[test]
fn where_all_that_was_seen_was_taken_back_the_time_tells() {
    let wanted = left_at(&[40]);
    let mut walk = Walk::new(&wanted, bounds(100));
    assert_eq!(walk.back(page([38, 39, 41, 42])), Step::Further);
    assert_eq!(walk.back(page([38])), Step::Arrived);
    assert_eq!(missed(&walk.ends(false)), [41, 42]);
}

#[test]
fn where_only_the_first_of_what_was_seen_was_taken_back_nothing_older_is_taken_for_missed() {
    let wanted = left_at(&[40, 41, 42]);
    let mut walk = Walk::new(&wanted, bounds(100));
    assert_eq!(walk.back(page([38, 39, 41, 42, 43])), Step::Arrived);
    assert_eq!(missed(&walk.ends(false)), [43]);
}

#[test]
fn beyond_the_bounds_the_latest_are_fetched_and_it_is_known_that_there_are_more() {
    let wanted = left_at(&[1]);
    let mut walk = Walk::new(&wanted, bounds(3));
    assert_eq!(walk.back(page(1..=9)), Step::Beyond);
    assert_eq!(missed(&walk.ends(true)), [7, 8, 9]);
    let brief = CatchUpBounds { within: Duration::from_secs(200), ..bounds(100) };
    let mut walk = Walk::new(&wanted, brief);
    assert_eq!(walk.back(page([1, 90, 110, 120])), Step::Beyond);
    assert_eq!(missed(&walk.ends(true)), [110, 120]);
}

#[test]
fn what_was_seen_since_counts_towards_no_bound_and_keeps_its_place() {
    let mut wanted = left_at(&[1]);
    wanted.known.extend([3, 4, 6]);
    let mut walk = Walk::new(&wanted, bounds(2));
    assert_eq!(walk.back(page(1..=6)), Step::Arrived);
    let past = walk.ends(false);
    assert_eq!(missed(&past), [2, 5]);
    assert_eq!(
        past.messages.iter().map(|message| message.key).collect::<Vec<_>>(),
        [2, 3, 4, 5, 6]
    );
}

#[test]
fn of_the_bots_own_messages_only_those_are_missed_that_are_reported() {
    for (reports_own, found) in [(false, vec![2]), (true, vec![2, 3])] {
        let wanted = Wanted { reports_own, ..left_at(&[1]) };
        let mut walk = Walk::new(&wanted, bounds(100));
        let own = PastMessage { is_own: true, ..message(3, 3) };
        let said: Vec<_> = page(1..=2).into_iter().chain([own]).collect();
        assert_eq!(walk.back(said), Step::Arrived);
        assert_eq!(missed(&walk.ends(false)), found);
    }
}
