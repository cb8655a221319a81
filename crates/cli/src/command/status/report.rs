//! How a bot is, in words.

use mynah::core::{BotState, Lang, Localize};
use mynah::i18n::Phrase;

use super::look::Look;
use crate::texts::text;

/// One line, and one more for each thing that is known.
pub(super) fn of(look: &Look, lang: &Lang) -> String {
    let state = match look.state {
        BotState::Ready => text("status-ready"),
        BotState::AccountOffline => text("status-account-offline"),
        BotState::Stopped => text("status-stopped"),
        _ if look.is_listener => text("status-nobody-dialled"),
        _ => text("status-connecting"),
    };
    let head = text("status-bot")
        .with("bot", look.id().to_string())
        .with("adapter", look.bot.name())
        .with("state", state);
    let details = details(look).into_iter().map(|line| format!("\n  {}", line.localize(lang)));
    details.fold(head.localize(lang), |said, line| said + &line)
}

fn details(look: &Look) -> Vec<Phrase> {
    let account = look.account.as_ref().map(|account| {
        text("status-account")
            .with("id", account.user_id.to_string())
            .with("nickname", account.nickname.clone())
    });
    let server = look.version.as_ref().map(|version| {
        text("status-server")
            .with("name", version.app_name.clone())
            .with("version", version.app_version.clone())
            .with("protocol", version.protocol_version.clone())
    });
    let latency = look.latency.map(|latency| {
        text("status-latency").with("millis", format!("{:.1}", latency.as_secs_f64() * 1000.0))
    });
    let heartbeat = match (look.latency, look.heartbeat) {
        (_, Some(ago)) => Some(text("status-heartbeat").with("ago", format!("{ago:.1?}"))),
        (Some(_), None) => Some(text("status-no-heartbeat")),
        (None, None) => None,
    };
    let counters = look.stats.as_ref().map(|stats| {
        text("status-counters")
            .with("connections", stats.connections.to_string())
            .with("skipped", stats.skipped_frames.to_string())
            .with("stray", stats.stray_answers.to_string())
    });
    let problem = look.problem.as_ref().map(|problem| {
        let told = text("status-problem");
        told.with("problem", problem.to_string())
    });
    [account, server, latency, heartbeat, counters, problem].into_iter().flatten().collect()
}
