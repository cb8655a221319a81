//! Reading the configuration again while the bots run.

use std::convert::Infallible;

use mynah::config::{Config, FileWatch};
use mynah::core::{Lang, Localize};
use mynah::i18n::Phrase;
use mynah::modules::Modules;
use tokio::sync::mpsc::Receiver;

use crate::args;
use crate::bots;
use crate::failure::Failure;
use crate::texts::{Reader, text};

/// What reading the configuration again goes by.
pub(super) struct Reloading<'a> {
    pub(super) args: &'a args::Config,
    pub(super) reader: &'a Reader,
    pub(super) modules: Modules,
    /// What counts at the moment.
    pub(super) config: Config,
}

impl Reloading<'_> {
    /// Reads the file again whenever somebody asks for it, and where the file says so, whenever it
    /// has changed.
    pub(super) async fn run(mut self, mut file: FileWatch, mut asked: Receiver<()>) -> Infallible {
        loop {
            tokio::select! {
                Some(()) = asked.recv() => {}
                () = file.changed(), if self.config.settings.reload => {}
            }
            self.reload().await;
        }
    }

    /// What cannot be meant is told in the log, and changes nothing.
    async fn reload(&mut self) {
        let lang = self.reader.lang();
        let (config, _) = match bots::load(self.args, self.reader) {
            Ok(loaded) => loaded,
            Err(failure) => return not_reloaded(told(&failure, &lang), &lang),
        };
        if let Err(problems) = self.modules.reload(&config).await {
            return not_reloaded(problems.iter().map(|it: &Phrase| it.localize(&lang)), &lang);
        }
        tracing::info!("{}", text("reloaded").localize(&lang));
        if self.config.needs_restart_for(&config) {
            tracing::warn!("{}", text("needs-restart").localize(&lang));
        }
        self.config = config;
    }
}

fn told(failure: &Failure, lang: &Lang) -> Vec<String> {
    match failure {
        Failure::Config(errors) => errors.iter().map(|error| error.localize(lang)).collect(),
        other => vec![other.localize(lang)],
    }
}

fn not_reloaded(problems: impl IntoIterator<Item = String>, lang: &Lang) {
    for problem in problems {
        tracing::error!("{problem}");
    }
    tracing::error!("{}", text("not-reloaded").localize(lang));
}
