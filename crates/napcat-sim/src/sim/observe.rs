//! Watching what the bot does, always with a deadline.

use std::time::Duration;

use tokio::{sync::watch, time::timeout};

use crate::{
    Call, SentMessage, Sim, SimError,
    activity::{Activities, SentMessages},
};

/// How long an expectation waits unless it is told otherwise.
const PATIENCE: Duration = Duration::from_secs(5);

impl Sim {
    /// Waits for the next message the bot sends; each is given once, in order, also those sent
    /// before the call.
    ///
    /// # Errors
    ///
    /// [`SimError::Deadline`] after 5 s.
    pub async fn expect_reply(&self) -> Result<SentMessage, SimError> {
        self.expect_reply_within(PATIENCE).await
    }

    /// Waits this long for the next message the bot sends.
    ///
    /// # Errors
    ///
    /// [`SimError::Deadline`] when the time is over.
    pub async fn expect_reply_within(&self, patience: Duration) -> Result<SentMessage, SimError> {
        self.until("message from the bot", patience, || self.shared.journal.take_message()).await
    }

    /// Watches for this long that the bot keeps silent.
    ///
    /// # Errors
    ///
    /// [`SimError::UnexpectedReply`] when it says something, or said something that no
    /// expectation took.
    pub async fn expect_no_reply_within(&self, time: Duration) -> Result<(), SimError> {
        match self.expect_reply_within(time).await {
            Ok(message) => Err(SimError::UnexpectedReply { said: message.to_string() }),
            Err(_) => Ok(()),
        }
    }

    /// Waits for a call of this action; each call is given once, also those made before.
    ///
    /// # Errors
    ///
    /// [`SimError::Deadline`] after 5 s.
    pub async fn expect_call(&self, action: &str) -> Result<Call, SimError> {
        self.expect_call_within(action, PATIENCE).await
    }

    /// Waits this long for a call of this action.
    ///
    /// # Errors
    ///
    /// [`SimError::Deadline`] when the time is over.
    pub async fn expect_call_within(
        &self,
        action: &str,
        patience: Duration,
    ) -> Result<Call, SimError> {
        let awaited = format!("call of {action}");
        self.until(&awaited, patience, || self.shared.journal.take_call(action)).await
    }

    /// All requests received, oldest first; of very many or very large ones, the last.
    pub fn calls(&self) -> Vec<Call> {
        self.shared.journal.calls()
    }

    /// Forgets the calls and messages so far, so that later expectations meet new ones only.
    pub fn forget(&self) {
        self.shared.journal.clear();
    }

    /// Subscribes to everything the bot says from now on.
    pub fn sent(&self) -> SentMessages {
        SentMessages(self.activities())
    }

    /// Subscribes to everything that happens from now on.
    pub fn activities(&self) -> Activities {
        Activities(self.shared.journal.subscribe())
    }

    /// How many connections are open.
    pub fn connections(&self) -> usize {
        *self.shared.hub.count().borrow()
    }

    /// How often somebody tried to connect, whatever came of it.
    pub fn connection_attempts(&self) -> u64 {
        *self.shared.hub.attempts().borrow()
    }

    /// Waits until a client is connected.
    ///
    /// # Errors
    ///
    /// [`SimError::Deadline`] after 5 s.
    pub async fn wait_for_connection(&self) -> Result<(), SimError> {
        let count = self.shared.hub.count();
        self.watch("connection", count, |count| *count > 0).await
    }

    /// Waits until no client is connected.
    ///
    /// # Errors
    ///
    /// [`SimError::Deadline`] after 5 s.
    pub async fn wait_for_disconnect(&self) -> Result<(), SimError> {
        let count = self.shared.hub.count();
        self.watch("end of all connections", count, |count| *count == 0).await
    }

    /// Waits until somebody tried to connect this often since the start.
    ///
    /// # Errors
    ///
    /// [`SimError::Deadline`] after 5 s.
    pub async fn wait_for_attempts(&self, attempts: u64) -> Result<(), SimError> {
        let awaited = format!("attempt to connect number {attempts}");
        self.watch(&awaited, self.shared.hub.attempts(), |count| *count >= attempts).await
    }

    async fn watch<T: 'static>(
        &self,
        awaited: &str,
        mut watch: watch::Receiver<T>,
        done: impl FnMut(&T) -> bool,
    ) -> Result<(), SimError> {
        match timeout(PATIENCE, watch.wait_for(done)).await {
            Ok(Ok(_)) => Ok(()),
            _ => Err(self.too_late(awaited, PATIENCE)),
        }
    }

    async fn until<T>(
        &self,
        awaited: &str,
        patience: Duration,
        mut look: impl FnMut() -> Option<T>,
    ) -> Result<T, SimError> {
        let mut changes = self.shared.journal.changes();
        let found = timeout(patience, async {
            loop {
                match look() {
                    Some(found) => break Some(found),
                    None => changes.changed().await.ok()?,
                }
            }
        });
        found.await.ok().flatten().ok_or_else(|| self.too_late(awaited, patience))
    }

    fn too_late(&self, awaited: &str, after: Duration) -> SimError {
        let calls = self.calls();
        let last: Vec<_> = calls.iter().rev().take(5).map(|call| call.action.as_str()).collect();
        let seen = format!(
            "{} connection(s) open after {} attempt(s), {} call(s), the last: {}",
            self.connections(),
            self.connection_attempts(),
            calls.len(),
            if last.is_empty() { "none".to_owned() } else { last.join(", ") },
        );
        SimError::Deadline { awaited: awaited.to_owned(), after, seen }
    }
}
