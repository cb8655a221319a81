//! Saying something without words.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::Reactions;
use mynah_core::id::{GroupId, MessageId, UserId};
use mynah_core::model::{InputStatus, ReactionUser};

use crate::NapCat;
use crate::action::{FriendActions, GroupLifeActions, ReactionActions};
use crate::convert;

#[async_trait]
impl Reactions for NapCat {
    async fn get_reaction_users(
        &self,
        message: &MessageId,
        emoji: &str,
    ) -> Result<Vec<ReactionUser>> {
        let users = self.get_emoji_likes(message, emoji).await?;
        Ok(users.into_iter().filter_map(convert::reaction_user).collect())
    }

    async fn set_reaction(&self, message: &MessageId, emoji: &str, set: bool) -> Result<()> {
        Ok(self.set_msg_emoji_like(message, emoji).set(set).await?)
    }

    async fn group_poke(&self, group: &GroupId, user: &UserId) -> Result<()> {
        Ok(GroupLifeActions::group_poke(self, group, user).await?)
    }

    async fn friend_poke(&self, user: &UserId) -> Result<()> {
        Ok(GroupLifeActions::friend_poke(self, user).await?)
    }

    async fn set_input_status(&self, user: &UserId, status: InputStatus) -> Result<()> {
        Ok(FriendActions::set_input_status(self, user, status).await?)
    }
}
