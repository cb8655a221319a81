//! Sending messages.

use async_trait::async_trait;
use mynah_core::capability::Messaging;
use mynah_core::id::MessageId;
use mynah_core::{MessageChain, SendResult, Target};
use serde_json::{Value, json};

use crate::NapCat;
use crate::action::{Action, Call, Client, Destination, MessageActions, SendMsg};
use crate::error::{CallError, SendError};

#[async_trait]
impl Messaging for NapCat {
    async fn send_msg(&self, target: &Target, message: MessageChain) -> SendResult<MessageId> {
        let sent = match target {
            Target::Group(group) => MessageActions::send_group_msg(self, group, message).await,
            Target::Private(user) => MessageActions::send_private_msg(self, user, message).await,
            Target::Temporary { user, group: Some(group) } => {
                MessageActions::send_private_msg(self, user, message).group_id(group).await
            }
            other => MessageActions::send_msg(self, other, message).await,
        };
        sent.map_err(generic)
    }

    async fn send_raw_msg(&self, target: &Target, data: Value) -> SendResult<MessageId> {
        sent_as_given(self, &target.into(), data).await.map_err(|error| generic(error.into()))
    }
}

fn generic(error: SendError) -> mynah_core::SendError {
    error.map(Into::into)
}

/// Sends what is given as the message, which the row of the action would not take as it is.
async fn sent_as_given(
    napcat: &NapCat,
    target: &Destination,
    data: Value,
) -> Result<MessageId, CallError> {
    crate::action::Argument::check(target, "target")?;
    let mut params = json!(target);
    params["message"] = data;
    let reply = napcat.call(Call::new(SendMsg::NAME, params.to_string())).await?;
    Ok(reply.decode::<<SendMsg as Action>::Wire>(SendMsg::NAME)?.into())
}
