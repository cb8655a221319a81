//! How somebody shows themselves, and formats of sound: the same things under two names.

use mynah_core::model;

use crate::action::{RecordFormat, UserStatus};
use crate::online_status::OnlineStatus;

impl From<model::OnlineStatus> for OnlineStatus {
    fn from(status: model::OnlineStatus) -> Self {
        match status {
            model::OnlineStatus::Online => Self::Online,
            model::OnlineStatus::Away => Self::Away,
            model::OnlineStatus::Busy => Self::Busy,
            model::OnlineStatus::DoNotDisturb => Self::DoNotDisturb,
            model::OnlineStatus::Invisible => Self::Invisible,
            model::OnlineStatus::Other { status, ext_status } => {
                Self::Raw { status, ext_status, battery_status: 0 }
            }
        }
    }
}

impl From<UserStatus> for model::UserStatus {
    fn from(status: UserStatus) -> Self {
        Self { status: status.status, ext_status: status.ext_status }
    }
}

impl From<model::AudioFormat> for RecordFormat {
    fn from(format: model::AudioFormat) -> Self {
        match format {
            model::AudioFormat::Mp3 => Self::Mp3,
            model::AudioFormat::Amr => Self::Amr,
            model::AudioFormat::Wma => Self::Wma,
            model::AudioFormat::M4a => Self::M4a,
            model::AudioFormat::Ogg => Self::Ogg,
            model::AudioFormat::Wav => Self::Wav,
            model::AudioFormat::Flac => Self::Flac,
            model::AudioFormat::Spx => Self::Spx,
        }
    }
}
