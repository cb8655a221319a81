//! Answers, so that one sees the bot is there.

use mynah::prelude::*;

/// The module: `ping` is answered with a quotation.
pub fn module() -> Module {
    Module::new("ping")
        .texts("en", include_str!("ping/en.ftl"))
        .texts("zh-CN", include_str!("ping/zh-CN.ftl"))
        .on(command("ping").alias("在吗").help("ping-help"), ping)
}

async fn ping(localizer: Localizer) -> Reply {
    Reply::from(localizer.text("pong")).quoting()
}
