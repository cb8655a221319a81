//! Calls by name.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::RawCalls;
use serde_json::Value;

use crate::NapCat;

#[async_trait]
impl RawCalls for NapCat {
    async fn call_raw(&self, api: &str, params: Value) -> Result<Value> {
        Ok(Self::call_raw(self, api.to_owned(), params).await?)
    }
}
