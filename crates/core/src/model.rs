//! What can be asked of a platform: accounts, groups, members, the server itself.
//!
//! Nothing here knows how a platform writes it; `extra` keeps what the fields do not name.

mod account;
mod group;
mod member;
mod members;
mod past;
mod person;
mod server;

pub use account::LoginInfo;
pub use group::GroupInfo;
pub use member::{GroupMember, Member, Role, Sex};
pub use members::GroupMembers;
pub use past::{EssenceMessage, LatestMessage};
pub use person::{Friend, Stranger};
pub use server::{Status, VersionInfo};
