//! A call that is a value until it is awaited.

use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::time::Duration;

use super::{Action, Call, Client, Decode, Fetch, Reply};
use crate::error::{CallError, Failure};
use crate::texts::text;

/// A call that is a value until it is awaited: set what is optional, then await it.
#[must_use = "a request is only sent when it is awaited"]
pub struct Request<'a, C: ?Sized, A> {
    client: &'a C,
    /// Nothing is sent when the parameters could not even be made.
    pub(super) action: Result<A, CallError>,
    timeout: Option<Duration>,
    urgent: bool,
}

impl<'a, C: ?Sized, A> Request<'a, C, A> {
    pub(super) fn new(client: &'a C, action: A) -> Self {
        Self { client, action: Ok(action), timeout: None, urgent: false }
    }

    /// A call that fails before anything is sent.
    pub(crate) fn failed(client: &'a C, error: CallError) -> Self {
        Self { client, action: Err(error), timeout: None, urgent: false }
    }

    /// Sets how long to wait for the answer, instead of the bot's `call_timeout`; where there are
    /// several, for each after the last.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Has a message pass those that wait for the `limits` of the configuration; they wait the
    /// longer for it. It changes nothing for calls that say nothing in a conversation.
    pub fn urgent(mut self) -> Self {
        self.urgent = true;
        self
    }
}

impl<C, A> Request<'_, C, A>
where
    C: Client + ?Sized,
    A: Action,
    A::Wire: Decode,
{
    /// Sends it, and answers what the server said beside what was made of it.
    ///
    /// The result is what is mostly wanted of an answer; the [`Reply`] is all of it. What is
    /// answered several times has no such thing.
    ///
    /// # Errors
    ///
    /// Those of the call.
    ///
    /// ```
    /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
    /// # use mynah_adapter_napcat::prelude::*;
    /// # doc::run(async |sim, napcat| {
    /// let (friends, reply) = napcat.get_friends().with_reply().await?;
    /// let said: Vec<serde_json::Value> = reply.decode("get_friend_list")?;
    /// assert_eq!(said[0]["nickname"], friends[0].nickname);
    /// # Ok(())
    /// # });
    /// ```
    pub async fn with_reply(self) -> Result<(A::Response, Reply), A::Failure> {
        let Self { client, action, timeout, urgent } = self;
        let mut action = action.map_err(A::Failure::before_the_call)?;
        let call = prepare(client, &mut action).await.map_err(A::Failure::before_the_call)?;
        let reply = client.call(call.timeout(timeout).urgent(urgent)).await?;
        Ok((action.understand(reply.decode(A::NAME)?)?, reply))
    }
}

impl<'a, C, A> IntoFuture for Request<'a, C, A>
where
    C: Client + ?Sized,
    A: Action + 'a,
{
    type Output = Result<A::Response, A::Failure>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { client, action, timeout, urgent } = self;
        let mut action = match action {
            Ok(action) => action,
            Err(error) => return Box::pin(async { Err(A::Failure::before_the_call(error)) }),
        };
        Box::pin(async move {
            let call = prepare(client, &mut action).await.map_err(A::Failure::before_the_call)?;
            let call = call.timeout(timeout).urgent(urgent);
            Ok(action.understand(A::Wire::fetch(client, call).await?)?)
        })
    }
}

/// Makes the call, up to where it is ready to be sent.
async fn prepare<C: Client + ?Sized, A: Action>(
    client: &C,
    action: &mut A,
) -> Result<Call, CallError> {
    action.check()?;
    action.load(client).await?;
    let params = serde_json::to_string(action).map_err(|error| {
        CallError::invalid("params", text("unwritable").with("reason", error.to_string()))
    })?;
    Ok(Call::new(A::NAME, params))
}

impl<C: ?Sized, A: fmt::Debug> fmt::Debug for Request<'_, C, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("action", &self.action)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
