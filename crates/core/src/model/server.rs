//! The server an adapter talks to.

use serde::{Deserialize, Serialize};

use crate::message::Extra;

/// How the server and the account are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Whether the account is logged in.
    pub online: bool,
    /// Whether the server considers itself well.
    pub good: bool,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// What the server is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VersionInfo {
    /// The name of the server.
    pub app_name: String,
    /// The version of the server.
    pub app_version: String,
    /// The version of the protocol it speaks.
    pub protocol_version: String,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}
