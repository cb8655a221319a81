//! Greets whoever joins a group.

use mynah::prelude::*;

/// The module: everybody who joins is mentioned and greeted, but for the bot itself.
pub fn module() -> Module {
    Module::new("welcome")
        .texts("en", include_str!("welcome/en.ftl"))
        .texts("zh-CN", include_str!("welcome/zh-CN.ftl"))
        .on(notice().group_increase(), welcome)
}

async fn welcome(event: Event<GroupIncrease>, localizer: Localizer) -> Option<Reply> {
    if event.user_id == event.header().self_id {
        return None;
    }
    let text = localizer.text("welcome").to_string();
    Some(Reply::new(MessageChain::new().at(&event.user_id).text(format!(" {text}"))))
}
