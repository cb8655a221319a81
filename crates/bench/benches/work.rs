//! What it costs to decode, dispatch and encode.
//!
//! `cargo bench -p mynah-bench --bench work`; `mynah-bench instructions` counts the same work.

use divan::{Bencher, black_box};
use mynah_adapter_napcat::action::Reply;
use mynah_adapter_napcat::prelude::*;
use mynah_bench::work::{self, Decode, Desk, Encode, members};

fn main() {
    divan::main();
}

#[divan::bench(args = Decode::ALL)]
fn decode(bencher: Bencher<'_, '_>, what: Decode) {
    let json = what.json();
    bencher.bench(|| work::event(black_box(&json)));
}

#[divan::bench(args = [100, 10_000])]
fn decode_members(bencher: Bencher<'_, '_>, count: usize) {
    let list = Reply::new(members::list(count));
    bencher.bench(|| members::read(black_box(&list)));
}

#[divan::bench(args = [10_000])]
fn filter_by_level_ge(bencher: Bencher<'_, '_>, count: usize) {
    let list = members::read(&Reply::new(members::list(count)));
    bencher.bench(|| black_box(&list).filter_by_level_ge(50).len());
}

#[divan::bench(args = [10_000])]
fn member_by_id(bencher: Bencher<'_, '_>, count: usize) {
    let list = members::read(&Reply::new(members::list(count)));
    let user = 1_000_000_500.into();
    bencher.bench(|| black_box(&list).get(&user).is_some());
}

#[divan::bench(args = [10, 10_000])]
fn dispatch_what_nobody_wants(bencher: Bencher<'_, '_>, commands: usize) {
    let desk = Desk::new(commands);
    let event = desk.chat();
    bencher.bench_local(|| desk.hear(&event, 0));
}

#[divan::bench(args = [10, 10_000])]
fn dispatch_a_command_with_its_answer(bencher: Bencher<'_, '_>, commands: usize) {
    let desk = Desk::new(commands);
    let event = desk.command();
    bencher.bench_local(|| desk.hear(&event, 1));
}

#[divan::bench(args = Encode::ALL)]
fn encode(bencher: Bencher<'_, '_>, what: Encode) {
    let message = what.message();
    bencher.bench(|| work::encode(black_box(&message)));
}
