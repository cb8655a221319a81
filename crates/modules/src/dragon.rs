//! Tells who talks most in a group, and who of those of level 50 and up did.
//!
//! What only NapCat can do is asked of the typed handle; on other platforms the handler is
//! skipped, and the help does not list it.

use mynah::prelude::*;
use mynah_adapter_napcat::prelude::*;

/// The level from which on a member is a veteran.
const VETERAN: u32 = 50;

/// The module: `dragon` names the dragon king of the group and counts its veterans.
pub fn module() -> Module {
    Module::new("dragon")
        .texts("en", include_str!("dragon/en.ftl"))
        .texts("zh-CN", include_str!("dragon/zh-CN.ftl"))
        .on(command("dragon").alias("龙王").in_group().help("dragon-help"), dragon)
}

async fn dragon(message: Message, napcat: NapCat, localizer: Localizer) -> Result<Reply> {
    let group = message.group_id()?;
    let honor = napcat.get_group_honor_info(group, HonorType::Talkative).await?;
    let veterans = napcat.get_group_members(group).await?.filter_by_level_ge(VETERAN);

    let king = match &honor.current_talkative {
        Some(king) => {
            let days = king.description.as_deref().unwrap_or_default();
            let text = localizer.text("king").with("name", &*king.nickname).with("days", days);
            text.to_string()
        }
        None => localizer.text("no-king").to_string(),
    };
    let names: Vec<&str> = veterans.iter().map(|member| member.name()).collect();
    let veterans = localizer
        .text("veterans")
        .with("level", VETERAN)
        .with("count", names.len())
        .with("names", names.join(", "));
    Ok(Reply::text(format!("{king}\n{veterans}")))
}
