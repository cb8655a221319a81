//! Greets whoever joins a group.

use mynah::prelude::*;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an operator can set.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What is said to whoever joins; a text in the language of the bot without it.
    pub text: Option<String>,
}

/// The module: everybody who joins is mentioned and greeted, but for the bot itself.
pub fn module() -> Module {
    Module::new("welcome")
        .texts("en", include_str!("welcome/en.ftl"))
        .texts("zh-CN", include_str!("welcome/zh-CN.ftl"))
        .described_config::<Settings>()
        .on(notice().group_increase(), welcome)
}

async fn welcome(
    event: Event<GroupIncrease>,
    settings: Config<Settings>,
    localizer: Localizer,
) -> Option<Reply> {
    if event.user_id == event.header().self_id {
        return None;
    }
    let text = settings.text.clone().unwrap_or_else(|| localizer.text("welcome").to_string());
    Some(Reply::new(MessageChain::new().at(&event.user_id).text(format!(" {text}"))))
}
