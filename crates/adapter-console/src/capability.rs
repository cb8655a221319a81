//! What can be asked of a console.

use std::sync::MutexGuard;

use async_trait::async_trait;
use mynah_core::capability::{Account, Groups, Messaging, Support};
use mynah_core::message::Extra;
use mynah_core::model::{GroupInfo, LoginInfo, Status, Stranger, VersionInfo};
use mynah_core::{
    BotState, Error, ErrorKind, GroupId, GroupMembers, Member, MessageChain, MessageId, Result,
    SendError, SendResult, Target, UserId,
};
use serde_json::json;

use crate::convert;
use crate::handle::Console;
use crate::room::{BOT, Room};
use crate::texts::text;

#[async_trait]
impl Messaging for Console {
    async fn send_msg(&self, target: &Target, message: MessageChain) -> SendResult<MessageId> {
        let message = &message;
        let params = || {
            let mut params = json!({ "message": message.to_code() });
            match target {
                Target::Group(group) => params["group_id"] = json!(group),
                Target::Private(user) | Target::Temporary { user, .. } => {
                    params["user_id"] = json!(user);
                }
                _ => {}
            }
            params
        };
        self.hooked_or(SendError::NotSent, "send_msg", params, |given| async move {
            let code = given.or("message", &String::new())?;
            // What no hook changed may hold what no code can say.
            let given = (!code.is_empty()).then(|| MessageChain::from_code(&code));
            self.write(target, given.as_ref().unwrap_or(message)).await
        })
        .await
    }
}

impl Console {
    async fn write(&self, target: &Target, message: &MessageChain) -> SendResult<MessageId> {
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
            let text = convert::write(message, &room, self.words());
            (room.record(&BOT, &message.plain_text()), prompt, text)
        };
        self.output().write(&prompt, &text).await.map_err(SendError::NotSent)?;
        Ok(id)
    }

    /// The room, when `group` is the one there is.
    fn room_of(&self, group: &GroupId) -> Result<MutexGuard<'_, Room>> {
        let room = self.room();
        room.is_group(group)?;
        Ok(room)
    }
}

#[async_trait]
impl Groups for Console {
    async fn get_group_info(&self, group: &GroupId) -> Result<GroupInfo> {
        let params = || json!({ "group_id": group });
        self.hooked("get_group_info", params, |given| async move {
            let group = given.or("group_id", group)?;
            Ok(described(&group, &*self.room_of(&group)?))
        })
        .await
    }

    async fn get_groups(&self) -> Result<Vec<GroupInfo>> {
        self.hooked(
            "get_groups",
            || json!({}),
            |_| async { Ok(vec![described(&self.config().group, &self.room())]) },
        )
        .await
    }

    async fn set_group_card(&self, group: &GroupId, user: &UserId, card: &str) -> Result<()> {
        let params = || json!({ "group_id": group, "user_id": user, "card": card });
        self.hooked("set_group_card", params, |given| async move {
            let (group, user) = (given.or("group_id", group)?, given.or("user_id", user)?);
            let card = given.or("card", &card.to_owned())?;
            self.room_of(&group)?.rename(&user, &card)
        })
        .await
    }

    async fn get_group_member_info(&self, group: &GroupId, user: &UserId) -> Result<Member> {
        let params = || json!({ "group_id": group, "user_id": user });
        self.hooked("get_group_member_info", params, |given| async move {
            let (group, user) = (given.or("group_id", group)?, given.or("user_id", user)?);
            self.room_of(&group)?.member(&user).cloned()
        })
        .await
    }

    async fn get_group_members(&self, group: &GroupId) -> Result<GroupMembers> {
        let params = || json!({ "group_id": group });
        let members: Vec<Member> = self
            .hooked("get_group_members", params, |given| async move {
                Ok(self.room_of(&given.or("group_id", group)?)?.members().to_vec())
            })
            .await?;
        Ok(members.into_iter().collect())
    }
}

#[async_trait]
impl Account for Console {
    async fn get_login_info(&self) -> Result<LoginInfo> {
        self.hooked(
            "get_login_info",
            || json!({}),
            |_| async { Ok(LoginInfo { user_id: BOT, nickname: BOT.to_string() }) },
        )
        .await
    }

    /// Whoever is in the group; nobody else exists.
    async fn get_stranger_info(&self, user: &UserId) -> Result<Stranger> {
        let params = || json!({ "user_id": user });
        self.hooked("get_stranger_info", params, |given| async move {
            let user = given.or("user_id", user)?;
            let room = self.room();
            let member = room.member(&user)?;
            Ok(Stranger::new(&user, member.nickname.as_str()))
        })
        .await
    }
}

#[async_trait]
impl Support for Console {
    async fn get_status(&self) -> Result<Status> {
        self.hooked(
            "get_status",
            || json!({}),
            |_| async {
                let online = *self.watched_state().borrow() == BotState::Ready;
                Ok(Status { online, good: online, extra: Extra::new() })
            },
        )
        .await
    }

    async fn get_version_info(&self) -> Result<VersionInfo> {
        self.hooked(
            "get_version_info",
            || json!({}),
            |_| async {
                Ok(VersionInfo {
                    app_name: env!("CARGO_PKG_NAME").to_owned(),
                    app_version: env!("CARGO_PKG_VERSION").to_owned(),
                    protocol_version: "lines of text".to_owned(),
                    extra: Extra::new(),
                })
            },
        )
        .await
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
