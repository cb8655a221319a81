//! The server itself.

use std::process::ExitStatus;

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::Support;
use mynah_core::model::{Status, VersionInfo};

use crate::NapCat;
use crate::action::SystemActions;
use crate::error::ServerError;

#[async_trait]
impl Support for NapCat {
    async fn get_status(&self) -> Result<Status> {
        Ok(SystemActions::get_status(self).await?)
    }

    async fn get_version_info(&self) -> Result<VersionInfo> {
        Ok(SystemActions::get_version_info(self).await?)
    }

    async fn start_server(&self) -> Result<ExitStatus> {
        Ok(Self::start_server(self).await?)
    }

    async fn stop_server(&self) -> Result<()> {
        succeeded("stop_server_command", Self::stop_server(self).await?)
    }

    async fn restart_server(&self) -> Result<()> {
        succeeded("start_server_command", Self::restart_server(self).await?)
    }
}

/// Where the status of a command is not answered, a bad one must not pass for a good one.
fn succeeded(key: &'static str, status: Option<ExitStatus>) -> Result<()> {
    match status {
        Some(status) if !status.success() => Err(ServerError::Failed { key, status }.into()),
        _ => Ok(()),
    }
}
