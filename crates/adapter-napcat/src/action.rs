//! The actions of NapCat: each declared once, as a row.
//!
//! A row is the documentation, the wire name, the parameters, the typed answer, the method and the
//! entry in the [`CATALOGUE`]; rows of one domain make one trait, and the traits are implemented
//! for whatever carries actions (see [`Client`]).
//! [`NapCat::call_raw`](crate::NapCat::call_raw) serves actions that have no row.

mod account;
mod ai;
mod album;
mod argument;
mod client;
mod file;
mod forward;
mod group;
mod group_file;
mod group_life;
mod group_setting;
mod load;
mod macros;
mod message;
mod moderation;
mod parameter;
mod reply;
mod request;
mod system;
mod upload;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use account::{
    AccountActions, CreateCollection, GetFriends, GetLastMsgPerConv, GetLoginInfo, GetStrangerInfo,
    SendLike, SetDiyOnlineStatus, SetStatus,
};
pub use ai::{AiActions, GetAiCharacters, GetAiRecord, OcrImage, SendAiRecord};
pub use album::{
    AlbumActions, CancelGroupAlbumMediaLike, DelGroupAlbumMedia, DoGroupAlbumComment,
    GetGroupAlbumMediaList, GetQunAlbumList, SetGroupAlbumMediaLike, UploadImageToQunAlbum,
};
pub(crate) use argument::{Argument, not_empty};
pub use argument::{Digits, Within};
pub use client::{Call, Client};
pub use file::{FileActions, UploadGroupFile, UploadPrivateFile};
pub use forward::{
    ForwardActions, GetForwardMsg, SendForwardMsg, SendGroupForwardMsg, SendPrivateForwardMsg,
    SentForward,
};
pub use group::{
    GetEssenceMsgList, GetGroupHonorInfo, GetGroupInfo, GetGroupMemberInfo, GetGroupMembers,
    GetGroupShutList, GetGroups, GroupActions,
};
pub use group_file::{
    CreateGroupFileFolder, DeleteGroupFile, DeleteGroupFolder, GetGroupFileSystemInfo,
    GetGroupFileUrl, GetGroupFilesByFolder, GetGroupRootFiles, GroupFileActions, MoveGroupFile,
    RenameGroupFile, TransGroupFile,
};
pub use group_life::{
    CancelGroupTodo, CompleteGroupTodo, DelGroupNotice, FriendPoke, GetGroupNotice,
    GetGroupSignedList, GroupLifeActions, GroupPoke, SendGroupNotice, SendGroupSign, SendPoke,
    SetGroupSign, SetGroupTodo,
};
pub use group_setting::{
    GetGroupAtAllRemain, GetGroupDetailInfo, GetGroupInfoEx, GroupSettingActions,
    SetGroupAddOption, SetGroupMemberInvitePolicy, SetGroupMemberPermissions, SetGroupName,
    SetGroupNewMemberHistoryVisibility, SetGroupPortrait, SetGroupRemark, SetGroupRobotAddOption,
    SetGroupSearch,
};
pub(crate) use load::Loading;
pub use load::{Destination, Media, Outgoing, OutgoingForward};
pub use message::{
    CanSendImage, CanSendRecord, MessageActions, SendGroupMsg, SendMsg, SendPrivateMsg,
};
pub use moderation::{
    GetGroupIgnoreAddRequest, GetGroupIgnoredNotifies, GetGroupSystemMsg, ModerationActions,
    SetGroupAddRequest, SetGroupAdmin, SetGroupBan, SetGroupCard, SetGroupKick,
    SetGroupKickMembers, SetGroupLeave, SetGroupSpecialTitle, SetGroupWholeBan,
};
pub use parameter::{InvitePolicy, Seconds, Switch, Users};
pub use reply::Reply;
pub use request::Request;
pub use system::{BotExit, GetStatus, GetVersionInfo, SystemActions};
pub use upload::{UploadActions, UploadFileStream, UploadState};

use crate::error::CallError;

/// One action: the value is its parameters, `Response` is its answer.
pub trait Action: Serialize + Send + Sync {
    /// What the action is called on the wire.
    const NAME: &'static str;

    /// The answer as the server writes it.
    type Wire: DeserializeOwned;

    /// The answer as it is used.
    type Response;

    /// Finds out what can be seen to be wrong with the parameters without looking further.
    ///
    /// # Errors
    ///
    /// [`CallError::InvalidArgument`] with the name of the parameter.
    fn check(&self) -> Result<(), CallError>;

    /// Brings in what the parameters only point at, such as the bytes of a file, and finds out
    /// what cannot be sent.
    ///
    /// # Errors
    ///
    /// [`CallError::InvalidArgument`] with the name of the parameter.
    fn load<C: Client + ?Sized>(
        &mut self,
        client: &C,
    ) -> impl Future<Output = Result<(), CallError>> + Send {
        // Most parameters are all there.
        let _ = client;
        async { Ok(()) }
    }

    /// Makes of the answer what it is used as.
    ///
    /// # Errors
    ///
    /// [`CallError::Rejected`] for an answer that says in its own way that nothing was done.
    fn understand(&self, wire: Self::Wire) -> Result<Self::Response, CallError>;
}

/// The wire names of all actions that have a row, by domain, in the order of their rows.
///
/// ```
/// use mynah_adapter_napcat::action::CATALOGUE;
///
/// let (_, names) = CATALOGUE.iter().find(|(domain, _)| *domain == "group").unwrap();
/// assert!(names.contains(&"get_group_member_list"));
/// ```
pub const CATALOGUE: &[(&str, &[&str])] = &[
    ("message", message::CATALOGUE),
    ("forward", forward::CATALOGUE),
    ("file", file::CATALOGUE),
    ("upload", upload::CATALOGUE),
    ("group", group::CATALOGUE),
    ("group_file", group_file::CATALOGUE),
    ("group_life", group_life::CATALOGUE),
    ("group_setting", group_setting::CATALOGUE),
    ("moderation", moderation::CATALOGUE),
    ("album", album::CATALOGUE),
    ("account", account::CATALOGUE),
    ("ai", ai::CATALOGUE),
    ("system", system::CATALOGUE),
];
