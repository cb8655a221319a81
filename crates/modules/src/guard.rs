//! Keeps order in groups: takes words back that are not wanted, mutes, removes, welcomes.
//!
//! Shows roles, priorities, and how a module that can do harm does none before an operator says
//! so: without a configuration it only watches.

use std::ops::ControlFlow;
use std::time::Duration;

use mynah::core::config::HumanDuration;
use mynah::core::model::Role;
use mynah::core::{Context, FromContext, Rejection};
use mynah::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Before everybody else, so that nobody answers what is taken back.
const FIRST: i32 = 100;

/// The module: `ban`, `unban` and `kick` for those who keep order, and a watch over words.
pub fn module() -> Module {
    Module::new("guard")
        .texts("en", include_str!("guard/en.ftl"))
        .texts("zh-CN", include_str!("guard/zh-CN.ftl"))
        .described_config::<Settings>()
        .on(message().in_group().and(!keepers()), watch.priority(FIRST))
        .on(notice().group_increase(), welcome)
        .on(keepers_say("ban", "禁言").help("ban-help"), ban)
        .on(keepers_say("unban", "解禁").help("unban-help"), unban)
        .on(keepers_say("kick", "踢").help("kick-help"), kick)
}

/// Those who keep order: administrators, the owner, and the supers of the bot.
fn keepers() -> Condition {
    message().by_admin().or(message().by_super())
}

/// A command of theirs.
fn keepers_say(name: &str, chinese: &str) -> Condition {
    command(name).alias(chinese).with_args().in_group().and(keepers())
}

/// What an operator can set; nothing of it is on by itself.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Settings {
    /// Whether the commands do anything.
    commands: bool,
    /// Messages that hold one of these, in any case, are taken back.
    keywords: Vec<String>,
    /// How long whoever said one is mute; not at all without it.
    mute: Option<HumanDuration>,
    /// What whoever joins is told; nothing when it is empty.
    welcome: String,
}

impl Settings {
    fn minds(&self, message: &Message) -> bool {
        let said = message.chain.plain_text().to_lowercase();
        self.keywords.iter().any(|word| !word.is_empty() && said.contains(&word.to_lowercase()))
    }
}

async fn watch(
    message: Message,
    settings: Config<Settings>,
    act: Act,
    texts: Localizer,
) -> Result<ControlFlow<Reply>> {
    if !settings.minds(&message) {
        return Ok(ControlFlow::Continue(()));
    }
    act.delete().await?;
    if let Some(time) = settings.mute {
        act.ban(time.get()).await?;
    }
    let warning = texts.text("not-here").to_string();
    let warning = MessageChain::new().at(message.user_id()).text(format!(" {warning}"));
    Ok(ControlFlow::Break(Reply::new(warning)))
}

async fn welcome(event: Event<GroupIncrease>, settings: Config<Settings>) -> Option<Reply> {
    let newcomer = event.user_id != event.header().self_id && !settings.welcome.is_empty();
    let words = MessageChain::new().at(&event.user_id).text(format!(" {}", settings.welcome));
    newcomer.then(|| Reply::new(words))
}

/// Whoever asks for something, and what is needed to do it.
struct Keeper {
    settings: Config<Settings>,
    message: Message,
    bot: Bot,
    texts: Localizer,
}

impl FromContext for Keeper {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let (settings, message, bot, texts) = FromContext::from_context(context)?;
        Ok(Self { settings, message, bot, texts })
    }
}

impl Keeper {
    /// Why whoever asks may not do it to `user`, if that is so.
    async fn denies(&self, user: &UserId) -> Result<Option<&'static str>> {
        if !self.settings.commands {
            return Ok(Some("switched-off"));
        }
        // Of members, only supers get here, and they rank with the owner.
        let rank = match self.message.sender.role.unwrap_or_default() {
            Role::Member => Role::Owner,
            role => role,
        };
        let group = self.message.group_id()?;
        let member = self.bot.groups()?.get_group_member_info(group, user).await?;
        Ok((member.role >= rank).then_some("too-high"))
    }

    async fn mutes(self, user: &UserId, time: Duration) -> Result<Reply> {
        if let Some(why) = self.denies(user).await? {
            return Ok(self.says(why));
        }
        let group = self.message.group_id()?;
        let done = self.bot.moderation()?.group_ban(group, user, time).await?;
        Ok(self.says(if done.took_effect() { "done" } else { "not-done" }))
    }

    fn says(&self, key: &str) -> Reply {
        Reply::from(self.texts.text(key)).quoting()
    }
}

async fn ban(Args((user, time)): Args<(UserId, Option<Duration>)>, by: Keeper) -> Result<Reply> {
    by.mutes(&user, time.unwrap_or(Duration::from_mins(10))).await
}

async fn unban(Args((user,)): Args<(UserId,)>, by: Keeper) -> Result<Reply> {
    by.mutes(&user, Duration::ZERO).await
}

async fn kick(Args((user,)): Args<(UserId,)>, by: Keeper) -> Result<Reply> {
    if let Some(why) = by.denies(&user).await? {
        return Ok(by.says(why));
    }
    let group = by.message.group_id()?;
    by.bot.moderation()?.group_kick(group, &user, false).await?;
    Ok(by.says("done"))
}
