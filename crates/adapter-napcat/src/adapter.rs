//! The bot as the framework sees it: the generic API on top of the actions.

use std::process::ExitStatus;

use async_trait::async_trait;
use mynah_core::adapter::{Adapter, BotState, RunContext};
use mynah_core::capability::{Account, Groups, Messaging, RawCalls, Support};
use mynah_core::id::{BotId, GroupId, MessageId, Platform, UserId};
use mynah_core::model::{
    EssenceMessage, Friend, GroupInfo, GroupMembers, LatestMessage, LoginInfo, Member, Status,
    Stranger, VersionInfo,
};
use mynah_core::{Lang, MessageChain, Result, Target};
use serde_json::Value;
use tokio::sync::watch;
use tracing::Instrument;

use crate::action::{AccountActions, GroupActions, MessageActions, SystemActions};
use crate::error::{ConnectError, ServerError};
use crate::transport::{self, TcpConnector};
use crate::{NAME, NapCat, PLATFORM};

#[async_trait]
impl Adapter for NapCat {
    fn name(&self) -> &'static str {
        NAME
    }

    fn platform(&self) -> Platform {
        PLATFORM
    }

    fn id(&self) -> &BotId {
        &self.inner.config.id
    }

    fn lang(&self) -> Option<&Lang> {
        self.inner.config.lang.as_ref()
    }

    async fn run(&self, context: RunContext) -> Result<()> {
        let bot = &*self.inner;
        let Ok(_running) = bot.running.try_lock() else {
            let bot = bot.config.id.clone();
            return Err(ConnectError::AlreadyRunning { bot }.into());
        };
        bot.speak_with(context.lang.as_ref());
        bot.enter(BotState::Connecting);
        bot.span().in_scope(|| self.launch_server());
        let connector = TcpConnector::new(&bot.config);
        let ended = transport::run(bot, &connector, &context).instrument(bot.span()).await;
        bot.enter(BotState::Stopped);
        Ok(ended?)
    }

    fn state(&self) -> watch::Receiver<BotState> {
        self.inner.state.subscribe()
    }

    fn messaging(&self) -> &dyn Messaging {
        self
    }

    fn account(&self) -> Option<&dyn Account> {
        Some(self)
    }

    fn groups(&self) -> Option<&dyn Groups> {
        Some(self)
    }

    fn support(&self) -> Option<&dyn Support> {
        Some(self)
    }

    fn raw_calls(&self) -> Option<&dyn RawCalls> {
        Some(self)
    }
}

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

#[async_trait]
impl Groups for NapCat {
    async fn get_group_info(&self, group: &GroupId) -> Result<GroupInfo> {
        Ok(GroupActions::get_group_info(self, group).await?.into())
    }

    async fn get_group_member_info(&self, group: &GroupId, user: &UserId) -> Result<Member> {
        let member = GroupActions::get_group_member_info(self, group, user).await?;
        Ok(member.into())
    }

    async fn get_group_members(&self, group: &GroupId) -> Result<GroupMembers> {
        let members = GroupActions::get_group_members(self, group).await?;
        Ok(members.into_generic())
    }

    async fn get_groups(&self) -> Result<Vec<GroupInfo>> {
        let groups = GroupActions::get_groups(self).await?;
        Ok(groups.into_iter().map(Into::into).collect())
    }

    async fn get_essence_msg_list(&self, group: &GroupId) -> Result<Vec<EssenceMessage>> {
        let messages = GroupActions::get_essence_msg_list(self, group).await?;
        Ok(messages.into_iter().map(Into::into).collect())
    }
}

#[async_trait]
impl Account for NapCat {
    async fn get_login_info(&self) -> Result<LoginInfo> {
        Ok(AccountActions::get_login_info(self).await?)
    }

    async fn get_friends(&self) -> Result<Vec<Friend>> {
        Ok(AccountActions::get_friends(self).await?)
    }

    async fn get_stranger_info(&self, user: &UserId) -> Result<Stranger> {
        Ok(AccountActions::get_stranger_info(self, user).await?.into())
    }

    async fn get_last_msg_per_conv(&self) -> Result<Vec<LatestMessage>> {
        let conversations = AccountActions::get_last_msg_per_conv(self).await?;
        Ok(conversations.into_iter().map(Into::into).collect())
    }
}

#[async_trait]
impl Support for NapCat {
    async fn get_status(&self) -> Result<Status> {
        Ok(SystemActions::get_status(self).await?)
    }

    async fn get_version_info(&self) -> Result<VersionInfo> {
        Ok(SystemActions::get_version_info(self).await?)
    }

    async fn start_server(&self) -> Result<ExitStatus> {
        Ok(Self::start_server(self).await?)
    }

    async fn stop_server(&self) -> Result<()> {
        succeeded("stop_server_command", Self::stop_server(self).await?)
    }

    async fn restart_server(&self) -> Result<()> {
        succeeded("start_server_command", Self::restart_server(self).await?)
    }
}

/// Where the status of a command is not answered, a bad one must not pass for a good one.
fn succeeded(key: &'static str, status: Option<ExitStatus>) -> Result<()> {
    match status {
        Some(status) if !status.success() => Err(ServerError::Failed { key, status }.into()),
        _ => Ok(()),
    }
}

#[async_trait]
impl RawCalls for NapCat {
    async fn call_raw(&self, api: &str, params: Value) -> Result<Value> {
        Ok(Self::call_raw(self, api.to_owned(), params).await?)
    }
}
