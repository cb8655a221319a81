//! Handlers that panic, never return, or keep their thread.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use mynah::prelude::*;
use mynah_napcat_sim::cast;
use mynah_tests::rig::{Rig, Way, until};

/// A group in which nothing bad happens.
const ELSEWHERE: i64 = 570_000_002;

/// How often a handler was called.
#[derive(Default)]
struct Calls(AtomicU64);

/// A reply in the group where things go wrong is the worst place to panic: it was written as a
/// chain of unhandled rejections that ended two Node clients with their whole process.
#[tokio::test]
async fn a_handler_that_panics_ends_that_handling_and_nothing_else() {
    async fn panics(message: Message, calls: State<Arc<Calls>>) {
        let call = calls.0.fetch_add(1, Ordering::SeqCst);
        assert!(call % 2 == 1, "at {}", message.message_id);
    }
    let calls = Arc::new(Calls::default());
    let module = Module::new("panicking").state(Arc::clone(&calls)).on(message(), panics);
    let rig = Rig::of(Way::ALL).answering().module(module).start().await;
    for account in &rig.accounts {
        for _ in 0..10 {
            account.says(1).await;
            account.caught_up().await;
        }
    }
    rig.idle().await;
    rig.accounts.iter().for_each(mynah_tests::rig::Account::collect);
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!((tally.heard, tally.done), (40, 40));
    assert_eq!(calls.0.load(Ordering::SeqCst), 40);
    rig.stop().await;
}

#[tokio::test]
async fn a_handler_that_never_returns_is_ended_and_holds_up_no_other_conversation() {
    async fn stuck(_: Message, calls: State<Arc<Calls>>) {
        calls.0.fetch_add(1, Ordering::SeqCst);
        std::future::pending::<()>().await;
    }
    let calls = Arc::new(Calls::default());
    let stuck = stuck.priority(1).deadline(Duration::from_millis(200));
    let module = Module::new("stuck")
        .state(Arc::clone(&calls))
        .on(message().in_this_group(cast::GROUP.unsigned_abs()), stuck);
    let rig = Rig::of([Way::Forward]).module(module).start().await;
    let account = rig.account();
    account.says(5).await;
    until("the handler is stuck", || calls.0.load(Ordering::SeqCst) > 0).await;
    for _ in 0..20 {
        account.says_in(ELSEWHERE).await;
        rig.ledger.caught_up(account.place_in(ELSEWHERE)).await;
    }
    account.caught_up().await;
    rig.idle().await;
    assert_eq!(calls.0.load(Ordering::SeqCst), 5);
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!(tally.heard, 25);
    rig.stop().await;
}

/// A gate that is closed to threads.
#[derive(Default)]
struct Gate(Mutex<bool>, Condvar);

impl Gate {
    fn pass(&self) {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _open = self.1.wait_while(open, |open| !*open);
    }

    fn open(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.1.notify_all();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_handler_that_keeps_its_thread_holds_up_no_other_conversation() {
    async fn blocking(_: Message, calls: State<Arc<Calls>>, gate: State<Arc<Gate>>) {
        calls.0.fetch_add(1, Ordering::SeqCst);
        gate.pass();
    }
    let (calls, gate) = (Arc::new(Calls::default()), Arc::new(Gate::default()));
    let module = Module::new("blocking")
        .state(Arc::clone(&calls))
        .state(Arc::clone(&gate))
        .on(message().in_this_group(cast::GROUP.unsigned_abs()), blocking.priority(1).blocks());
    let rig = Rig::of([Way::Forward]).module(module).start().await;
    let account = rig.account();
    account.says(5).await;
    until("the thread is kept", || calls.0.load(Ordering::SeqCst) > 0).await;
    for _ in 0..20 {
        account.says_in(ELSEWHERE).await;
        rig.ledger.caught_up(account.place_in(ELSEWHERE)).await;
    }
    gate.open();
    account.caught_up().await;
    rig.idle().await;
    let tally = rig.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert_eq!(tally.heard, 25);
    rig.stop().await;
}
