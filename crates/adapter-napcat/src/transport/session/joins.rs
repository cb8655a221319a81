//! What becomes of the news that somebody joined a group.

use mynah_core::Payload;
use mynah_core::event::meta::{Alert, AlertKind, Meta};
use mynah_core::i18n::Phrase;
use tokio::time::Instant;

use super::End;
use super::reader::Reader;
use crate::config::{JoinAction, JoinLimit};
use crate::error::ConnectError;
use crate::texts::{seconds, text};
use crate::transport::brake::Join;

impl Reader<'_> {
    /// Whether a join is let through; when it is the one that is too many, the alarm is raised.
    pub(super) fn on_join(&self) -> Result<bool, End> {
        let (Some(limit), Some(brake)) = (&self.bot.config.joins, self.bot.brake()) else {
            return Ok(true);
        };
        let join = { brake }.look(Instant::now());
        if !join.is_through() {
            self.bot.counters.dropped_joins.count();
        }
        match join {
            Join::Through | Join::Dropped => {}
            Join::Alarm => self.on_flood(limit)?,
            Join::StillDropped(dropped) => {
                let line = text("flood-goes-on").with("dropped", dropped);
                tracing::warn!(dropped, "{}", self.bot.says(&line));
            }
            Join::CalmAgain(dropped) => {
                let line = text("flood-over").with("dropped", dropped);
                tracing::info!(dropped, "{}", self.bot.says(&line));
            }
        }
        Ok(join.is_through())
    }

    fn on_flood(&self, limit: &JoinLimit) -> Result<(), End> {
        let message = told_of(limit);
        let line = self.bot.says(&message);
        tracing::error!(max_count = limit.count, window = ?limit.window, "{line}");
        let alert = Alert { kind: AlertKind::Flood, message };
        self.publish(Payload::Meta(Meta::Alert(alert)));
        match limit.action {
            JoinAction::Drop => Ok(()),
            JoinAction::Close => Err(End::Refused(ConnectError::Flooded {
                bot: self.bot.config.id.clone(),
                max_count: limit.count.get(),
                window: limit.window,
            })),
        }
    }
}

fn told_of(limit: &JoinLimit) -> Phrase {
    let phrase = match limit.action {
        JoinAction::Drop => text("flood"),
        JoinAction::Close => text("flood-close"),
    };
    phrase.with("count", limit.count.get()).with("window", seconds(limit.window))
}
