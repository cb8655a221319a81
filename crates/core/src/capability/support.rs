//! The server an adapter talks to.

use async_trait::async_trait;

use super::unsupported;
use crate::adapter::Adapter;
use crate::error::Result;
use crate::model::{Status, VersionInfo};

/// The server an adapter talks to.
#[async_trait]
pub trait Support: Adapter {
    /// How the server and the account are.
    ///
    /// # Errors
    ///
    /// Those of any call: not connected, no answer in time.
    async fn get_status(&self) -> Result<Status> {
        unsupported!(self, "get_status")
    }

    /// What the server is.
    ///
    /// # Errors
    ///
    /// Those of any call: not connected, no answer in time.
    async fn get_version_info(&self) -> Result<VersionInfo> {
        unsupported!(self, "get_version_info")
    }
}
