//! What became of the answers.

use std::collections::BTreeMap;

use mynah_adapter_napcat::CallError;

use super::Tally;

/// What whoever sent a message knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Outcome {
    /// It arrived.
    Done,
    /// The server said no.
    Refused,
    /// It never left.
    NotSent,
    /// It may have arrived.
    Unknown,
}

impl Outcome {
    /// What the result of a send says.
    pub fn of<T, E: Into<CallError>>(sent: Result<T, E>) -> Self {
        match sent.map_err(Into::into) {
            Ok(_) => Self::Done,
            Err(error) if error.may_have_happened() => Self::Unknown,
            Err(CallError::Rejected { .. }) => Self::Refused,
            Err(_) => Self::NotSent,
        }
    }
}

/// The answers of one conversation, by the number of the message they answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Sends(BTreeMap<u64, Send>);

#[derive(Debug, Clone, Copy, Default)]
struct Send {
    outcome: Option<Outcome>,
    arrivals: u64,
}

impl Sends {
    pub(super) fn answered(&mut self, number: u64, outcome: Outcome) {
        self.0.entry(number).or_default().outcome = Some(outcome);
    }

    pub(super) fn arrived(&mut self, number: u64) {
        self.0.entry(number).or_default().arrivals += 1;
    }

    /// Counts what is certain by now, and forgets the single answers. What is not known may arrive
    /// yet.
    pub(super) fn close(&mut self, tally: &mut Tally) {
        self.0.retain(|_, send| {
            let certain = matches!(
                send,
                Send { outcome: Some(Outcome::Done), arrivals: 1 }
                    | Send { outcome: Some(Outcome::Refused | Outcome::NotSent), arrivals: 0 }
            );
            if certain {
                *tally += send.tally();
            }
            !certain
        });
    }

    pub(super) fn tally(&self) -> Tally {
        self.0.values().map(Send::tally).sum()
    }
}

impl Send {
    fn tally(&self) -> Tally {
        let is = |outcome| u64::from(self.outcome == Some(outcome));
        let (done, unknown) = (is(Outcome::Done), is(Outcome::Unknown));
        let (refused, not_sent) = (is(Outcome::Refused), is(Outcome::NotSent));
        Tally {
            done,
            refused,
            not_sent,
            unknown,
            unknown_arrived: unknown * self.arrivals.min(1),
            sent_twice: u64::from(self.arrivals > 1),
            missaid: u64::from(done == 1 && self.arrivals == 0)
                + u64::from(refused + not_sent == 1 && self.arrivals > 0),
            ..Tally::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_send_is_judged_by_what_arrived() {
        let mut sends = Sends::default();
        let outcomes = [Outcome::Done, Outcome::NotSent, Outcome::Unknown, Outcome::Unknown];
        for (number, outcome) in (0..).zip(outcomes) {
            sends.answered(number, outcome);
        }
        sends.arrived(2);
        let tally = sends.tally();
        assert_eq!((tally.done, tally.not_sent, tally.unknown), (1, 1, 2));
        assert_eq!((tally.unknown_arrived, tally.missaid, tally.sent_twice), (1, 1, 0));
        sends.arrived(2);
        sends.arrived(1);
        assert_eq!((sends.tally().missaid, sends.tally().sent_twice), (2, 1));
    }

    #[test]
    fn only_what_is_certain_is_forgotten() {
        let mut sends = Sends::default();
        let mut tally = Tally::default();
        sends.answered(0, Outcome::Done);
        sends.arrived(0);
        sends.answered(1, Outcome::Unknown);
        sends.answered(2, Outcome::Done);
        sends.close(&mut tally);
        assert_eq!((tally.done, sends.0.len()), (1, 2));
    }
}
