//! What it costs to find the handlers that want an event, among ten and among ten thousand.
//!
//! `cargo bench -p mynah-bench --bench conditions`

use divan::{Bencher, black_box};
use mynah::App;
use mynah::core::Target;
use mynah::core::event::message::Sender;
use mynah::core::event::{Header, MessagePayload};
use mynah::dispatch::Plan;
use mynah::prelude::*;

const HANDLERS: [usize; 4] = [10, 100, 1_000, 10_000];

fn main() {
    divan::main();
}

async fn nothing() {}

fn plan(handlers: usize, condition: impl Fn(usize) -> Condition) -> Plan {
    let module = (0..handlers)
        .fold(Module::new("many"), |module, place| module.on(condition(place), nothing));
    App::new().module(module).plan().expect("nothing is asked for")
}

fn said(text: &str) -> Event {
    let payload = MessagePayload::new(1, Target::group(5), Sender::new(7), text);
    Event::new(Header::for_bot("main").seen_by(10001), Payload::Message(payload))
}

fn measure(bencher: Bencher<'_, '_>, plan: &Plan, text: &str, wanted: usize) {
    let event = said(text);
    assert_eq!(plan.wanted_by(&event).len(), wanted);
    bencher.bench(|| plan.wanted_by(black_box(&event)));
}

#[divan::bench(args = HANDLERS)]
fn one_command_is_said(bencher: Bencher<'_, '_>, handlers: usize) {
    let plan = plan(handlers, |place| command(&format!("command{place}")));
    measure(bencher, &plan, "command7", 1);
}

#[divan::bench(args = HANDLERS)]
fn no_command_is_said(bencher: Bencher<'_, '_>, handlers: usize) {
    let plan = plan(handlers, |place| command(&format!("command{place}")));
    measure(bencher, &plan, "nothing that any of them wants", 0);
}

#[divan::bench(args = HANDLERS)]
fn one_part_of_a_text_is_said(bencher: Bencher<'_, '_>, handlers: usize) {
    let plan = plan(handlers, |place| message().text_contains(format!("<word{place}>")));
    measure(bencher, &plan, "there is <word7> in the middle", 1);
}

#[divan::bench(args = HANDLERS)]
fn one_regular_expression_finds(bencher: Bencher<'_, '_>, handlers: usize) {
    let plan = plan(handlers, |place| message().text_matches(&format!(r"^roll{place}d\d+$")));
    measure(bencher, &plan, "roll7d20", 1);
}
