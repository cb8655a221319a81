//! One bot, looked at.

use std::time::Duration;

use mynah::core::model::{LoginInfo, VersionInfo};
use mynah::core::{Bot, BotId, BotState, Error, ErrorKind, Lang, Localize, Result};
use mynah_adapter_napcat::{NapCat, Stats};
use serde_json::{Value, json};
use tokio::time::{Instant, timeout};

use super::{Beats, listens};
use crate::texts::text;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a bot is.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) bot: Bot,
    /// Whether it is dialled, and nobody has dialled.
    pub(super) is_listener: bool,
    pub(super) state: BotState,
    /// How long the server took to say how it is.
    pub(super) latency: Option<Duration>,
    pub(super) account: Option<LoginInfo>,
    pub(super) version: Option<VersionInfo>,
    /// How long ago the server last said by itself that it is alive.
    pub(super) heartbeat: Option<Duration>,
    pub(super) stats: Option<Stats>,
    /// Why it could not be asked.
    pub(super) problem: Option<Error>,
}

impl Look {
    /// Sees how the bot is, and asks its server if it is connected.
    pub(super) async fn at(bot: &Bot, beats: &Beats) -> Self {
        let mut look = Self {
            bot: bot.clone(),
            is_listener: listens(bot),
            state: *bot.state().borrow(),
            latency: None,
            account: None,
            version: None,
            heartbeat: None,
            stats: None,
            problem: None,
        };
        if matches!(look.state, BotState::Ready | BotState::AccountOffline) {
            look.problem = look.ask().await.err();
        }
        look.heartbeat = beats.of(bot.id()).map(|at| at.elapsed());
        look.stats = bot.downcast_ref::<NapCat>().map(NapCat::stats);
        look
    }

    async fn ask(&mut self) -> Result<()> {
        let bot = self.bot.clone();
        let started = Instant::now();
        let status = in_time(bot.support()?.get_status()).await?;
        self.latency = Some(started.elapsed());
        if !status.online {
            self.state = BotState::AccountOffline;
        }
        self.version = Some(in_time(bot.support()?.get_version_info()).await?);
        self.account = Some(in_time(bot.account()?.get_login_info()).await?);
        Ok(())
    }

    pub(super) fn id(&self) -> &BotId {
        self.bot.id()
    }

    /// Whether it can be used.
    pub(super) fn is_ready(&self) -> bool {
        self.state == BotState::Ready && self.problem.is_none()
    }

    /// It as JSON; only a problem is told in a language.
    pub(super) fn to_json(&self, lang: &Lang) -> Value {
        let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let state = match self.state {
            BotState::Ready => "ready",
            BotState::AccountOffline => "account_offline",
            BotState::Stopped => "stopped",
            _ => "connecting",
        };
        json!({
            "bot": self.id().as_str(),
            "adapter": self.bot.name(),
            "ready": self.is_ready(),
            "connected": matches!(self.state, BotState::Ready | BotState::AccountOffline),
            "state": state,
            "waits_for_napcat": self.is_listener,
            "account": self.account.as_ref().map(|account| json!({
                "user_id": account.user_id.as_str(),
                "nickname": account.nickname,
            })),
            "server": self.version.as_ref().map(|version| json!({
                "name": version.app_name,
                "version": version.app_version,
                "protocol": version.protocol_version,
            })),
            "latency_ms": self.latency.map(millis),
            "last_heartbeat_ms_ago": self.heartbeat.map(millis),
            "counters": self.stats.as_ref().map(|stats| json!({
                "connections": stats.connections,
                "skipped_frames": stats.skipped_frames,
                "stray_answers": stats.stray_answers,
            })),
            "problem": self.problem.as_ref().map(|problem| problem.localize(lang)),
        })
    }
}

async fn in_time<T>(answer: impl Future<Output = Result<T>>) -> Result<T> {
    let late = || text("not-answered").with("timeout", format!("{PATIENCE:?}"));
    timeout(PATIENCE, answer).await.unwrap_or_else(|_| Err(Error::new(ErrorKind::TimedOut, late())))
}
