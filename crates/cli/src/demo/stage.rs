//! The real bot on a simulated server: what is said to it, and what it says.

use futures_util::FutureExt;
use mynah::app::AppError;
use mynah::config::Loader;
use mynah::core::event::Payload;
use mynah::core::event::notice::Notice;
use mynah::core::{Event, Lang, Localize, UserId};
use mynah_napcat_sim::{SentMessage, SentMessages, Sim};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::cast::{Cast, Cause};
use crate::bots::{app, registry};
use crate::failure::Failure;
use crate::logging;
use crate::prompt::line::Line;
use crate::texts::text;

/// How long handlers may take with one line before the demo goes on without them.
const PATIENCE: Duration = Duration::from_secs(30);

/// The real bot on a simulated server.
pub(crate) struct Stage {
    pub(crate) sim: Sim,
    pub(crate) sent: SentMessages,
    pub(crate) cast: Cast,
    handled: mpsc::UnboundedReceiver<Event>,
    stop: CancellationToken,
    app: JoinHandle<Result<(), AppError>>,
    lang: Lang,
}

impl Stage {
    /// Starts the server on a free port and connects the bot to it; the bot speaks `lang`.
    pub(crate) async fn open(lang: &Lang) -> Result<Self, Failure> {
        let sim = Sim::start().await?;
        let sent = sim.sent();
        let (config, bots) = Loader::new()
            .text("configs/demo.yaml", include_str!("../../../../configs/demo.yaml"))
            .set(format!("bots.demo.uri={}", sim.uri()))
            .set(format!("lang={lang}"))
            .build(&registry())?;
        logging::start(&config.settings.log)?;
        let (events, handled) = mpsc::unbounded_channel();
        let app = app(&config, bots, lang.clone()).observer(move |event: &Event| {
            // The demo may be over; then nobody waits.
            let _ = events.send(event.clone());
        });
        let stop = CancellationToken::new();
        let app = tokio::spawn(app.run(stop.clone().cancelled_owned()));
        sim.wait_for_connection().await?;
        let cast = Cast::new(&sim);
        Ok(Self { sim, sent, cast, handled, stop, app, lang: lang.clone() })
    }

    /// Does what a line means, and waits until the bot is done with it.
    pub(crate) async fn perform(&mut self, line: &Line) {
        if let Some(cause) = self.cast.perform(&self.sim, line).await {
            self.wait_until_handled(&cause).await;
        }
    }

    /// Everything the bot has said that nobody has looked at yet.
    pub(crate) fn said(&mut self) -> Vec<SentMessage> {
        std::iter::from_fn(|| self.sent.next().now_or_never().flatten()).collect()
    }

    /// Stops the bot, as Ctrl-C would; then the server.
    pub(crate) async fn close(self) -> Result<(), Failure> {
        self.stop.cancel();
        let outcome = self.app.await;
        self.sim.stop().await;
        match outcome {
            Ok(outcome) => Ok(outcome?),
            Err(panic) => Err(Failure::panicked(&panic)),
        }
    }

    async fn wait_until_handled(&mut self, cause: &Cause) {
        let handled = async {
            while let Some(event) = self.handled.recv().await {
                if cause.is_of(&event) {
                    return;
                }
            }
        };
        if tokio::time::timeout(PATIENCE, handled).await.is_err() {
            let said = text("demo-not-done").with("patience", format!("{PATIENCE:?}"));
            tracing::warn!("{}", said.localize(&self.lang));
        }
    }
}

impl Cause {
    fn is_of(&self, event: &Event) -> bool {
        match (self, &**event) {
            (Self::Message(id), Payload::Message(message)) => {
                message.message_id.as_str() == id.to_string()
            }
            (Self::Joined(id), Payload::Notice(Notice::GroupIncrease(joined))) => {
                joined.user_id == UserId::from(*id)
            }
            _ => false,
        }
    }
}
