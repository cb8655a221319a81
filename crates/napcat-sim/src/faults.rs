//! Faults on demand: everything that goes wrong between a bot and its server.

mod flood;
mod plan;
mod streams;

pub(crate) use self::plan::{Door, FaultState, FileFaults, Incident, Parcel, Verdict};

use std::{sync::Arc, time::Duration};

use serde_json::json;

use tokio_tungstenite::tungstenite::{Message, http::StatusCode};

use crate::{event, refusal::Refusal, server::Outgoing, shared::Shared};

/// The switches, from [`Sim::faults`](crate::Sim::faults).
///
/// Each takes effect at once and stays until [`Faults::clear`] or its own opposite, except those
/// that happen once: dropping, closing, garbage.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), mynah_napcat_sim::SimError> {
/// use std::time::Duration;
/// use mynah_napcat_sim::Sim;
///
/// let sim = Sim::start().await?;
/// sim.faults().delay_answers(Duration::from_millis(200)).refuse("set_group_ban", 1200, "no");
/// sim.faults().clear();
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Faults<'a> {
    shared: &'a Arc<Shared>,
}

impl<'a> Faults<'a> {
    pub(crate) fn new(shared: &'a Arc<Shared>) -> Self {
        Self { shared }
    }

    /// Heals everything; a silent server speaks again, held answers are let go. The token stays, and
    /// so does the kind of machine the server runs on: see [`Sim::packet_backend`](crate::Sim::packet_backend).
    pub fn clear(self) -> Self {
        for parcel in self.shared.faults.clear() {
            parcel.connection.send(parcel.frame);
        }
        self
    }

    /// Drops all sockets without a close frame: clients see 1006. New connections are welcome.
    pub fn drop_connections(self) -> Self {
        self.shared.drop_sockets();
        self
    }

    /// Posts events over new connections from now on.
    ///
    /// Whoever posts keeps connections for later and learns that one is dead only from the event
    /// that is lost with it; after this none is.
    pub fn renew_posts(self) -> Self {
        self.shared.faults.renew_posts();
        self
    }

    /// Carries the next call of an action out, then drops all sockets instead of answering.
    pub fn drop_on(self, action: &str) -> Self {
        self.happen_once(action, Incident::Drop)
    }

    /// Carries the next call of an action out and ends the process instead of answering; see
    /// [`Sim::restart`](crate::Sim::restart).
    pub fn crash_on(self, action: &str) -> Self {
        self.happen_once(action, Incident::Crash)
    }

    /// Carries the next call of an action out, then stops and starts again on the same port instead
    /// of answering.
    pub fn restart_on(self, action: &str) -> Self {
        self.happen_once(action, Incident::Restart)
    }

    fn happen_once(self, action: &str, incident: Incident) -> Self {
        self.shared.faults.plan(|plan| plan.happen_once(action, incident));
        self
    }

    /// Closes all connections with a code.
    pub fn close(self, code: u16, reason: &str) -> Self {
        self.farewell(&Outgoing::close(Some(code), reason))
    }

    /// Closes all connections with an empty close frame: clients see 1005.
    pub fn close_empty(self) -> Self {
        self.farewell(&Outgoing::Close(None))
    }

    fn farewell(self, close: &Outgoing) -> Self {
        for connection in self.shared.evict() {
            connection.send(close.clone());
        }
        self
    }

    /// Falls silent: connections stay open and new ones are upgraded, but nothing is read and
    /// nothing is written, no answer, no heartbeat, no pong.
    ///
    /// What the kernel took in meanwhile is read after [`Faults::resume`], as with a process that
    /// was stopped and continued.
    pub fn silence(self) -> Self {
        self.shared.faults.set_silence(true);
        self
    }

    /// Ends the silence.
    pub fn resume(self) -> Self {
        self.shared.faults.set_silence(false);
        self
    }

    /// Sends no heartbeats any more; everything else goes on.
    pub fn stop_heartbeats(self) -> Self {
        self.shared.faults.plan(|plan| plan.heartless = true);
        self
    }

    /// Demands another token from now on; clients that are already in stay. An empty one lets
    /// everybody in.
    pub fn change_token(self, token: impl Into<String>) -> Self {
        self.shared.set_token(token.into());
        self
    }

    /// Gives every answer this much later; requests are still carried out at once.
    pub fn delay_answers(self, delay: Duration) -> Self {
        self.shared.faults.plan(|plan| plan.delay = delay);
        self
    }

    /// Carries an action out, but never answers it: the message is sent, the bot never learns.
    pub fn never_answer(self, action: &str) -> Self {
        self.shared.faults.plan(|plan| plan.withhold(action));
        self
    }

    /// Refuses every call of an action; it is not carried out.
    pub fn refuse(self, action: &str, retcode: i64, message: &str) -> Self {
        let refusal = Refusal::new(retcode, message);
        self.shared.faults.plan(|plan| plan.refuse(action, refusal));
        self
    }

    /// Refuses the next call of an action. Said several times, it refuses as many calls.
    pub fn refuse_once(self, action: &str, retcode: i64, message: &str) -> Self {
        let refusal = Refusal::new(retcode, message);
        self.shared.faults.plan(|plan| plan.refuse_once(action, refusal));
        self
    }

    /// Carries every call of an action out, and says that it failed: the message is sent, and the
    /// bot learns that it is not.
    pub fn fail_after(self, action: &str, retcode: i64, message: &str) -> Self {
        let refusal = Refusal::new(retcode, message);
        self.shared.faults.plan(|plan| plan.betray(action, refusal));
        self
    }

    /// Carries every call of an action out, and says that QQ's kernel did not answer in time (1200).
    pub fn time_out_after(self, action: &str) -> Self {
        let refusal = Refusal::timeout();
        self.shared.faults.plan(|plan| plan.betray(action, refusal));
        self
    }

    /// Reports every event twice.
    pub fn duplicate_events(self) -> Self {
        self.shared.faults.plan(|plan| plan.duplicate_events = true);
        self
    }

    /// Lets the members of the first group talk, this many messages a second; 0 ends it.
    pub fn flood(self, per_second: u32) -> Self {
        let flood = (per_second > 0).then(|| flood::start(self.shared, per_second));
        self.shared.faults.plan(|plan| plan.flood = flood);
        self
    }

    /// Reports one event, a notice of no known type, that is exactly this many bytes long, or as
    /// short as one can be.
    pub fn oversized_event(self, bytes: usize) -> Self {
        self.shared.change(|world| {
            let notice = |padding: usize| {
                let padding = "x".repeat(padding);
                event::event(
                    world,
                    "notice",
                    json!({"notice_type": "oversized", "padding": padding}),
                )
            };
            let least = notice(0).to_string().len();
            let events = vec![notice(bytes.saturating_sub(least))];
            ((), events)
        });
        self
    }

    /// Gives every answer twice.
    pub fn duplicate_answers(self) -> Self {
        self.shared.faults.plan(|plan| plan.duplicate = true);
        self
    }

    /// Holds answers back until there are `count`, then gives them in reverse order.
    pub fn reorder_answers(self, count: usize) -> Self {
        self.shared.faults.plan(|plan| plan.reorder = count);
        self
    }

    /// Sends a text frame as it is to every connection.
    pub fn garbage(self, text: &str) -> Self {
        self.shared.hub.push_to_all(&Outgoing::text(text));
        self
    }

    /// Sends a binary frame as it is to every connection.
    pub fn garbage_bytes(self, bytes: &[u8]) -> Self {
        let frame = Message::Binary(bytes.to_vec().into());
        self.shared.hub.push_to_all(&Outgoing::Frame(frame));
        self
    }

    /// Upgrades new connections and drops them before the first frame.
    pub fn accept_and_drop(self) -> Self {
        self.door(Door::HangUpAfterUpgrade)
    }

    /// Drops new connections before the upgrade.
    pub fn hang_up(self) -> Self {
        self.door(Door::HangUp)
    }

    /// Accepts new connections and never answers the upgrade.
    pub fn stall_upgrades(self) -> Self {
        self.door(Door::Stall)
    }

    /// Refuses the upgrade of new connections with an HTTP status; a number that is none counts
    /// as 503.
    pub fn refuse_upgrades(self, status: u16) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
        self.door(Door::Refuse(status))
    }

    /// Lets new connections in again.
    pub fn accept(self) -> Self {
        self.door(Door::Open)
    }

    fn door(self, door: Door) -> Self {
        self.shared.faults.plan(|plan| plan.door = door);
        self
    }

    /// Logs the account out while the socket stays up, and says so with a heartbeat now and with
    /// every later one. What is said meanwhile is in the history, and no event.
    pub fn go_offline(self) -> Self {
        self.set_online(false)
    }

    /// Logs the account in again, and says so with a heartbeat.
    pub fn go_online(self) -> Self {
        self.set_online(true)
    }

    fn set_online(self, online: bool) -> Self {
        self.shared.change(|world| {
            world.online = online;
            ((), Vec::new())
        });
        self.shared.beat();
        self
    }
}
