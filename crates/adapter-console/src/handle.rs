//! The typed handle of a console.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use mynah_core::adapter::CallHooks;
use mynah_core::event::Header;
use mynah_core::{
    Adapter, BotState, Context, FromContext, Platform, Rejection, Result, SectionError,
};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;

use crate::config::ConsoleConfig;
use crate::input::Input;
use crate::output::Output;
use crate::room::{BOT, Room};
use crate::words::Words;

/// The name of the adapter, and of the platform it is.
pub(crate) const NAME: &str = "Console";

/// A terminal with one user and one group; a clone is the same terminal.
///
/// A handler that asks for a `Console` is skipped on every other platform.
///
/// ```
/// use std::sync::Arc;
///
/// use mynah_adapter_console::{Console, ConsoleConfig};
/// use mynah_core::Bot;
///
/// let bot = Bot::new(Arc::new(Console::new(ConsoleConfig::default())?));
/// assert!(bot.downcast_ref::<Console>().is_some());
/// # Ok::<(), mynah_core::SectionError>(())
/// ```
#[derive(Clone)]
pub struct Console(Arc<Inner>);

struct Inner {
    config: ConsoleConfig,
    words: Words,
    state: watch::Sender<BotState>,
    room: Mutex<Room>,
    input: Input,
    output: Output,
    /// What calls have to pass, if anything.
    call_hooks: OnceLock<CallHooks>,
}

impl Console {
    /// A console on the terminal the process runs in.
    ///
    /// Nothing is read before [`run`](Adapter::run). From then on a thread of the process waits
    /// for lines, and keeps waiting after the console ended: nothing can take a thread out of
    /// that wait. It holds up neither the runtime nor the end of the process.
    ///
    /// # Errors
    ///
    /// A name that nobody can have: an empty one, or a user called as the bot is.
    ///
    /// ```
    /// use mynah_adapter_console::{Console, ConsoleConfig};
    /// use mynah_core::Adapter;
    ///
    /// let console = Console::new(ConsoleConfig::default())?;
    /// assert_eq!(console.platform(), mynah_core::Platform::from("Console"));
    /// # Ok::<(), mynah_core::SectionError>(())
    /// ```
    pub fn new(config: ConsoleConfig) -> Result<Self, SectionError> {
        Self::on(config, Input::stdin(), Output::new(tokio::io::stdout()))
    }

    /// A console on any two streams, as tests want it.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    ///
    /// ```
    /// use mynah_adapter_console::{Console, ConsoleConfig};
    ///
    /// let console = Console::with_io(
    ///     ConsoleConfig::default(),
    ///     "/ping\n:quit\n".as_bytes(),
    ///     tokio::io::sink(),
    /// )?;
    /// # Ok::<(), mynah_core::SectionError>(())
    /// ```
    pub fn with_io(
        config: ConsoleConfig,
        input: impl AsyncRead + Send + Unpin + 'static,
        output: impl AsyncWrite + Send + Unpin + 'static,
    ) -> Result<Self, SectionError> {
        Self::on(config, Input::reader(input), Output::new(output))
    }

    fn on(config: ConsoleConfig, input: Input, output: Output) -> Result<Self, SectionError> {
        config.validate()?;
        Ok(Self(Arc::new(Inner {
            words: Words::of(&config.language()),
            state: watch::Sender::default(),
            room: Mutex::new(Room::new(&config.group, &config.user)),
            input,
            output,
            call_hooks: OnceLock::new(),
            config,
        })))
    }

    pub(crate) fn config(&self) -> &ConsoleConfig {
        &self.0.config
    }

    pub(crate) fn words(&self) -> Words {
        self.0.words
    }

    pub(crate) fn watched_state(&self) -> &watch::Sender<BotState> {
        &self.0.state
    }

    /// Who is there and what was said; never held across an `await`.
    pub(crate) fn room(&self) -> MutexGuard<'_, Room> {
        // No change to a room can stop halfway, so one that panicked has left it whole.
        self.0.room.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn input(&self) -> &Input {
        &self.0.input
    }

    pub(crate) fn output(&self) -> &Output {
        &self.0.output
    }

    /// What calls have to pass, if anything.
    pub(crate) fn hooks(&self) -> Option<&CallHooks> {
        self.0.call_hooks.get()
    }

    /// Has calls pass these; whether they do, which is so once.
    pub(crate) fn hook(&self, hooks: CallHooks) -> bool {
        self.0.call_hooks.set(hooks).is_ok()
    }

    /// The header of an event that happens now.
    pub(crate) fn header(&self) -> Header {
        Header::for_bot(&self.config().name).on(Platform::from_static(NAME)).seen_by(BOT)
    }
}

impl FromContext for Console {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        let console = context.bot().downcast_ref::<Self>().cloned();
        console.ok_or_else(|| Rejection::skip("not a console"))
    }

    fn available_on(adapter: &dyn Adapter) -> bool {
        adapter.downcast_ref::<Self>().is_some()
    }
}

impl fmt::Debug for Console {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Console({})", self.config().name)
    }
}
