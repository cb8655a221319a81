//! Sending messages: what every platform has.

use serde_json::Value;

use super::calls::calls;
use crate::error::SendResult;
use crate::id::{GroupId, MessageId, UserId};
use crate::message::segment::{File, Forward, Image, Music, Node, Record};
use crate::message::{MediaSource, MessageChain};
use crate::target::Target;

calls! {
    /// Sending messages: what every platform has.
    ///
    /// An adapter implements [`send_msg`](Self::send_msg); the calls below it say a common message
    /// in one word, to a [`Target`], to a group or to one user.
    /// What is to stand in front of a message or behind it (a mention, a quotation, a picture) is
    /// part of the [`MessageChain`].
    pub trait Messaging {
        required {
            /// Sends `message` to a conversation and answers the id of what was sent.
            ///
            /// # Errors
            ///
            /// [`NotSent`](crate::SendError::NotSent) when it cannot be sent to this target at all or
            /// there is no connection, [`Refused`](crate::SendError::Refused) when the platform said
            /// no, and [`Unknown`](crate::SendError::Unknown) when it may have arrived; it is never
            /// sent a second time by itself.
            async fn send_msg(&self, target: &Target, message: MessageChain) -> SendResult<MessageId>;
        }

        /// Sends what the platform itself calls a message, exactly as it is given.
        ///
        /// Nothing is checked, uploaded or escaped: codes in a text of `data` are codes.
        async fn send_raw_msg(&self, target: &Target, data: Value) -> SendResult<MessageId>;

        /// Sends a picture.
        async fn send_image(&self, target: &Target, image: MediaSource) -> SendResult<MessageId> {
            self.send_msg(target, Image::new(image).into()).await
        }

        /// Sends a voice message.
        async fn send_record(&self, target: &Target, record: MediaSource) -> SendResult<MessageId> {
            self.send_msg(target, Record::new(record).into()).await
        }

        /// Sends a file, under another name than its own when one is given.
        async fn send_file(
            &self,
            target: &Target,
            file: MediaSource,
            name: Option<&str>,
        ) -> SendResult<MessageId> {
            let file = File { name: name.map(str::to_owned), ..File::new(file) };
            self.send_msg(target, file.into()).await
        }

        /// Sends a card that plays music.
        async fn send_music(&self, target: &Target, music: Music) -> SendResult<MessageId> {
            self.send_msg(target, music.into()).await
        }

        /// Sends messages that exist already as one that holds them.
        async fn send_forward_msg_by_id(
            &self,
            target: &Target,
            messages: &[MessageId],
        ) -> SendResult<MessageId> {
            let forward = Forward::new(messages.iter().map(Node::quoted));
            self.send_msg(target, forward.into()).await
        }

        /// Sends `message` to everybody in a group.
        async fn send_group_msg(&self, group: &GroupId, message: MessageChain) -> SendResult<MessageId> {
            self.send_msg(&group.into(), message).await
        }

        /// [`send_raw_msg`](Self::send_raw_msg) to a group.
        async fn send_group_raw_msg(&self, group: &GroupId, data: Value) -> SendResult<MessageId> {
            self.send_raw_msg(&group.into(), data).await
        }

        /// [`send_image`](Self::send_image) to a group.
        async fn send_group_image(&self, group: &GroupId, image: MediaSource) -> SendResult<MessageId> {
            self.send_image(&group.into(), image).await
        }

        /// [`send_record`](Self::send_record) to a group.
        async fn send_group_record(
            &self,
            group: &GroupId,
            record: MediaSource,
        ) -> SendResult<MessageId> {
            self.send_record(&group.into(), record).await
        }

        /// [`send_file`](Self::send_file) to a group.
        async fn send_group_file(
            &self,
            group: &GroupId,
            file: MediaSource,
            name: Option<&str>,
        ) -> SendResult<MessageId> {
            self.send_file(&group.into(), file, name).await
        }

        /// [`send_music`](Self::send_music) to a group.
        async fn send_group_music(&self, group: &GroupId, music: Music) -> SendResult<MessageId> {
            self.send_music(&group.into(), music).await
        }

        /// [`send_forward_msg_by_id`](Self::send_forward_msg_by_id) to a group.
        async fn send_group_forward_msg_by_id(
            &self,
            group: &GroupId,
            messages: &[MessageId],
        ) -> SendResult<MessageId> {
            self.send_forward_msg_by_id(&group.into(), messages).await
        }

        /// Sends `message` to one user.
        async fn send_private_msg(&self, user: &UserId, message: MessageChain) -> SendResult<MessageId> {
            self.send_msg(&user.into(), message).await
        }

        /// [`send_raw_msg`](Self::send_raw_msg) to one user.
        async fn send_private_raw_msg(&self, user: &UserId, data: Value) -> SendResult<MessageId> {
            self.send_raw_msg(&user.into(), data).await
        }

        /// [`send_image`](Self::send_image) to one user.
        async fn send_private_image(&self, user: &UserId, image: MediaSource) -> SendResult<MessageId> {
            self.send_image(&user.into(), image).await
        }

        /// [`send_record`](Self::send_record) to one user.
        async fn send_private_record(
            &self,
            user: &UserId,
            record: MediaSource,
        ) -> SendResult<MessageId> {
            self.send_record(&user.into(), record).await
        }

        /// [`send_file`](Self::send_file) to one user.
        async fn send_private_file(
            &self,
            user: &UserId,
            file: MediaSource,
            name: Option<&str>,
        ) -> SendResult<MessageId> {
            self.send_file(&user.into(), file, name).await
        }

        /// [`send_music`](Self::send_music) to one user.
        async fn send_private_music(&self, user: &UserId, music: Music) -> SendResult<MessageId> {
            self.send_music(&user.into(), music).await
        }

        /// [`send_forward_msg_by_id`](Self::send_forward_msg_by_id) to one user.
        async fn send_private_forward_msg_by_id(
            &self,
            user: &UserId,
            messages: &[MessageId],
        ) -> SendResult<MessageId> {
            self.send_forward_msg_by_id(&user.into(), messages).await
        }
    }
}
