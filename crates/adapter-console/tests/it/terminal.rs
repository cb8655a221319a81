//! A console with somebody in front of it.

use std::sync::Arc;

use mynah_adapter_console::{Console, ConsoleConfig};
use mynah_core::{Adapter, Event, EventSink, Lang, Result, RunContext};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream, Lines, duplex};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// A running console: ann types, in the group den.
pub(crate) struct Terminal {
    pub(crate) console: Console,
    pub(crate) shutdown: CancellationToken,
    keyboard: Option<DuplexStream>,
    screen: Lines<BufReader<DuplexStream>>,
    events: mpsc::UnboundedReceiver<Event>,
    run: JoinHandle<Result<()>>,
}

struct Sink(mpsc::UnboundedSender<Event>);

impl EventSink for Sink {
    fn publish(&self, event: Event) {
        // A test that is done does not listen any more.
        let _ = self.0.send(event);
    }
}

/// What a running adapter is given, and the events it publishes.
pub(crate) fn context() -> (RunContext, mpsc::UnboundedReceiver<Event>) {
    let (sender, events) = mpsc::unbounded_channel();
    let context = RunContext::new(Arc::new(Sink(sender)), CancellationToken::new());
    (context, events)
}

pub(crate) fn config(lang: Lang) -> ConsoleConfig {
    ConsoleConfig {
        user: "ann".into(),
        group: "den".into(),
        lang: Some(lang),
        ..ConsoleConfig::default()
    }
}

impl Terminal {
    /// Starts a console; its greeting and its first event are still to be read.
    pub(crate) fn start(lang: Lang) -> Self {
        let (keyboard, input) = duplex(4096);
        let (output, screen) = duplex(4096);
        let console = Console::with_io(config(lang), input, output).expect("the names are good");
        let (context, events) = context();
        let shutdown = context.shutdown.clone();
        let running = console.clone();
        Self {
            console,
            shutdown,
            keyboard: Some(keyboard),
            screen: BufReader::new(screen).lines(),
            events,
            run: tokio::spawn(async move { running.run(context).await }),
        }
    }

    /// A console that is ready: the greeting and the first event are behind it.
    pub(crate) async fn ready() -> Self {
        let mut terminal = Self::start(Lang::english());
        terminal.reads().await;
        terminal.event().await;
        terminal
    }

    pub(crate) async fn types(&mut self, text: impl AsRef<[u8]>) {
        let keyboard = self.keyboard.as_mut().expect("the input has not ended");
        keyboard.write_all(text.as_ref()).await.expect("the console reads");
    }

    /// Ends the input.
    pub(crate) fn hangs_up(&mut self) {
        self.keyboard = None;
    }

    /// The next line on the screen.
    pub(crate) async fn reads(&mut self) -> String {
        let line = self.screen.next_line().await.expect("the screen works");
        line.expect("the console writes")
    }

    pub(crate) async fn event(&mut self) -> Event {
        self.events.recv().await.expect("the console runs")
    }

    /// Waits for the end of the run; gives back what was published and not looked at.
    pub(crate) async fn ends(&mut self) -> Vec<Event> {
        let ended = (&mut self.run).await.expect("the run does not panic");
        ended.expect("the run ends well");
        let mut events = Vec::new();
        self.events.recv_many(&mut events, 100).await;
        events
    }
}
