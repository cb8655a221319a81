//! Lists what the bot can do, in the language of the bot.

use mynah::prelude::*;

/// The module: `help` lists the commands of all modules that this bot can carry out.
pub fn module() -> Module {
    Module::new("help")
        .texts("en", include_str!("help/en.ftl"))
        .texts("zh-CN", include_str!("help/zh-CN.ftl"))
        .on(command("help").alias("帮助").alias("菜单").help("help-help"), help)
}

async fn help(directory: Directory, localizer: Localizer) -> String {
    let lines = directory.entries().iter().map(|entry| {
        let commands = entry.commands().join(" / ");
        let text = entry.text(localizer.lang());
        localizer.text("line").with("commands", commands).with("text", text).to_string()
    });
    std::iter::once(localizer.text("title").to_string()).chain(lines).collect::<Vec<_>>().join("\n")
}
