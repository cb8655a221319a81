//! Setting a stage up.

use std::sync::Arc;

use mynah_core::{Bot, BotState, Lang, Section};
use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::progress::Progress;
use super::{Double, Paper, Scene, Stage};
use crate::app::{App, AppError};
use crate::dispatch::Failure;
use crate::module::Module;

/// A stage that is being set up.
#[must_use = "nothing is played before it is opened"]
pub struct StageBuilder {
    app: App,
    name: &'static str,
    scene: Arc<dyn Scene>,
    lang: Option<Lang>,
}

impl StageBuilder {
    pub(super) fn of(module: Module) -> Self {
        Self {
            name: module.name(),
            app: App::new().module(module),
            scene: Arc::new(Paper::new("paper")),
            lang: None,
        }
    }

    /// Has another module run beside the first.
    pub fn with(self, module: Module) -> Self {
        self.app(|app| app.module(module))
    }

    /// Sets what the operator told the first module, in place of its defaults.
    ///
    /// # Panics
    ///
    /// When `config` is no mapping from names to values.
    #[track_caller]
    pub fn configure(self, config: impl Serialize) -> Self {
        let name = self.name;
        let section = Section::of(config).unwrap_or_else(|error| panic!("{error}"));
        self.app(|app| app.configure(name, section))
    }

    /// Sets the language of the bot.
    ///
    /// # Panics
    ///
    /// When `lang` is no language tag.
    #[track_caller]
    pub fn lang(mut self, lang: &str) -> Self {
        let parsed = lang.parse();
        self.lang = Some(parsed.unwrap_or_else(|_| panic!("`{lang}` is no language")));
        self
    }

    /// Changes the app itself: its state, hooks, settings.
    pub fn app(mut self, change: impl FnOnce(App) -> App) -> Self {
        self.app = change(self.app);
        self
    }

    /// Plays over another scene than paper.
    pub fn over(mut self, scene: impl Scene) -> Self {
        self.scene = Arc::new(scene);
        self
    }

    /// Starts the app, and waits until the bot is there.
    ///
    /// # Panics
    ///
    /// When the app cannot start.
    pub async fn open(self) -> Stage {
        match self.try_open().await {
            Ok(stage) => stage,
            Err(error) => panic!("the app cannot start: {error}"),
        }
    }

    /// Starts the app, and waits until the bot is there.
    ///
    /// # Errors
    ///
    /// Why the app cannot start.
    pub async fn try_open(self) -> Result<Stage, AppError> {
        let Self { app, scene, lang, .. } = self;
        let progress = Progress::new();
        let double = Double::of(scene.bot()).lang(lang.or_else(|| Some(Lang::english())));
        let double = if scene.is_obliging() { double.obliging() } else { double };
        let hears = progress.clone();
        let double = Arc::new(double.hearing(move |event| hears.hears(event)));
        let (handled, failed) = (progress.clone(), progress.clone());
        let app = app
            .lang(Lang::english())
            .bot(Bot::new(Arc::clone(&double) as Arc<dyn mynah_core::Adapter>))
            .observer(move |_: &mynah_core::Event| handled.handled())
            .on_error(move |failure: Failure| {
                failed.failed(format!("`{}`: {failure}", failure.handler));
                std::future::ready(())
            });
        let stop = CancellationToken::new();
        let mut running = tokio::spawn(app.run(stop.clone().cancelled_owned()));
        let mut state = mynah_core::Adapter::state(&*double);
        tokio::select! {
            ended = &mut running => match ended {
                Ok(Ok(())) => panic!("the bot ended before the test began"),
                Ok(Err(error)) => return Err(error),
                Err(panic) => panic!("the app panicked: {panic}"),
            },
            _ = state.wait_for(|state| *state == BotState::Ready) => {}
        }
        Ok(Stage::new(double, scene, progress, stop, running))
    }
}
