//! The server an adapter talks to.

use std::process::ExitStatus;

use super::calls::calls;
use crate::error::Result;
use crate::model::{Status, VersionInfo};

calls! {
    /// The server an adapter talks to.
    ///
    /// Starting and stopping it answer [`Unsupported`](crate::ErrorKind::Unsupported) also where
    /// nobody said how.
    pub trait Support {
        /// How the server and the account are.
        async fn get_status(&self) -> Result<Status>;

        /// What the server is.
        async fn get_version_info(&self) -> Result<VersionInfo>;

        /// Starts the server.
        async fn start_server(&self) -> Result<ExitStatus>;

        /// Stops the server; the connection that is lost thereby is no error.
        async fn stop_server(&self) -> Result<()>;

        /// Stops the server and starts it again; nothing is touched when either cannot be done.
        async fn restart_server(&self) -> Result<()>;
    }
}
