//! Dispatch on a paused clock, with an adapter that keeps what is sent.

mod conditions;
mod full;
mod given;
mod hooks;
mod order;
mod peers;
mod priorities;
mod sessions;
mod threads;
mod tongues;
mod trouble;

use std::sync::{Arc, Mutex};

use mynah_core::event::message::Sender;
use mynah_core::event::{Header, MessagePayload, Payload};
use mynah_core::{Adapter, Context, FromContext, Rejection, Target};
use tokio::time::{Instant, sleep};

use super::*;
use crate::extract::HelpEntry;
use crate::module::Module;
use crate::prelude::{Args, Directory, Localizer, Message, Reply, command, message};
use crate::testing::Paper;

struct Stage {
    dispatcher: Arc<Dispatcher>,
    sink: Arc<dyn EventSink>,
    paper: Paper,
    handled: Arc<Mutex<Vec<String>>>,
}

impl Stage {
    fn new(modules: impl IntoIterator<Item = Module>) -> Self {
        Self::with(modules, DispatchOptions::default())
    }

    fn with(modules: impl IntoIterator<Item = Module>, options: DispatchOptions) -> Self {
        Self::listened_to(modules, options, Listeners::default())
    }

    fn listened_to(
        modules: impl IntoIterator<Item = Module>,
        options: DispatchOptions,
        listeners: Listeners,
    ) -> Self {
        let handled = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&handled);
        let observer = move |event: &Event| {
            if let Payload::Message(message) = &**event {
                log.lock().unwrap().push(message.chain.to_string());
            }
        };
        let provided = Provided { lang: options.lang.clone(), ..Provided::default() };
        let plan = Plan::new(modules, provided).unwrap();
        let listeners = Listeners { observer: Some(Arc::new(observer)), ..listeners };
        let dispatcher = Dispatcher::new(plan, options, listeners, Lang::english());
        let paper = Paper::new("main");
        let sink = dispatcher.sink(Bot::new(Arc::new(paper.clone())));
        Self { dispatcher, sink, paper, handled }
    }

    fn says(&self, target: &Target, text: &str) {
        let payload = MessagePayload::new(1, target.clone(), Sender::new(7), text);
        let header = Header::for_bot("main").seen_by(10001);
        self.sink.publish(Event::new(header, Payload::Message(payload)));
    }

    /// Everything sent once all handlers are done.
    async fn sent(self) -> Vec<(Target, String)> {
        assert_eq!(self.dispatcher.drain(Duration::from_hours(24)).await.total(), 0);
        self.paper.take_sent()
    }

    async fn texts(self) -> Vec<String> {
        self.sent().await.into_iter().map(|(_, text)| text).collect()
    }
}

fn group(id: u64) -> Target {
    Target::group(id)
}

/// Says the word again after as many seconds as it has letters.
async fn slow_echo(message: Message) -> String {
    let text = message.chain.plain_text().into_owned();
    sleep(Duration::from_secs(text.len() as u64)).await;
    text
}

#[tokio::test(start_paused = true)]
async fn messages_of_one_conversation_are_handled_in_order() {
    let stage = Stage::new([Module::new("echo").on(message(), slow_echo)]);
    for text in ["aaaaa", "bbb", "c"] {
        stage.says(&group(1), text);
    }
    assert_eq!(stage.texts().await, ["aaaaa", "bbb", "c"]);
}

#[tokio::test(start_paused = true)]
async fn conversations_are_handled_side_by_side() {
    let stage = Stage::new([Module::new("echo").on(message(), slow_echo)]);
    stage.says(&group(1), "aaaaa");
    stage.says(&group(2), "bbb");
    stage.says(&Target::private(7), "c");
    let start = Instant::now();
    assert_eq!(stage.texts().await, ["c", "bbb", "aaaaa"]);
    assert_eq!(start.elapsed().as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_panics_or_fails_hurts_nobody_else() {
    async fn panics(_: Message) {
        panic!("on purpose");
    }
    async fn fails(_: Message) -> crate::Result<()> {
        Err(crate::HandlerError::new("on purpose"))
    }
    let module =
        Module::new("mixed").on(message(), panics).on(message(), fails).on(message(), slow_echo);
    let stage = Stage::new([module]);
    stage.says(&group(1), "one");
    stage.says(&group(1), "two");
    assert_eq!(stage.texts().await, ["one", "two"]);
}

#[tokio::test(start_paused = true)]
async fn a_stuck_handler_is_stopped_at_its_deadline_and_the_conversation_goes_on() {
    async fn stuck(_: Message) {
        std::future::pending::<()>().await;
    }
    let module = Module::new("mixed").on(command("stuck"), stuck).on(command("c"), slow_echo);
    let stage = Stage::new([module]);
    stage.says(&group(1), "stuck");
    stage.says(&group(1), "c");
    let start = Instant::now();
    assert_eq!(stage.texts().await, ["c"]);
    assert_eq!(start.elapsed(), DispatchOptions::default().deadline + Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn an_answer_goes_where_the_message_came_from_and_quotes_it_on_request() {
    async fn ping() -> Reply {
        Reply::text("pong").quoting()
    }
    let stage = Stage::new([Module::new("ping").on(command("ping"), ping)]);
    let temporary = Target::Temporary { user: 7.into(), group: Some(5.into()) };
    stage.says(&temporary, "/ping");
    assert_eq!(stage.sent().await, [(temporary, "[reply 1]pong".to_owned())]);
}

/// The handle of a platform that is not there.
struct Elsewhere;

impl FromContext for Elsewhere {
    fn from_context(_: &Context) -> Result<Self, Rejection> {
        Err(Rejection::skip("another platform"))
    }

    fn available_on(_: &dyn Adapter) -> bool {
        false
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_of_another_platform_is_skipped_and_not_listed() {
    async fn elsewhere(_: Elsewhere) -> &'static str {
        "never"
    }
    async fn maybe(elsewhere: Option<Elsewhere>) -> String {
        format!("elsewhere: {}", elsewhere.is_some())
    }
    async fn help(directory: Directory) -> String {
        directory.entries().iter().flat_map(HelpEntry::commands).cloned().collect::<String>()
    }
    let module = Module::new("mixed")
        .on(command("a").help("never"), elsewhere)
        .on(command("b").help("maybe"), maybe)
        .on(command("c").help("lists"), help);
    let stage = Stage::new([module]);
    for text in ["a", "b", "c"] {
        stage.says(&group(1), text);
    }
    assert_eq!(stage.texts().await, ["elsewhere: false", "bc"]);
}

#[tokio::test(start_paused = true)]
async fn a_handler_takes_the_words_behind_its_command_and_the_texts_of_its_module() {
    async fn echo(args: Args, localizer: Localizer) -> String {
        localizer.text("said").with("what", args.text()).to_string()
    }
    let module = Module::new("echo")
        .texts("en", "said = You said: { $what }")
        .texts("zh-CN", "said = 你说:{ $what }")
        .on(command("echo").with_args(), echo);
    let options = DispatchOptions { lang: "zh_CN.UTF-8".parse().unwrap(), ..Default::default() };
    let stage = Stage::with([module], options);
    stage.says(&group(1), "echo  [CQ:at,qq=all] ");
    assert_eq!(stage.texts().await, ["你说:[CQ:at,qq=all]"]);
}

#[tokio::test(start_paused = true)]
async fn events_beyond_the_queue_are_dropped_and_later_ones_are_taken_again() {
    let options = DispatchOptions { queue: 2, ..Default::default() };
    let stage = Stage::with([Module::new("echo").on(message(), slow_echo)], options);
    for text in ["aaa", "b", "c", "lost", "lost"] {
        stage.says(&group(1), text);
    }
    sleep(Duration::from_secs(10)).await;
    stage.says(&group(1), "d");
    assert_eq!(stage.texts().await, ["aaa", "b", "c", "d"]);
}

#[tokio::test(start_paused = true)]
async fn draining_takes_nothing_more_and_tells_what_was_left() {
    let stage = Stage::new([Module::new("echo").on(message(), slow_echo)]);
    stage.says(&group(1), "aaaaaaaaaa");
    stage.says(&group(1), "behind it");
    stage.says(&group(2), "bb");
    let left = stage.dispatcher.drain(Duration::from_secs(5)).await;
    assert_eq!(stage.dispatcher.too_late(), 0);
    stage.says(&group(3), "too late");
    assert_eq!(stage.dispatcher.too_late(), 1, "and it is counted");
    assert_eq!(left.total(), 2);
    assert_eq!(left.to_string(), "main, group 1: 2");
    assert_eq!(stage.paper.take_sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_told_of_every_event_when_it_is_done_with() {
    let stage = Stage::new([Module::new("echo").on(command("slow"), slow_echo)]);
    stage.says(&group(1), "slow");
    stage.says(&group(1), "nobody wants this");
    let handled = Arc::clone(&stage.handled);
    assert_eq!(stage.texts().await, ["slow"]);
    assert_eq!(*handled.lock().unwrap(), ["nobody wants this", "slow"]);
}
