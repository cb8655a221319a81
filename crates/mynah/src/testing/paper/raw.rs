//! Calls on a typed handle, without a server: kept, and answered as the test says.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use async_trait::async_trait;
use mynah_core::adapter::{ApiCall, CallHook, CallHooks, CallOutcome, CallVerdict, Hooked};
use serde_json::Value;

use crate::texts::text;

/// A call on a typed handle, as the platform itself names it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RawCall {
    /// Its name on the wire, such as `get_group_honor_info`.
    pub api: String,
    /// Its parameters.
    pub params: Value,
}

impl fmt::Display for RawCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.api, self.params)
    }
}

type Script = Box<dyn FnMut(&Value) -> Result<Value, String> + Send>;

/// What a test has a typed handle answer, and what was called on it.
#[derive(Default)]
pub(super) struct RawCalls {
    calls: Mutex<Vec<RawCall>>,
    scripts: Mutex<HashMap<String, Script>>,
    /// The hooks of the app, which see a call before anything is made of it.
    hooks: OnceLock<CallHooks>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl RawCalls {
    /// What has the calls of an adapter come here.
    pub(super) fn hooks(self: &Arc<Self>) -> CallHooks {
        let mut hooks = CallHooks::default();
        hooks.push(Arc::new(Here(Arc::clone(self))));
        hooks
    }

    pub(super) fn script(&self, api: &str, script: Script) {
        locked(&self.scripts).insert(api.to_owned(), script);
    }

    pub(super) fn take(&self) -> Vec<RawCall> {
        std::mem::take(&mut *locked(&self.calls))
    }

    /// Has the hooks of the app see the calls; whether they do, which is so once.
    pub(super) fn hook(&self, hooks: CallHooks) -> bool {
        self.hooks.set(hooks).is_ok()
    }

    fn answer(&self, api: &str, params: Value) -> CallVerdict {
        let call = RawCall { api: api.to_owned(), params };
        locked(&self.calls).push(call.clone());
        match locked(&self.scripts).get_mut(api) {
            Some(script) => match script(&call.params) {
                Ok(answer) => CallVerdict::Answer(answer),
                Err(words) => CallVerdict::Refuse(words.into()),
            },
            None => CallVerdict::Refuse(text("raw-unanswered").with("api", api.to_owned())),
        }
    }
}

/// Where the calls of the adapter come by.
struct Here(Arc<RawCalls>);

#[async_trait]
impl CallHook for Here {
    async fn before(&self, call: ApiCall<'_>) -> CallVerdict {
        let mut changed = None;
        if let Some(hooks) = self.0.hooks.get() {
            match hooks.before(call).await {
                Hooked::Go(params) => changed = params,
                Hooked::Answer(answer) => return CallVerdict::Answer(answer),
                Hooked::Refuse(reason) => return CallVerdict::Refuse(reason),
                other => return CallVerdict::Refuse(format!("{other:?}").into()),
            }
        }
        let params = changed.as_deref().unwrap_or(call.params);
        self.0.answer(call.api, ApiCall::new(call.bot, call.api, params).to_json())
    }

    async fn after(&self, call: ApiCall<'_>, outcome: &CallOutcome<'_>) {
        if let Some(hooks) = self.0.hooks.get() {
            hooks.after(call, outcome).await;
        }
    }
}
