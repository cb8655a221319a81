//! The NapCat (QQ, OneBot 11) adapter of Mynah.
//!
//! [`NapCatFactory`] makes a bot of its section of the configuration; [`NapCat`] is that bot: the
//! generic API through [`Adapter`](mynah_core::Adapter), and everything only NapCat can do through
//! the traits of [`action`].
//! A handler takes `NapCat` as an argument and is skipped on other platforms.
//!
//! ```
//! use mynah_adapter_napcat::prelude::*;
//! use mynah_core::{Message, Result};
//!
//! /// Who talks most, and how many members have level 50 and up.
//! async fn dragon(message: Message, napcat: NapCat) -> Result<String> {
//!     let group = message.group_id()?;
//!     let honor = napcat.get_group_honor_info(group, HonorType::Talkative).await?;
//!     let veterans = napcat.get_group_members(group).await?.filter_by_level_ge(50);
//!     let dragon = honor.current_talkative.map_or("nobody".to_owned(), |user| user.nickname);
//!     Ok(format!("{dragon} talks most; {} members know how", veterans.len()))
//! }
//! ```
//!
//! | look for | in |
//! | --- | --- |
//! | the bot and its configuration | [`NapCat`], [`NapCatFactory`] |
//! | what NapCat can do | [`action`] |
//! | what is more than one action | [`StatusActions`], [`MusicActions`], [`NapCat`] |
//! | what it answers | [`GroupInfo`], [`GroupMemberInfo`], [`GroupHonor`], [`Stranger`], [`EssenceMessage`], [`LatestMessage`], [`RetrievedMessage`], [`AiCharacters`], [`OcrText`], [`GroupFiles`], [`GroupNotice`], [`GroupRequests`], [`GroupInfoEx`], [`AlbumList`] |
//! | what can go wrong | [`CallError`], [`ConnectError`], [`ServerError`] |
//! | files on their way to the server | [`Uploads`], [`Files`] |
//! | events as the server writes them | [`event`] |
//! | segments as the server writes them | [`codec`] |
//! | texts with codes | [`cq`] |

pub mod action;
mod adapter;
mod ai;
mod album;
mod answer;
mod catch_up;
pub mod codec;
mod config;
mod convert;
pub mod cq;
mod delivery;
mod error;
pub mod event;
mod factory;
mod files;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzzing;
mod group;
mod group_detail;
mod group_file;
mod group_notice;
mod group_request;
mod handle;
mod honor;
mod hooked;
mod level;
mod listener;
mod member;
mod music;
mod ocr;
mod online_status;
mod past;
pub mod prelude;
#[cfg(any(test, fuzzing))]
mod recording;
mod secret;
mod server_control;
mod stats;
mod stranger;
mod texts;
mod transport;
mod wire;

use mynah_core::Platform;

pub use ai::{AICharacter, AiCharacter, AiCharacterId, AiCharacters, ChatType};
pub use album::{Album, AlbumList, AlbumMedia, AlbumMediaList};
pub use answer::PlatformAnswer;
pub use delivery::QuickOutcome;
pub use error::{CallError, ConnectError, SendError, ServerError};
pub use factory::NapCatFactory;
pub use files::{
    Download, DownloadInfo, Files, SavedFile, TestDownload, Upload, UploadedFile, Uploads,
};
pub use group::GroupInfo;
pub use group_detail::{AtAllRemain, GroupExtInfo, GroupInfoEx, GroupOwner};
pub use group_file::{
    CreatedFolder, DeletedFile, DeletedFiles, FileChange, GroupFile, GroupFileSystemInfo,
    GroupFileUrl, GroupFiles, GroupFolder, GroupItem, PlacedFile, StorageAnswer, StoredFolder,
};
pub use group_notice::{GroupNotice, NoticeImage, NoticeMessage, NoticeSettings, SignedMember};
pub use group_request::{GroupRequest, GroupRequests};
pub use handle::NapCat;
pub use honor::{GroupHonor, GroupHonorUser, HonorType, HonorTypeError};
pub use listener::NapCatListener;
pub use member::{FilterByLevel, GroupMemberInfo};
pub use music::{MusicActions, MusicPlatform, MusicPlatformError, PlatformMusic};
pub use ocr::{OcrPoint, OcrSource, OcrText};
pub use online_status::{OnlineStatus, StatusActions, ThemedStatus};
pub use past::{EssenceMessage, LatestMessage, Reaction, RetrievedMessage};
pub use secret::Secret;
pub use stats::Stats;
pub use stranger::Stranger;

/// What the adapter is called in the configuration.
pub(crate) const NAME: &str = "NapCat";

/// The platform NapCat speaks to.
pub const PLATFORM: Platform = Platform::from_static("QQ");
