//! What can be asked of a console.

use async_trait::async_trait;
use mynah_core::capability::{Account, Groups, Messaging, Support};
use mynah_core::message::Extra;
use mynah_core::model::{GroupInfo, LoginInfo, Status, Stranger, VersionInfo};
use mynah_core::{
    BotState, Error, ErrorKind, GroupId, GroupMembers, Member, MessageChain, MessageId, Result,
    SendError, SendResult, Target, UserId,
};

use crate::convert;
use crate::handle::Console;
use crate::room::{BOT, Room};
use crate::texts::text;

#[async_trait]
impl Messaging for Console {
    async fn send_msg(&self, target: &Target, message: MessageChain) -> SendResult<MessageId> {
        if message.is_empty() {
            return Err(Error::new(ErrorKind::InvalidInput, text("message-is-empty")).into());
        }
        let (id, prompt, text) = {
            let mut room = self.room();
            let prompt = match target {
                Target::Group(group) => room.is_group(group).map(|()| format!("{BOT}> "))?,
                Target::Private(user) | Target::Temporary { user, .. } => {
                    self.words().private(room.member(user)?)
                }
                _ => {
                    return Err(
                        Error::new(ErrorKind::Unsupported, text("target-unsupported")).into()
                    );
                }
            };
            let text = convert::write(&message, &room, self.words());
            (room.record(&BOT, &message.plain_text()), prompt, text)
        };
        self.output().write(&prompt, &text).await.map_err(SendError::NotSent)?;
        Ok(id)
    }
}

#[async_trait]
impl Groups for Console {
    async fn get_group_info(&self, group: &GroupId) -> Result<GroupInfo> {
        let room = self.room();
        room.is_group(group)?;
        Ok(described(group, &room))
    }

    async fn get_groups(&self) -> Result<Vec<GroupInfo>> {
        Ok(vec![described(&self.config().group, &self.room())])
    }

    async fn set_group_card(&self, group: &GroupId, user: &UserId, card: &str) -> Result<()> {
        let mut room = self.room();
        room.is_group(group)?;
        room.rename(user, card)
    }

    async fn get_group_member_info(&self, group: &GroupId, user: &UserId) -> Result<Member> {
        let room = self.room();
        room.is_group(group)?;
        room.member(user).cloned()
    }

    async fn get_group_members(&self, group: &GroupId) -> Result<GroupMembers> {
        let room = self.room();
        room.is_group(group)?;
        Ok(room.members().iter().cloned().collect())
    }
}

#[async_trait]
impl Account for Console {
    async fn get_login_info(&self) -> Result<LoginInfo> {
        Ok(LoginInfo { user_id: BOT, nickname: BOT.to_string() })
    }

    /// Whoever is in the group; nobody else exists.
    async fn get_stranger_info(&self, user: &UserId) -> Result<Stranger> {
        let room = self.room();
        let member = room.member(user)?;
        Ok(Stranger::new(user, member.nickname.as_str()))
    }
}

#[async_trait]
impl Support for Console {
    async fn get_status(&self) -> Result<Status> {
        let online = *self.watched_state().borrow() == BotState::Ready;
        Ok(Status { online, good: online, extra: Extra::new() })
    }

    async fn get_version_info(&self) -> Result<VersionInfo> {
        Ok(VersionInfo {
            app_name: env!("CARGO_PKG_NAME").to_owned(),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            protocol_version: "lines of text".to_owned(),
            extra: Extra::new(),
        })
    }
}

fn described(group: &GroupId, room: &Room) -> GroupInfo {
    GroupInfo {
        group_id: group.clone(),
        group_name: group.to_string(),
        group_remark: String::new(),
        group_all_shut: false,
        member_count: u32::try_from(room.members().len()).ok(),
        extra: Extra::new(),
    }
}
