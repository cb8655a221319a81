//! Groups and their members.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::Groups;
use mynah_core::id::{GroupId, MessageId, UserId};
use mynah_core::message::MediaSource;
use mynah_core::model::{EssenceMessage, GroupInfo, GroupMembers, Member};
use serde_json::{Value, json};

use crate::NapCat;
use crate::action::{
    GroupActions, GroupLifeActions, GroupSettingActions, HistoryActions, ModerationActions,
};

#[async_trait]
impl Groups for NapCat {
    async fn get_group_info(&self, group: &GroupId) -> Result<GroupInfo> {
        Ok(GroupActions::get_group_info(self, group).await?.into())
    }

    async fn get_group_info_raw(&self, group: &GroupId) -> Result<Value> {
        Ok(json!(self.get_group_info_ex(group).await?))
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

    async fn set_group_name(&self, group: &GroupId, name: &str) -> Result<()> {
        Ok(GroupSettingActions::set_group_name(self, group, name).await?)
    }

    async fn set_group_remark(&self, group: &GroupId, remark: &str) -> Result<()> {
        Ok(GroupSettingActions::set_group_remark(self, group, remark).await?)
    }

    async fn set_group_avatar(&self, group: &GroupId, picture: MediaSource) -> Result<()> {
        self.set_group_portrait(group, picture).await?;
        Ok(())
    }

    async fn set_group_card(&self, group: &GroupId, user: &UserId, card: &str) -> Result<()> {
        Ok(ModerationActions::set_group_card(self, group, user, card).await?)
    }

    async fn set_group_sign(&self, group: &GroupId) -> Result<()> {
        Ok(GroupLifeActions::set_group_sign(self, group).await?)
    }

    /// The server never dismisses a group, whatever `dismiss` says.
    async fn group_leave(&self, group: &GroupId, dismiss: bool) -> Result<()> {
        Ok(self.set_group_leave(group).is_dismiss(dismiss).await?)
    }

    async fn set_essence_msg(&self, message: &MessageId) -> Result<()> {
        Ok(HistoryActions::set_essence_msg(self, message).await?)
    }

    async fn delete_essence_msg(&self, message: &MessageId) -> Result<()> {
        Ok(HistoryActions::delete_essence_msg(self).message_id(message).await?)
    }

    async fn get_essence_msg_list(&self, group: &GroupId) -> Result<Vec<EssenceMessage>> {
        let messages = GroupActions::get_essence_msg_list(self, group).await?;
        Ok(messages.into_iter().map(Into::into).collect())
    }
}
