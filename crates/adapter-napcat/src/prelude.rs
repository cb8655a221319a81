//! What a module for NapCat needs: the bot, the traits with its actions, and the filters.
//!
//! The capability traits of the generic API are not here: they have methods of the same names, and
//! with both in scope a call would be ambiguous.

pub use crate::action::{
    AccountActions, AiActions, AlbumActions, Audience, CardActions, CredentialActions,
    CustomFaceActions, DownloadActions, EmojiKind, FileActions, FlashActions, ForwardActions,
    FriendActions, GroupActions, GroupFileActions, GroupLifeActions, GroupSettingActions,
    HistoryActions, InputStatus, InvitePolicy, JoinOption, MessageActions, ModerationActions,
    OnlineFileActions, ProfileActions, QuickOperation, ReactionActions, RecordFormat,
    SystemActions, TransferActions, UploadActions,
};
pub use crate::{
    ChatType, FilterByLevel, HonorType, MusicActions, MusicPlatform, NapCat, OnlineStatus,
    PlatformMusic, StatusActions, ThemedStatus, Uploads,
};
