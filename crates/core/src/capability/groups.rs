//! Groups and their members.

use async_trait::async_trait;

use super::unsupported;
use crate::adapter::Adapter;
use crate::error::Result;
use crate::id::{GroupId, UserId};
use crate::model::{EssenceMessage, GroupInfo, GroupMembers, Member};

/// Groups and their members.
#[async_trait]
pub trait Groups: Adapter {
    /// A group.
    ///
    /// # Errors
    ///
    /// [`Refused`](crate::ErrorKind::Refused) or [`NotFound`](crate::ErrorKind::NotFound) for a
    /// group the bot cannot see.
    async fn get_group_info(&self, group: &GroupId) -> Result<GroupInfo> {
        let _ = group;
        unsupported!(self, "get_group_info")
    }

    /// One member of a group.
    ///
    /// # Errors
    ///
    /// [`Refused`](crate::ErrorKind::Refused) or [`NotFound`](crate::ErrorKind::NotFound) for
    /// somebody who is no member.
    async fn get_group_member_info(&self, group: &GroupId, user: &UserId) -> Result<Member> {
        let _ = (group, user);
        unsupported!(self, "get_group_member_info")
    }

    /// All members of a group, in the order of the platform.
    ///
    /// # Errors
    ///
    /// [`Refused`](crate::ErrorKind::Refused) or [`NotFound`](crate::ErrorKind::NotFound) for a
    /// group the bot cannot see.
    async fn get_group_members(&self, group: &GroupId) -> Result<GroupMembers> {
        let _ = group;
        unsupported!(self, "get_group_members")
    }

    /// The groups the bot is in.
    ///
    /// # Errors
    ///
    /// Those of any call: not connected, no answer in time.
    async fn get_groups(&self) -> Result<Vec<GroupInfo>> {
        unsupported!(self, "get_groups")
    }

    /// The messages that were singled out in a group.
    ///
    /// # Errors
    ///
    /// [`Refused`](crate::ErrorKind::Refused) or [`NotFound`](crate::ErrorKind::NotFound) for a
    /// group the bot cannot see.
    async fn get_essence_msg_list(&self, group: &GroupId) -> Result<Vec<EssenceMessage>> {
        let _ = group;
        unsupported!(self, "get_essence_msg_list")
    }
}
