//! Lists the modules, and switches them on and off while the bot runs; for super users.
//!
//! Shows commands of a few people, which the help lists for nobody else, and names of commands that
//! are texts: who says one is answered in its language.

use mynah::core::Localize;
use mynah::modules::{ModuleStatus, Modules};
use mynah::prelude::*;

/// What this module is called.
const NAME: &str = "switch";

/// The module: `modules`, `enable NAME` and `disable NAME`, for the `policy.supers` of the
/// configuration. What is switched lasts until the bot is started anew, or the configuration
/// changes its mind about that module.
pub fn module() -> Module {
    Module::new(NAME)
        .texts("en", include_str!("switch/en.ftl"))
        .texts("zh-CN", include_str!("switch/zh-CN.ftl"))
        .on(command("modules").by_super().help("modules-help"), list)
        .on(with_name("enable").help("enable-help"), enable)
        .on(with_name("disable").help("disable-help"), disable)
}

fn with_name(name: &str) -> Condition {
    command(name).arg::<String>("module").by_super()
}

async fn list(modules: Modules, texts: Localizer) -> String {
    let line = |module: &ModuleStatus| {
        let how = match module {
            ModuleStatus { on: true, .. } => "on",
            ModuleStatus { wanted: true, .. } => "hindered",
            _ => "off",
        };
        texts.text(how).with("name", module.name).to_string()
    };
    let title = texts.text("title").to_string();
    std::iter::once(title).chain(modules.list().iter().map(line)).collect::<Vec<_>>().join("\n")
}

async fn enable(
    Args((name,)): Args<(String,)>,
    modules: Modules,
    texts: Localizer,
) -> Result<Reply> {
    let said = match modules.enable(&name).await {
        Ok(()) => texts.text("enabled").with("name", name).to_string(),
        Err(why) => why.localize(texts.lang()),
    };
    Ok(Reply::text(said).quoting())
}

async fn disable(
    Args((name,)): Args<(String,)>,
    modules: Modules,
    texts: Localizer,
) -> Result<Reply> {
    // Nobody could switch it on again.
    if name == NAME {
        return Ok(Reply::from(texts.text("not-itself")).quoting());
    }
    let said = match modules.disable(&name).await {
        Ok(()) => texts.text("disabled").with("name", name).to_string(),
        Err(why) => why.localize(texts.lang()),
    };
    Ok(Reply::text(said).quoting())
}
