//! Groups and their members.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::Groups;
use mynah_core::id::{GroupId, UserId};
use mynah_core::model::{EssenceMessage, GroupInfo, GroupMembers, Member};

use crate::NapCat;
use crate::action::GroupActions;

#[async_trait]
impl Groups for NapCat {
    async fn get_group_info(&self, group: &GroupId) -> Result<GroupInfo> {
        Ok(GroupActions::get_group_info(self, group).await?.into())
    }

    async fn get_group_member_info(&self, group: &GroupId, user: &UserId) -> Result<Member> {
        let member = GroupActions::get_group_member_info(self, group, user).await?;
        Ok(member.into())
    }

    async fn get_group_members(&self, group: &GroupId) -> Result<GroupMembers> {
        let members = GroupActions::get_group_members(self, group).await?;
        Ok(members.into_generic())
    }

    async fn get_groups(&self) -> Result<Vec<GroupInfo>> {
        let groups = GroupActions::get_groups(self).await?;
        Ok(groups.into_iter().map(Into::into).collect())
    }

    async fn get_essence_msg_list(&self, group: &GroupId) -> Result<Vec<EssenceMessage>> {
        let messages = GroupActions::get_essence_msg_list(self, group).await?;
        Ok(messages.into_iter().map(Into::into).collect())
    }
}
