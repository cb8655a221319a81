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
mod card;
mod catalogue;
mod client;
mod credential;
mod decode;
mod download;
mod face;
mod fetch;
mod file;
mod flash;
mod forward;
mod friend;
mod group;
mod group_file;
mod group_life;
mod group_setting;
mod history;
mod load;
mod macros;
mod message;
mod moderation;
mod online_file;
mod parameter;
mod profile;
mod reaction;
mod replies;
mod reply;
mod request;
mod system;
mod transfer;
mod upload;

use serde::Serialize;

pub use account::{
    AccountActions, CreateCollection, GetFriends, GetLastMsgPerConv, GetLoginInfo, GetStrangerInfo,
    SendLike, SetDiyOnlineStatus, SetStatus,
};
pub use ai::{
    AiActions, DotOcrImage, GetAiCharacters, GetAiRecord, OcrImage, SendAiRecord, TranslateEn2zh,
    Translation,
};
pub use album::{
    AlbumActions, CancelGroupAlbumMediaLike, DelGroupAlbumMedia, DoGroupAlbumComment,
    GetGroupAlbumMediaList, GetQunAlbumList, SetGroupAlbumMediaLike, UploadImageToQunAlbum,
};
pub(crate) use argument::{Argument, not_empty};
pub use argument::{Digits, Within};
pub use card::{
    ArkShareGroup, ArkSharePeer, ButtonAnswer, CardActions, ClickInlineKeyboardButton,
    GetMiniAppArk, MiniApp, MiniAppCard, MiniAppLook, MiniApplication, SendArkShare,
    SendGroupArkShare,
};
pub use catalogue::{Effect, Entry};
pub use client::{Call, Client};
pub use credential::{
    ClientKey, Cookies, CredentialActions, Credentials, CsrfToken, FileKey, FileKeys, GetClientkey,
    GetCookies, GetCredentials, GetCsrfToken, GetPlatformRkey, GetRkey, GetRkeyServer,
};
pub use decode::Decode;
pub use download::{
    DownloadActions, DownloadFileImageStream, DownloadFileRecordStream, DownloadFileStream,
    TestDownloadStream,
};
pub use face::{
    AddCustomFace, CustomFace, CustomFaceActions, DeleteCustomFace, FetchCustomFace,
    FetchCustomFaceDetail, SetCustomFaceDesc,
};
pub use fetch::Fetch;
pub use file::{FileActions, UploadGroupFile, UploadPrivateFile};
pub use flash::{
    CreateFlashTask, DownloadFileset, FilesetId, FilesetInfo, FlashActions, FlashFile, FlashSent,
    FlashSet, FlashUploader, GetFilesetId, GetFilesetInfo, GetFlashFileList, GetFlashFileUrl,
    GetShareLink, SendFlashMsg,
};
pub use forward::{
    ForwardActions, GetForwardMsg, SendForwardMsg, SendGroupForwardMsg, SendPrivateForwardMsg,
    SentForward,
};
pub use friend::{
    DeleteFriend, DoubtfulRequest, FavoriteLikes, FriendActions, FriendCategory,
    GetDoubtFriendsAddRequest, GetFriendsWithCategory, GetProfileLike, GetUnidirectionalFriendList,
    GetUserStatus, InputStatus, Liker, OneWayFriend, ProfileLikes, ReceivedLikes,
    SetDoubtFriendsAddRequest, SetFriendAddRequest, SetFriendRemark, SetInputStatus, UserStatus,
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
pub use history::{
    DeleteEssenceMsg, DeleteMsg, FetchPttText, ForwardFriendSingleMsg, ForwardGroupSingleMsg,
    GetFriendMsgHistory, GetGroupMsgHistory, GetMsg, HandleQuickOperation, HistoryActions,
    MarkAllAsRead, MarkGroupMsgAsRead, MarkMsgAsRead, MarkPrivateMsgAsRead, QuickOperation,
    SetEssenceMsg, VoiceText,
};
pub use load::{Destination, Media, Outgoing, OutgoingForward, ServerFile};
pub(crate) use load::{Load, Loading};
pub use message::{
    CanSendImage, CanSendRecord, MessageActions, SendGroupMsg, SendMsg, SendPrivateMsg,
};
pub use moderation::{
    GetGroupIgnoreAddRequest, GetGroupIgnoredNotifies, GetGroupSystemMsg, ModerationActions,
    SetGroupAddRequest, SetGroupAdmin, SetGroupBan, SetGroupCard, SetGroupKick,
    SetGroupKickMembers, SetGroupLeave, SetGroupSpecialTitle, SetGroupWholeBan,
};
pub use online_file::{
    CancelOnlineFile, GetOnlineFileMsg, OfferedElement, OfferedFile, OnlineFileActions,
    OnlineFileOffer, OnlineFileSent, ReceiveOnlineFile, RefuseOnlineFile, SendOnlineFile,
    SendOnlineFolder,
};
pub use parameter::{InvitePolicy, JoinOption, Milliseconds, Seconds, Switch, TodoMessage, Users};
pub use profile::{
    Audience, Collection, DeleteQzoneMsg, GetCollectionList, GetGuildList, GetGuildServiceProfile,
    GetModelShow, GetOnlineClients, GetRobotUinRange, Model, ModelVariant, NumberText, Post,
    ProfileActions, SendQzoneMsg, SetModelShow, SetQqAvatar, SetQqProfile, SetSelfLongnick,
    SexCode, UinRange,
};
pub use reaction::{
    EmojiId, EmojiKind, FetchEmojiLike, GetEmojiLikes, PagedReactor, ReactionActions, Reactor,
    ReactorPage, Reactors, SetMsgEmojiLike,
};
pub use replies::Replies;
pub use reply::Reply;
pub use request::Request;
pub use system::{
    BotExit, CheckUrlSafely, CleanCache, GetPacketStatus, GetStatus, GetVersionInfo, SendPacket,
    SetRestart, SystemActions, UrlSafety,
};
pub use transfer::{
    CleanStreamTempFile, DownloadFile, DownloadedFile, FetchedFile, FileLink, GetFile, GetImage,
    GetPrivateFileUrl, GetRecord, RecordFormat, TransferActions,
};
pub use upload::{UploadActions, UploadFileStream, UploadState};

use crate::error::CallError;
pub use crate::error::Failure;

/// One action: the value is its parameters, `Response` is its answer.
pub trait Action: Serialize + Send + Sync {
    /// What the action is called on the wire.
    const NAME: &'static str;

    /// The answer as the server writes it; one that is a value is what came when it is written out
    /// again.
    type Wire: Fetch;

    /// The answer as it is used.
    type Response;

    /// What a failure is: a [`CallError`], or a [`SendError`](crate::SendError) where it matters
    /// whether it was done all the same.
    type Failure: Failure;

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

/// All actions that have a row, by domain, in the order of their rows.
///
/// ```
/// use mynah_adapter_napcat::action::CATALOGUE;
///
/// let (_, actions) = CATALOGUE.iter().find(|(domain, _)| *domain == "group").unwrap();
/// let member = actions.iter().find(|action| action.name == "get_group_member_info").unwrap();
/// assert_eq!(member.required, ["group_id", "user_id"]);
/// assert_eq!(member.optional, ["no_cache"]);
/// assert!(!member.deprecated && !member.dangerous);
/// ```
pub const CATALOGUE: &[(&str, &[Entry])] = &[
    ("message", message::CATALOGUE),
    ("forward", forward::CATALOGUE),
    ("file", file::CATALOGUE),
    ("upload", upload::CATALOGUE),
    ("download", download::CATALOGUE),
    ("history", history::CATALOGUE),
    ("reaction", reaction::CATALOGUE),
    ("card", card::CATALOGUE),
    ("group", group::CATALOGUE),
    ("group_file", group_file::CATALOGUE),
    ("group_life", group_life::CATALOGUE),
    ("group_setting", group_setting::CATALOGUE),
    ("moderation", moderation::CATALOGUE),
    ("album", album::CATALOGUE),
    ("account", account::CATALOGUE),
    ("profile", profile::CATALOGUE),
    ("friend", friend::CATALOGUE),
    ("credential", credential::CATALOGUE),
    ("face", face::CATALOGUE),
    ("transfer", transfer::CATALOGUE),
    ("online_file", online_file::CATALOGUE),
    ("flash", flash::CATALOGUE),
    ("ai", ai::CATALOGUE),
    ("system", system::CATALOGUE),
];
