//! Messages that were sent.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::History;
use mynah_core::model::LatestMessage;

use crate::NapCat;
use crate::action::AccountActions;

#[async_trait]
impl History for NapCat {
    async fn get_last_msg_per_conv(&self) -> Result<Vec<LatestMessage>> {
        let conversations = AccountActions::get_last_msg_per_conv(self).await?;
        Ok(conversations.into_iter().map(Into::into).collect())
    }
}
