//! The server an adapter talks to.

use std::process::ExitStatus;

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

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) where nobody said how.
    async fn start_server(&self) -> Result<ExitStatus> {
        unsupported!(self, "start_server")
    }

    /// Stops the server; the connection that is lost thereby is no error.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) where nobody said how.
    async fn stop_server(&self) -> Result<()> {
        unsupported!(self, "stop_server")
    }

    /// Stops the server and starts it again; nothing is touched when either cannot be done.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) where nobody said how.
    async fn restart_server(&self) -> Result<()> {
        unsupported!(self, "restart_server")
    }
}
