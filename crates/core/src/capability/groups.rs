//! Groups and their members.

use serde_json::Value;

use super::calls::calls;
use crate::error::{ErrorKind, Result};
use crate::id::{GroupId, MessageId, UserId};
use crate::message::MediaSource;
use crate::model::{EssenceMessage, GroupInfo, GroupMembers, Member, Role};

calls! {
    /// Groups and their members.
    pub trait Groups {
        /// A group.
        async fn get_group_info(&self, group: &GroupId) -> Result<GroupInfo>;

        /// Whatever the platform keeps about a group, as it writes it.
        async fn get_group_info_raw(&self, group: &GroupId) -> Result<Value>;

        /// One member of a group.
        ///
        /// # Errors
        ///
        /// [`Refused`](crate::ErrorKind::Refused) or [`NotFound`](crate::ErrorKind::NotFound) for
        /// somebody who is no member.
        async fn get_group_member_info(&self, group: &GroupId, user: &UserId) -> Result<Member>;

        /// All members of a group, in the order of the platform.
        async fn get_group_members(&self, group: &GroupId) -> Result<GroupMembers>;

        /// The groups the bot is in.
        async fn get_groups(&self) -> Result<Vec<GroupInfo>>;

        /// Somebody as a member of whichever group has them, the first of the bot's that does;
        /// `None` when none does.
        ///
        /// The groups are asked one by one, so it takes a while. A group that does not tell is
        /// passed over.
        async fn get_user_by_groups(&self, user: &UserId) -> Result<Option<Member>> {
            for group in self.get_groups().await? {
                match self.get_group_member_info(&group.group_id, user).await {
                    Ok(member) => return Ok(Some(member)),
                    Err(error) => match error.kind() {
                        ErrorKind::Refused | ErrorKind::NotFound => {}
                        _ => return Err(error),
                    },
                }
            }
            Ok(None)
        }

        /// The name a member has in a group, else that of the account; `None` for somebody who is
        /// no member, or has no name at all.
        async fn get_card(&self, group: &GroupId, user: &UserId) -> Result<Option<String>> {
            let member = match self.get_group_member_info(group, user).await {
                Ok(member) => member,
                Err(error) => match error.kind() {
                    ErrorKind::Refused | ErrorKind::NotFound => return Ok(None),
                    _ => return Err(error),
                },
            };
            Ok([member.card, member.nickname].into_iter().find(|name| !name.is_empty()))
        }

        /// Whether somebody owns a group or manages it.
        async fn is_admin(&self, group: &GroupId, user: &UserId) -> Result<bool> {
            Ok(self.get_group_member_info(group, user).await?.role >= Role::Admin)
        }

        /// Names a group.
        async fn set_group_name(&self, group: &GroupId, name: &str) -> Result<()>;

        /// Sets the bot's own note on a group; an empty one takes it away.
        async fn set_group_remark(&self, group: &GroupId, remark: &str) -> Result<()>;

        /// Sets the picture of a group.
        async fn set_group_avatar(&self, group: &GroupId, picture: MediaSource) -> Result<()>;

        /// Sets the name a member has in a group; an empty one takes it away.
        async fn set_group_card(&self, group: &GroupId, user: &UserId, card: &str) -> Result<()>;

        /// Signs the bot in for today.
        async fn set_group_sign(&self, group: &GroupId) -> Result<()>;

        /// Leaves a group, which cannot be taken back; with `dismiss` an owner ends it for all,
        /// where the platform can.
        async fn group_leave(&self, group: &GroupId, dismiss: bool) -> Result<()>;

        /// Singles a message of a group out.
        async fn set_essence_msg(&self, message: &MessageId) -> Result<()>;

        /// Takes a message from those that are singled out.
        async fn delete_essence_msg(&self, message: &MessageId) -> Result<()>;

        /// The messages that were singled out in a group.
        async fn get_essence_msg_list(&self, group: &GroupId) -> Result<Vec<EssenceMessage>>;
    }
}
