//! Finding out what became of a message that nobody answered.

use std::time::Duration;

use jiff::Timestamp;
use mynah_core::{BotState, MessageChain, MessageId, Target};
use serde_json::json;

use super::sought::{Look, Sought};
use crate::NapCat;
use crate::action::{Call, HistoryActions, Reply};
use crate::error::CallError;
use crate::past::RetrievedMessage;
use crate::texts::text;

/// How long to wait before each look: the platform may show a message late.
const LOOKS: [Duration; 3] =
    [Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(5)];

/// How long a connection that was lost may take to come back.
const RETURN: Duration = Duration::from_mins(1);

/// How long the history may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many of the latest messages are looked at.
const LATEST: u32 = 50;

impl NapCat {
    /// Looks whether a message is among the latest 50 of its conversation: one of the bot's own
    /// account that says the same as `message` and was sent at `since` or later, or at most a
    /// minute before, for clocks differ.
    ///
    /// This settles by hand what became of a send whose outcome is
    /// [`Unknown`](crate::SendError::Unknown); with `settle_unknown` in the configuration it is done
    /// by itself. Pictures and files are only told by what they are, not by what they show. `None`
    /// is no proof: a message can be shown late, or be further back.
    ///
    /// # Errors
    ///
    /// [`CallError::InvalidArgument`] for a message with something in it that comes back as
    /// something else, such as a page of the web; and those of asking for the history.
    ///
    /// ```
    /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
    /// # use mynah_adapter_napcat::prelude::*;
    /// # doc::run(async |sim, napcat| {
    /// use mynah_core::Target;
    ///
    /// let before = jiff::Timestamp::now();
    /// let sent = napcat.send_group_msg(570000001, "hello").await?;
    /// let group = Target::group(570000001);
    /// assert_eq!(napcat.find_sent(&group, &"hello".into(), before).await?, Some(sent));
    /// assert_eq!(napcat.find_sent(&group, &"good bye".into(), before).await?, None);
    /// # Ok(())
    /// # });
    /// ```
    pub async fn find_sent(
        &self,
        target: &Target,
        message: &MessageChain,
        since: Timestamp,
    ) -> Result<Option<MessageId>, CallError> {
        let sought = Sought::new(target.clone(), message, since)
            .ok_or_else(|| CallError::invalid("message", text("comes-back-otherwise")))?;
        let messages = self.latest(target).await?;
        // Whoever looks by hand asks for one that was answered as well.
        let found = sought.look(&messages, messages.len(), &super::OwnMessages::default());
        Ok(match found {
            Look::Found(id) => Some(id),
            Look::Absent | Look::Unclear => None,
        })
    }

    /// Finds out what became of a call that says something: `error` is what is known of it, and
    /// stays the answer unless more becomes known.
    pub(super) async fn settle(
        &self,
        call: &Call,
        began: Timestamp,
        error: CallError,
    ) -> Result<Reply, CallError> {
        let Some(sought) = Sought::of(call, began) else {
            return Err(error);
        };
        let counters = &self.inner.counters;
        match self.look_for(&sought).await {
            Look::Found(id) => {
                counters.settled_sends.count();
                tracing::info!(action = %call.action, %id, %error, "it was sent all the same");
                Ok(Reply::new(json!({ "message_id": id }).to_string()))
            }
            Look::Absent => {
                counters.settled_sends.count();
                tracing::info!(action = %call.action, %error, "it was not sent");
                Err(CallError::Absent { action: call.action.clone() })
            }
            Look::Unclear => Err(error),
        }
    }

    async fn look_for(&self, sought: &Sought) -> Look {
        let mut last = Look::Unclear;
        for pause in LOOKS {
            tokio::time::sleep(pause).await;
            if !self.is_back().await {
                return Look::Unclear;
            }
            last = match self.latest(&sought.target).await {
                Ok(messages) => sought.look(&messages, LATEST as usize, &self.inner.own),
                Err(_) => Look::Unclear,
            };
            match &last {
                Look::Found(id) if self.inner.own.claim(id) => return last,
                // Another call was faster, and there may be a second one.
                Look::Found(_) => last = Look::Unclear,
                Look::Absent | Look::Unclear => {}
            }
        }
        last
    }

    /// Waits until there is a connection, for a while.
    async fn is_back(&self) -> bool {
        let mut state = self.inner.state.subscribe();
        let settled = state.wait_for(|state| *state != BotState::Connecting);
        match tokio::time::timeout(RETURN, settled).await {
            Ok(Ok(state)) => *state != BotState::Stopped,
            _ => false,
        }
    }

    /// The latest messages of a conversation.
    async fn latest(&self, target: &Target) -> Result<Vec<RetrievedMessage>, CallError> {
        let limit = PATIENCE.min(self.inner.config.call_timeout);
        match target {
            Target::Group(group) => {
                self.get_group_msg_history(group).count(LATEST).timeout(limit).await
            }
            Target::Private(user) | Target::Temporary { user, .. } => {
                self.get_friend_msg_history(user).count(LATEST).timeout(limit).await
            }
            _ => Err(CallError::invalid("target", text("no-history"))),
        }
    }
}
