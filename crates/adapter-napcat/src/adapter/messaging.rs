//! Sending messages.

use async_trait::async_trait;
use mynah_core::capability::Messaging;
use mynah_core::id::MessageId;
use mynah_core::{MessageChain, Result, Target};

use crate::NapCat;
use crate::action::MessageActions;

#[async_trait]
impl Messaging for NapCat {
    async fn send_msg(&self, target: &Target, message: MessageChain) -> Result<MessageId> {
        let sent = match target {
            Target::Group(group) => MessageActions::send_group_msg(self, group, message).await,
            Target::Private(user) => MessageActions::send_private_msg(self, user, message).await,
            Target::Temporary { user, group: Some(group) } => {
                MessageActions::send_private_msg(self, user, message).group_id(group).await
            }
            other => MessageActions::send_msg(self, other, message).await,
        };
        Ok(sent?)
    }
}
