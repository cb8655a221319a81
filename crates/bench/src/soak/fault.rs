//! What can go wrong, and how it is over again.

use std::time::Duration;

use mynah::core::BotState;
use mynah_tests::proxy::{Door, Mood, Proxy, Way as Direction};
use mynah_tests::rig::{Account, Way};
use rand::RngExt;
use rand::rngs::StdRng;

/// Something that goes wrong.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault {
    Cut,
    Reset,
    CutInAFrame,
    CloseFrame,
    Crash,
    Restart,
    RestartDuringASend,
    DropDuringASend,
    Refused,
    Stall,
    Trickle,
    Silence,
    Slowness,
    Disorder,
    Garbage,
    AccountOffline,
    KernelTimeout,
}

const ALL: [Fault; 17] = [
    Fault::Cut,
    Fault::Reset,
    Fault::CutInAFrame,
    Fault::CloseFrame,
    Fault::Crash,
    Fault::Restart,
    Fault::RestartDuringASend,
    Fault::DropDuringASend,
    Fault::Refused,
    Fault::Stall,
    Fault::Trickle,
    Fault::Silence,
    Fault::Slowness,
    Fault::Disorder,
    Fault::Garbage,
    Fault::AccountOffline,
    Fault::KernelTimeout,
];

const SEND: &str = "send_group_msg";

impl Fault {
    pub(super) fn choose(random: &mut StdRng) -> Self {
        ALL[random.random_range(0..ALL.len())]
    }

    /// Whether what is under way may be lost with it.
    pub(super) fn breaks_the_link(self) -> bool {
        !matches!(
            self,
            Self::Stall
                | Self::Trickle
                | Self::Silence
                | Self::Slowness
                | Self::Disorder
                | Self::Garbage
                | Self::KernelTimeout
        )
    }

    /// Lets it happen, and waits until it is over.
    pub(super) async fn happen(self, account: &Account, random: &mut StdRng) {
        let connections = account.connections();
        let a_while = Duration::from_millis(random.random_range(0..300));
        let faults = account.sim.faults();
        // Where calls have connections of their own, the door that is closed below could keep the one
        // out that is waited for.
        let alone = matches!(account.way, Way::Stream | Way::Posts)
            && matches!(self, Self::RestartDuringASend | Self::DropDuringASend);
        match if alone { Self::Restart } else { self } {
            Self::Cut => broken(account, Proxy::cut).await,
            Self::Reset => broken(account, Proxy::reset).await,
            Self::CutInAFrame => {
                let (way, bytes) = (account.way.to_bot(), random.random_range(0..5000));
                account.proxy().door(Door::Refuse).await;
                account.proxy().change(|mood| mood.cut_after(way, bytes));
                account.says(random.random_range(1..=10)).await;
                account.proxy().mood(Mood::new());
                again(account, connections, Proxy::cut).await;
            }
            Self::CloseFrame => {
                faults.close(1012, "restart");
                back(account, connections).await;
            }
            Self::Crash => {
                account.sim.crash().await;
                left(account, a_while).await;
                started(account).await;
                again(account, connections, |_| {}).await;
            }
            Self::Restart => {
                started(account).await;
                back(account, connections).await;
            }
            Self::RestartDuringASend | Self::DropDuringASend => {
                // Nobody gets in again before all of it was said.
                account.proxy().door(Door::Refuse).await;
                if matches!(self, Self::RestartDuringASend) {
                    faults.restart_on(SEND);
                } else {
                    faults.drop_on(SEND);
                }
                account.says(1).await;
                left(account, a_while).await;
                again(account, connections, |_| {}).await;
            }
            Self::Refused => {
                let door = [Door::Refuse, Door::HangUp, Door::Reset, Door::Blackhole];
                account.proxy().door(door[random.random_range(0..door.len())]).await;
                account.proxy().cut();
                left(account, a_while).await;
                again(account, connections, |_| {}).await;
            }
            _ => self.pass(account, a_while).await,
        }
    }

    /// Lets something happen that breaks no link.
    async fn pass(self, account: &Account, a_while: Duration) {
        let faults = account.sim.faults();
        match self {
            Self::Stall => change(account, |mood| mood.stall(Direction::Both)),
            Self::Trickle => change(account, |mood| mood.trickle(Direction::Both, Duration::ZERO)),
            Self::Silence => _ = faults.silence(),
            Self::Slowness => _ = faults.delay_answers(a_while),
            Self::Disorder => _ = faults.duplicate_answers().reorder_answers(2),
            Self::Garbage => _ = faults.garbage("{\"half\":").garbage_bytes(b"\xff\x00"),
            Self::AccountOffline => _ = faults.go_offline(),
            Self::KernelTimeout => _ = faults.time_out_after(SEND),
            _ => {}
        }
        account.says(3).await;
        tokio::time::sleep(a_while).await;
        change(account, |_| Mood::new());
        faults.go_online();
        faults.clear();
        account.enters(BotState::Ready).await;
    }
}

fn change(account: &Account, change: fn(Mood) -> Mood) {
    account.proxy().change(change);
    account.calls().change(change);
}

async fn started(account: &Account) {
    // The port was ours and is free again, unless somebody took it meanwhile.
    if let Err(error) = account.sim.restart().await {
        panic!("the server does not start again: {error}");
    }
}

/// Waits until the bot has noticed, where it has anything to notice.
async fn left(account: &Account, a_while: Duration) {
    if account.way == Way::Posts {
        tokio::time::sleep(a_while).await;
    } else {
        account.enters(BotState::Connecting).await;
        tokio::time::sleep(a_while).await;
    }
}

/// Breaks every link and waits until the bot is back.
async fn broken(account: &Account, how: fn(&Proxy)) {
    let connections = account.connections();
    how(account.calls());
    how(account.proxy());
    back(account, connections).await;
}

/// Opens the door, once more breaks what is left, and waits until the bot is back.
async fn again(account: &Account, connections: u64, how: fn(&Proxy)) {
    how(account.proxy());
    if account.way != Way::Posts {
        account.enters_or_is_past(connections).await;
    }
    account.proxy().door(Door::Open).await;
    back(account, connections).await;
}

async fn back(account: &Account, connections: u64) {
    account.comes_back(connections).await;
    // Calls over HTTP need no connection that lasts, but it may have been noticed that none came.
    account.enters(BotState::Ready).await;
}
