//! Quick operations: in the answer to a posted event where that is still to be given, else by a call.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use mynah_core::event::Header;
use serde_json::{Value, json};

use super::Departure;
use crate::action::{Call, QuickOperation, Reply};
use crate::error::CallError;
use crate::texts::text;
use crate::transport::Post;
use crate::{NapCat, hooked};

const ACTION: &str = ".handle_quick_operation";

/// How a quick operation got to the server. Neither way tells what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuickOutcome {
    /// The answer to the posted event carries it; the server says nothing to that.
    Carried,
    /// It was called, because the event was not posted or had been answered; the server took it.
    Called,
}

impl NapCat {
    /// Has something done about an event: in the answer to its post, if the event was posted and the
    /// answer still waits (`post.quick_wait`), else by `.handle_quick_operation`.
    ///
    /// An answer costs no call, and NapCat tells nothing of what comes of it: there is no id of a
    /// reply, and a refusal is not heard of. Whoever needs to know makes the call that does it, as
    /// [`Act`](mynah_core::Act) does. It keeps no order with what is sent by calls. A reply passes
    /// hooks and `limits` like any message, and goes in no answer when that takes too long.
    ///
    /// # Errors
    ///
    /// [`CallError::InvalidArgument`] for an event that did not come from the server; else those of
    /// a call. An answer that NapCat does not get, because the connection breaks just then, is no
    /// error.
    ///
    /// ```
    /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
    /// # use mynah_adapter_napcat::prelude::*;
    /// # doc::run(async |sim, napcat| {
    /// use mynah_adapter_napcat::{QuickOutcome, codec::read_event};
    ///
    /// # let asked = sim.says(1000000011, "ping").await;
    /// # let event = read_event("main", &format!(r#"{{
    /// #     "post_type": "message", "message_type": "group", "sub_type": "normal", "time": 1,
    /// #     "group_id": 570000001, "user_id": 1000000011, "message_id": {asked}, "message": []
    /// # }}"#))?;
    /// let outcome = napcat.quick(event.header(), QuickOperation::new().reply("pong")).await?;
    /// // This bot is connected by a WebSocket, over which nothing is posted.
    /// assert_eq!(outcome, QuickOutcome::Called);
    /// assert_eq!(sim.expect_reply().await?.text(), "pong");
    /// # Ok(())
    /// # });
    /// ```
    pub async fn quick(
        &self,
        event: &Header,
        operation: QuickOperation,
    ) -> Result<QuickOutcome, CallError> {
        let context = event.raw.to_json();
        if !context.is_object() {
            return Err(CallError::invalid("event", text("event-made-up")));
        }
        let says = operation.says();
        let params = json!({ "context": context, "operation": operation }).to_string();
        let (post, carried) = (event.attached::<Post>(), AtomicBool::new(false));
        let carry = async |call| {
            let (reply, by_post) = self.answer_or_call(call, post.clone(), says).await?;
            carried.store(by_post, Ordering::Relaxed);
            Ok(reply)
        };
        let _under_way = self.inner.counters.under_way.begin();
        let call = Call::new(ACTION, params);
        match self.inner.call_hooks.get() {
            None => carry(call).await?,
            Some(hooks) => hooked::call(self, hooks, call, carry).await?,
        };
        let carried = carried.load(Ordering::Relaxed);
        Ok(if carried { QuickOutcome::Carried } else { QuickOutcome::Called })
    }

    /// Brings it to the server; whether in the answer to the post.
    async fn answer_or_call(
        &self,
        call: Call,
        post: Option<Arc<Post>>,
        says: bool,
    ) -> Result<(Reply, bool), CallError> {
        let turn = if says { self.turn(&call).await? } else { None };
        if let Some(post) = post
            && post.say(operation_of(&call))
        {
            self.inner.counters.carried_operations.count();
            return Ok((Reply::empty(), true));
        }
        let departure = Departure { turn, says: false };
        let reply = self.inner.link.call(&call, self.limit(&call), departure).await?;
        Ok((reply, false))
    }
}

/// What is to be done; a hook may have changed it.
fn operation_of(call: &Call) -> String {
    let mut params: Value = serde_json::from_str(&call.params).unwrap_or_default();
    params["operation"].take().to_string()
}
