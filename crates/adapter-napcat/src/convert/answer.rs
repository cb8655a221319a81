//! Answers of a few keys.

use mynah_core::id::{MessageId, UserId};
use mynah_core::model::{LoginInfo, Status, VersionInfo};

use crate::wire;

impl From<wire::Sent> for MessageId {
    fn from(sent: wire::Sent) -> Self {
        sent.message()
    }
}

impl From<wire::Login> for LoginInfo {
    fn from(login: wire::Login) -> Self {
        Self { user_id: login.user_id.unwrap_or(UserId::from_static("")), nickname: login.nickname }
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

/// A list, one by one.
pub(crate) fn each<A, W, T: From<W>>(_action: &A, list: wire::Lenient<W>) -> Vec<T> {
    list.0.into_iter().map(T::from).collect()
}

/// Whether something can be done; who does not say yes says no.
pub(crate) fn can<A>(_action: &A, ability: Option<wire::Ability>) -> bool {
    ability.and_then(|ability| ability.yes).unwrap_or_default()
}
