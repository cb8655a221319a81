//! What carries actions.

use std::borrow::Cow;
use std::time::Duration;

use async_trait::async_trait;
use mynah_core::Lang;

use super::{Replies, Reply};
use crate::error::CallError;
use crate::files::Files;
use crate::texts::text;

/// Carries actions to a server: a bot does, and in tests whatever records them.
///
/// ```
/// use async_trait::async_trait;
/// use mynah_adapter_napcat::CallError;
/// use mynah_adapter_napcat::action::{Call, Client, GroupActions, Reply};
///
/// /// Answers every call with the group it was given.
/// #[derive(Debug)]
/// struct Parrot;
///
/// #[async_trait]
/// impl Client for Parrot {
///     async fn call(&self, call: Call) -> Result<Reply, CallError> {
///         assert_eq!(call.action, "get_group_info");
///         Ok(Reply::new(call.params))
///     }
/// }
///
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let group = Parrot.get_group_info(570000001).await.unwrap();
/// assert_eq!(group.group_id, "570000001");
/// # });
/// ```
#[async_trait]
pub trait Client: Send + Sync {
    /// Carries one call there and its answer back.
    ///
    /// # Errors
    ///
    /// A refusal by the server ([`CallError::Rejected`]), or no answer at all.
    async fn call(&self, call: Call) -> Result<Reply, CallError>;

    /// Carries one call there that is answered several times, and its answers back.
    ///
    /// The timeout of the call is how long each answer may take after the last one. At most `bound`
    /// bytes of answers wait to be taken: the server does not wait for anybody, and neither may the
    /// other calls, so that whoever takes them too slowly loses the rest.
    ///
    /// # Errors
    ///
    /// When the call cannot be sent; [`CallError::Unsupported`] from whoever carries single answers
    /// only.
    async fn call_for_several(&self, call: Call, bound: usize) -> Result<Replies, CallError> {
        let _ = bound;
        Err(CallError::Unsupported {
            api: call.action.into_owned().into(),
            reason: text("no-streams"),
        })
    }

    /// How files get to the server.
    fn files(&self) -> &Files {
        Files::usual()
    }

    /// The language of the words the adapter itself adds to what is said; English when there is
    /// none.
    fn language(&self) -> Option<&Lang> {
        None
    }
}

/// One call, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// What the action is called on the wire.
    pub action: Cow<'static, str>,
    /// The parameters: the JSON text of an object.
    pub params: String,
    /// How long to wait for the answer; `None` for as long as is usual.
    pub timeout: Option<Duration>,
    /// Whether it passes those that wait for the `limits` of the configuration.
    pub urgent: bool,
}

impl Call {
    /// A call with parameters that are the JSON text of an object.
    pub fn new(action: impl Into<Cow<'static, str>>, params: impl Into<String>) -> Self {
        Self { action: action.into(), params: params.into(), timeout: None, urgent: false }
    }

    /// Sets how long to wait for the answer.
    pub fn timeout(mut self, timeout: Option<Duration>) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets whether it passes those that wait for the `limits` of the configuration.
    pub fn urgent(mut self, urgent: bool) -> Self {
        self.urgent = urgent;
        self
    }
}
