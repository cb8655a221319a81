//! Words read as values.

use std::time::Duration;

use mynah_core::event::MessagePayload;
use mynah_core::event::message::Sender;
use mynah_core::{Lang, Localize, MessageChain, Target, UserId};

use super::*;
use crate::command::Prefixes;

fn read_as<T: FromArgs>(chain: impl Into<MessageChain>) -> Result<T, String> {
    let message = MessagePayload::new(1, Target::group(2), Sender::new(3), chain);
    let line = Prefixes::default().read(&message, &UserId::from(10001)).unwrap();
    T::from_args(&mut Words::new(&line, &message))
        .map_err(|mistake| mistake.localize(&Lang::english()))
}

#[test]
fn words_are_read_as_what_the_handler_names() {
    assert_eq!(read_as("/roll 3"), Ok((3_u32, None::<u32>)));
    assert_eq!(read_as("/roll 3   20"), Ok((3_u32, Some(20_u8))));
    assert_eq!(read_as("/sum 1 2 3"), Ok((vec![1_i64, 2, 3],)));
    assert_eq!(read_as("/wait 1h 30m"), Ok((Duration::from_hours(1), "30m".to_owned())));
    assert_eq!(read_as("/note 3 two  words"), Ok((3_u8, Rest("two  words".to_owned()))));
}

#[test]
fn a_mention_is_a_word_that_names_a_user() {
    let chain = MessageChain::new().text("/mute ").at(42).text(" 10 spam");
    assert_eq!(read_as(chain), Ok((UserId::from(42), 10_u64, Rest("spam".to_owned()))));
    assert_eq!(read_as("/mute 42"), Ok((UserId::from(42),)));
    let chain = MessageChain::new().at(10001).text(" mute").at(42);
    assert_eq!(read_as(chain), Ok((UserId::from(42),)));
}

#[test]
fn what_does_not_fit_is_named_with_what_was_expected() {
    assert_eq!(
        read_as::<(u32, u32)>("/roll"),
        Err("argument 1 is missing: a whole number from zero up is expected".to_owned())
    );
    assert_eq!(
        read_as::<(u32,)>("/roll three"),
        Err("argument 1: `three` does not fit, a whole number from zero up is expected".to_owned())
    );
    assert_eq!(
        read_as::<(UserId,)>("/mute Bob"),
        Err("argument 1: `Bob` does not fit, somebody (a mention or an id) is expected".to_owned())
    );
    assert_eq!(read_as::<(u32,)>("/roll 1 2 3"), Err("`2 3` is too much".to_owned()));
}
