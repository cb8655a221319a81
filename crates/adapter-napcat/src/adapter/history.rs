//! Messages that were sent.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::History;
use mynah_core::id::{GroupId, MessageId, UserId};
use mynah_core::message::segment::Forward;
use mynah_core::model::{HistoryEnd, HistoryQuery, LatestMessage, RetrievedMessage};

use crate::NapCat;
use crate::action::{AccountActions, ForwardActions, HistoryActions};

/// A request for messages with what a query asks for.
macro_rules! asked {
    ($request:expr, $query:ident) => {{
        let request = $request.count($query.count);
        match &$query.end {
            HistoryEnd::Latest => request,
            HistoryEnd::EndingAt(message) => request.message_seq(message),
            HistoryEnd::StartingAt(message) => request.message_seq(message).reverse_order(true),
        }
    }};
}

#[async_trait]
impl History for NapCat {
    async fn get_msg(&self, message: &MessageId) -> Result<RetrievedMessage> {
        Ok(HistoryActions::get_msg(self, message).await?.into())
    }

    async fn get_forward_msg(&self, message: &MessageId) -> Result<Forward> {
        Ok(ForwardActions::get_forward_msg(self, message).await?)
    }

    async fn delete_msg(&self, message: &MessageId) -> Result<()> {
        Ok(HistoryActions::delete_msg(self, message).await?)
    }

    async fn get_group_msg_history(
        &self,
        group: &GroupId,
        query: &HistoryQuery,
    ) -> Result<Vec<RetrievedMessage>> {
        let request = HistoryActions::get_group_msg_history(self, group);
        let messages = asked!(request, query).await?;
        Ok(messages.into_iter().map(Into::into).collect())
    }

    async fn get_private_msg_history(
        &self,
        user: &UserId,
        query: &HistoryQuery,
    ) -> Result<Vec<RetrievedMessage>> {
        let request = self.get_friend_msg_history(user);
        let messages = asked!(request, query).await?;
        Ok(messages.into_iter().map(Into::into).collect())
    }

    async fn get_last_msg_per_conv(&self) -> Result<Vec<LatestMessage>> {
        let conversations = AccountActions::get_last_msg_per_conv(self).await?;
        Ok(conversations.into_iter().map(Into::into).collect())
    }

    async fn mark_group_msg_as_read(&self, group: &GroupId) -> Result<()> {
        Ok(HistoryActions::mark_group_msg_as_read(self, group).await?)
    }

    async fn mark_private_msg_as_read(&self, user: &UserId) -> Result<()> {
        Ok(HistoryActions::mark_private_msg_as_read(self, user).await?)
    }

    async fn mark_all_as_read(&self) -> Result<()> {
        Ok(HistoryActions::mark_all_as_read(self).await?)
    }
}
