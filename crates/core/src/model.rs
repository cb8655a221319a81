//! What can be asked of a platform: accounts, groups, members, the server itself.
//!
//! Nothing here knows how a platform writes it; `extra` keeps what the fields do not name.

mod account;
mod ban;
mod file;
mod group;
mod history;
mod member;
mod members;
mod past;
mod person;
mod reaction;
mod server;

pub use account::{LoginInfo, OnlineStatus, ProfileChange, UserStatus};
pub use ban::GroupBan;
pub use file::{AudioFormat, FileInfo, FileUpload, GroupFile, GroupFiles, GroupFolder};
pub use group::GroupInfo;
pub use history::{HistoryEnd, HistoryQuery};
pub use member::{GroupMember, Member, Role, Sex};
pub use members::{GroupMembers, GroupMembersIter};
pub use past::{EssenceMessage, LatestMessage, RetrievedMessage};
pub use person::{Friend, FriendCategory, FriendDeletion, Names, Stranger};
pub use reaction::{InputStatus, Reaction, ReactionUser};
pub use server::{Status, VersionInfo};
