//! Modules that run, and people around them.

use std::sync::Arc;
use std::time::Duration;

use mynah_core::{Error, ErrorKind, GroupId, MessageId, Payload, Target, UserId};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::progress::Progress;
use super::{Call, Deeds, Double, Group, Person, Scene, StageBuilder};
use crate::app::AppError;
use crate::module::Module;

/// How long what happens may take to be handled: longer than any handler has by default.
const PATIENCE: Duration = Duration::from_mins(6);

/// A module that runs on a bot, and people around it; see the [module](super) for an example.
///
/// The app ends when it is dropped.
pub struct Stage {
    double: Arc<Double>,
    scene: Arc<dyn Scene>,
    progress: Progress,
    stop: CancellationToken,
    app: JoinHandle<Result<(), AppError>>,
}

impl Stage {
    /// A stage for `module`, on paper unless it is set up otherwise.
    pub fn of(module: Module) -> StageBuilder {
        StageBuilder::of(module)
    }

    pub(super) fn new(
        double: Arc<Double>,
        scene: Arc<dyn Scene>,
        progress: Progress,
        stop: CancellationToken,
        app: JoinHandle<Result<(), AppError>>,
    ) -> Self {
        Self { double, scene, progress, stop, app }
    }

    /// A group, for the people in it.
    pub fn group(&self, id: impl Into<GroupId>) -> Group<'_> {
        Group::new(self, id.into())
    }

    /// A friend of the bot, who speaks to it in private.
    pub fn friend(&self, id: impl Into<UserId>) -> Person<'_> {
        Person::friend(self, id.into())
    }

    /// The account of the bot, to mention it.
    pub fn self_id(&self) -> UserId {
        self.scene.self_id()
    }

    /// Has the call `name` of the generic API answer `answer`, from now on.
    ///
    /// # Panics
    ///
    /// When there is no such call, or it answers something else.
    #[track_caller]
    pub fn answers<T: Clone + Send + 'static>(&self, name: &str, answer: T) {
        self.double.answers_with(name, move |_| Ok(answer.clone()));
    }

    /// Has the call `name` answer what `answer` makes of its arguments, from now on.
    ///
    /// # Panics
    ///
    /// When there is no such call, or it answers something else.
    #[track_caller]
    pub fn answers_with<T: Send + 'static>(
        &self,
        name: &str,
        answer: impl FnMut(&Call) -> Result<T, Error> + Send + 'static,
    ) {
        self.double.answers_with(name, answer);
    }

    /// Has the call `name` fail with these words, from now on.
    ///
    /// # Panics
    ///
    /// When there is no such call.
    #[track_caller]
    pub fn refuses(&self, name: &str, kind: ErrorKind, words: &str) {
        self.double.refuses(name, kind, words);
    }

    /// Has an event happen and waits until it is handled, or whoever handles it waits for more.
    ///
    /// # Panics
    ///
    /// When the scene cannot play it, or it is not handled in six minutes.
    pub async fn happens(&self, payload: Payload) -> Deeds {
        let place = payload.conversation();
        self.progress.forget();
        let played = self.scene.plays(payload.clone()).await;
        let message = played.unwrap_or_else(|why| panic!("this scene cannot play it: {why}"));
        self.settle(Some(&payload)).await;
        self.deeds(place, message)
    }

    /// Lets time pass, and waits until what happened meanwhile is handled. On a paused clock this
    /// takes no time.
    pub async fn passes(&self, time: Duration) -> Deeds {
        // What is due at the very end of it is due before.
        sleep(time + Duration::from_millis(1)).await;
        self.settle(None).await;
        self.deeds(None, None)
    }

    /// Ends the app as an operator would, and waits for it.
    ///
    /// # Panics
    ///
    /// When the app ended with an error, or before.
    pub async fn closes(mut self) -> Deeds {
        self.stop.cancel();
        match (&mut self.app).await {
            Ok(Ok(())) => self.deeds(None, None),
            Ok(Err(error)) => panic!("the app ended with an error: {error}"),
            Err(panic) => panic!("the app panicked: {panic}"),
        }
    }

    pub(super) fn scene(&self) -> &dyn Scene {
        &*self.scene
    }

    async fn settle(&self, expected: Option<&Payload>) {
        let done = timeout(PATIENCE, self.progress.until_done(expected)).await;
        assert!(done.is_ok(), "after {PATIENCE:?} this was not handled: {expected:?}");
    }

    fn deeds(&self, place: Option<Target>, message: Option<MessageId>) -> Deeds {
        let (calls, failures) = (self.double.take_calls(), self.progress.take_failures());
        Deeds { place, message, calls, raw: self.scene.take_raw_calls(), failures }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.stop.cancel();
        self.app.abort();
    }
}

impl std::fmt::Debug for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stage").field("bot", &self.double).finish_non_exhaustive()
    }
}
