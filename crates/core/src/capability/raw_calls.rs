//! Calls by name, for what has no method yet.

use async_trait::async_trait;
use serde_json::Value;

use crate::adapter::Adapter;
use crate::error::Result;

/// Calls by name, as the platform itself knows them: for operators who look at a live server, and
/// for calls that are newer than the adapter.
#[async_trait]
pub trait RawCalls: Adapter {
    /// Makes the call `api` with `params` (an object) and answers what the platform answered.
    ///
    /// # Errors
    ///
    /// [`Refused`](crate::ErrorKind::Refused) with the platform's own words when it said no, and
    /// those of any call.
    async fn call_raw(&self, api: &str, params: Value) -> Result<Value>;
}
