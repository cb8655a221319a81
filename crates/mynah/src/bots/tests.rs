//! Several bots in one app: one event is handled once, and any of them can be chosen.

use std::time::Duration;

use mynah_core::event::message::Sender;
use mynah_core::event::{Header, MessagePayload};
use mynah_core::{Event, Payload, Target};
use tokio::time::sleep;

use super::*;
use crate::dedupe::SeenBy;
use crate::prelude::{Message, Result, message};
use crate::selection::Strategy;
use crate::testing::Paper;
use crate::{App, Module};

/// What bot `name` is told of a message in the group.
fn said(name: &str, id: u64, text: &str) -> Event {
    let payload = MessagePayload::new(id, Target::group(5), Sender::new(7), text);
    let time = jiff::Timestamp::from_second(1_700_000_000).unwrap();
    Event::new(Header::for_bot(name).seen_by(name).at(time), Payload::Message(payload))
}

fn app(papers: &[&Paper]) -> App {
    let bots = papers.iter().map(|paper| Bot::new(Arc::new((*paper).clone())));
    bots.fold(App::new(), App::bot)
}

/// Says who saw the message, once everybody had the time to.
fn witness() -> Module {
    async fn tell(seen: SeenBy, _: Message) -> String {
        sleep(Duration::from_secs(1)).await;
        seen.now().iter().map(BotId::as_str).collect::<Vec<_>>().join(" ")
    }
    Module::new("witness").on(message(), tell)
}

fn sent(papers: &[&Paper]) -> Vec<String> {
    papers.iter().flat_map(|paper| paper.take_sent()).map(|(_, text)| text).collect()
}

#[tokio::test(start_paused = true)]
async fn what_two_bots_see_is_handled_once_and_both_are_known_to_have_seen_it() {
    let first = Paper::new("first").seeing([said("first", 1, "hi")]);
    let second = Paper::new("second").seeing([said("second", 2, "hi")]);
    let papers = [&first, &second];
    app(&papers).module(witness()).run(sleep(Duration::from_secs(5))).await.unwrap();
    assert_eq!(sent(&papers), ["first second"]);
}

#[tokio::test(start_paused = true)]
async fn an_operator_may_have_every_bot_handle_it() {
    let first = Paper::new("first").seeing([said("first", 1, "hi")]);
    let second = Paper::new("second").seeing([said("second", 2, "hi")]);
    let papers = [&first, &second];
    let settings = crate::config::Settings { dedupe: false, ..Default::default() };
    let app = app(&papers).settings(&settings).module(witness());
    app.run(sleep(Duration::from_secs(5))).await.unwrap();
    assert_eq!(sent(&papers), ["first", "second"]);
}

#[tokio::test(start_paused = true)]
async fn a_handler_chooses_among_the_bots_that_run() {
    async fn speak(bots: Bots, _: Message) -> Result<()> {
        for strategy in [Strategy::nth_of_all(1), Strategy::preferred(), Strategy::nth(0)] {
            let bot = bots.select(&strategy).await?;
            bot.send_msg(&Target::group(5), bot.id().to_string()).await?;
        }
        let error = bots.select(&Strategy::group(6)).await.unwrap_err();
        assert_eq!(error, SelectError::ListsUnknown, "a bot on paper cannot tell its groups");
        Ok(())
    }
    let first = Paper::new("first").seeing([said("first", 1, "hi")]);
    let second = Paper::new("second");
    let papers = [&first, &second];
    let module = Module::new("speaker").on(message(), speak);
    let settings = crate::config::Settings { prefer_bot: 2, ..Default::default() };
    let app = app(&papers).settings(&settings).module(module);
    app.run(sleep(Duration::from_secs(5))).await.unwrap();
    assert_eq!(sent(&papers), ["first", "first", "second"]);
}
