//! The plugin: `ping n` is answered with `pong n`, and `members n` with `pong n` and the number of
//! members of the group.

use std::collections::HashMap;
use std::sync::Arc;

use kovi::PluginBuilder as plugin;
use kovi::RuntimeBot;
use kovi_onebot::*;

#[kovi::plugin]
async fn main() {
    let bot = plugin::get_runtime_bot();
    plugin::on_group_msg(move |event: Arc<GroupMsgEvent>| {
        let bot = Arc::clone(&bot);
        async move { answer(&bot, &event).await }
    });
}

async fn answer(bot: &RuntimeBot, event: &GroupMsgEvent) {
    let Some(text) = event.borrow_text() else { return };
    if let Some(number) = text.strip_prefix("ping ") {
        event.reply(format!("pong {number}"));
    } else if let Some(number) = text.strip_prefix("members ") {
        let Ok(answer) = bot.get_group_member_list(event.group_id).await else { return };
        let list = answer.data.as_array().into_iter().flatten();
        let members: HashMap<u64, u32> = list
            .filter_map(|member| {
                Some((member["user_id"].as_u64()?, member["level"].as_str()?.parse().ok()?))
            })
            .collect();
        let veterans = members.values().filter(|level| **level >= 50).count();
        event.reply(format!("pong {number} {} {veterans}", members.len()));
    }
}
