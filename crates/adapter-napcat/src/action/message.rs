//! Messages: sending them.

use mynah_core::id::{GroupId, MessageId, UserId};

use super::macros::actions;
use super::{Destination, Milliseconds, Outgoing};
use crate::convert::can;
use crate::wire;

actions! {
    /// Messages: sending them.
    ///
    /// What is shown of a message that is a merged forward is given with the
    /// [`Forward`](mynah_core::message::segment::Forward) itself. `server_timeout` is how long the
    /// server waits for the platform, 10 seconds and more for big files unless given;
    /// [`timeout`](super::Request::timeout) is how long the bot waits for the server.
    /// `auto_escape` is for texts with codes, which are never sent from here, so it changes nothing.
    pub trait MessageActions {
        /// Sends a message to a group and answers its id.
        ///
        /// The server waits until the platform shows the message; a failure of kind
        /// [`TimedOut`](mynah_core::ErrorKind::TimedOut) leaves open whether it was sent.
        send_group_msg is send: SendGroupMsg { group_id: GroupId, #[serde(flatten)] message: Outgoing }
            ? {
                auto_escape: bool,
                #[serde(rename = "timeout")] server_timeout: Milliseconds,
            } load message at group_id -> wire::Sent => MessageId;

        /// Sends a message to one user and answers its id.
        ///
        /// With `group_id` it reaches somebody who is no friend, through a group both are in.
        /// The server posts it to the whole group, however, when it does not know the user at all;
        /// whoever wrote to the bot is known.
        send_private_msg is send: SendPrivateMsg { user_id: UserId, #[serde(flatten)] message: Outgoing }
            ? {
                group_id: GroupId,
                auto_escape: bool,
                #[serde(rename = "timeout")] server_timeout: Milliseconds,
            } load message at user_id -> wire::Sent => MessageId;

        /// Sends a message to wherever a [`Target`](mynah_core::Target) leads and answers its id.
        send_msg is send: SendMsg {
            #[serde(flatten)] target: Destination,
            #[serde(flatten)] message: Outgoing,
        } ? {
            auto_escape: bool,
            #[serde(rename = "timeout")] server_timeout: Milliseconds,
        } load message at target -> wire::Sent => MessageId;

        /// Tells whether pictures can be sent.
        ///
        /// Deprecated: the server never looks, and always says yes.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// assert!(napcat.can_send_image().await?);
        /// # Ok(())
        /// # });
        /// ```
        can_send_image is read: CanSendImage {} -> Option<wire::Ability> => bool, by can;

        /// Tells whether voice messages can be sent to a group.
        ///
        /// Deprecated: the server looks neither at itself nor at the group, and always says yes.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// assert!(napcat.can_send_record(570000001).await?);
        /// # Ok(())
        /// # });
        /// ```
        can_send_record is read: CanSendRecord { group_id: GroupId }
            -> Option<wire::Ability> => bool, by can;
    }
}
