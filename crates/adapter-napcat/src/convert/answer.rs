//! Answers of a few keys.

use mynah_core::id::MessageId;
use mynah_core::model::{LoginInfo, Status, VersionInfo};

use crate::wire;

impl From<wire::Sent> for MessageId {
    fn from(sent: wire::Sent) -> Self {
        sent.message_id
    }
}

impl From<wire::Login> for LoginInfo {
    fn from(login: wire::Login) -> Self {
        Self { user_id: login.user_id, nickname: login.nickname }
    }
}

impl From<wire::Status> for Status {
    fn from(status: wire::Status) -> Self {
        Self {
            online: status.online.unwrap_or_default(),
            good: status.good.unwrap_or_default(),
            extra: status.extra,
        }
    }
}

impl From<wire::ServerVersion> for VersionInfo {
    fn from(version: wire::ServerVersion) -> Self {
        Self {
            app_name: version.app_name,
            app_version: version.app_version,
            protocol_version: version.protocol_version,
            extra: version.extra,
        }
    }
}
