//! Reading lines, from any stream or from the terminal the process runs in.

use std::io::{self, BufRead};
use std::sync::OnceLock;
use std::thread;

use mynah_core::{Error, ErrorKind, Result};
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::sync::{Mutex, MutexGuard, mpsc};

use crate::texts::text;

/// How many lines may wait, so that a large file on the standard input is not read ahead.
const WAITING: usize = 16;

/// The lines of the standard input, once somebody asked for them.
///
/// There is one for the process, as there is one standard input: a console that is made again
/// goes on where the one before it ended.
static STDIN: OnceLock<Mutex<mpsc::Receiver<io::Result<Vec<u8>>>>> = OnceLock::new();

/// Where lines come from.
pub(crate) enum Input {
    Stdin,
    Reader(Mutex<Reader>),
}

/// A stream, and the start of a line that has not ended yet.
pub(crate) struct Reader {
    stream: BufReader<Box<dyn AsyncRead + Send + Unpin>>,
    partial: Vec<u8>,
}

/// The lines of an input, for one reader at a time.
pub(crate) enum Lines<'a> {
    Stdin(MutexGuard<'a, mpsc::Receiver<io::Result<Vec<u8>>>>),
    Reader(MutexGuard<'a, Reader>),
}

impl Input {
    pub(crate) fn stdin() -> Self {
        Self::Stdin
    }

    pub(crate) fn reader(stream: impl AsyncRead + Send + Unpin + 'static) -> Self {
        Self::Reader(Mutex::new(Reader {
            stream: BufReader::new(Box::new(stream)),
            partial: Vec::new(),
        }))
    }

    /// Begins, or goes on, to read.
    ///
    /// # Errors
    ///
    /// When another console reads the same input.
    pub(crate) fn lines(&self) -> Result<Lines<'_>> {
        let lines = match self {
            Self::Stdin => STDIN.get_or_init(read_stdin).try_lock().map(Lines::Stdin),
            Self::Reader(reader) => reader.try_lock().map(Lines::Reader),
        };
        lines.map_err(|_| Error::new(ErrorKind::Refused, text("input-is-taken")))
    }
}

impl Lines<'_> {
    /// The next line without its end; `None` when there are no more. Nothing is lost when the
    /// future is dropped.
    pub(crate) async fn next(&mut self) -> Result<Option<String>> {
        let line = match self {
            Self::Stdin(lines) => lines.recv().await.transpose(),
            Self::Reader(reader) => reader.next().await,
        };
        match line {
            Ok(line) => Ok(line.map(|line| as_text(&line))),
            Err(error) => Err(Error::from_source(ErrorKind::Disconnected, error)),
        }
    }
}

impl Reader {
    async fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        self.stream.read_until(b'\n', &mut self.partial).await?;
        let line = std::mem::take(&mut self.partial);
        Ok(Some(line).filter(|line| !line.is_empty()))
    }
}

/// Whatever was typed is a message, even when some of it is not UTF-8.
fn as_text(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    text.trim_end_matches(['\n', '\r']).to_owned()
}

/// Reads on a thread of our own: tokio's standard input waits for a line on a thread that the
/// runtime wants back before it ends, so the process would hang until somebody pressed Enter.
fn read_stdin() -> Mutex<mpsc::Receiver<io::Result<Vec<u8>>>> {
    let (sender, receiver) = mpsc::channel(WAITING);
    let lines = sender.clone();
    let started = thread::Builder::new().name("console-input".to_owned()).spawn(move || {
        for line in io::stdin().lock().split(b'\n') {
            let failed = line.is_err();
            if lines.blocking_send(line).is_err() || failed {
                break;
            }
        }
    });
    if let Err(error) = started {
        // The channel is empty, so there is room for the bad news.
        let _ = sender.try_send(Err(error));
    }
    Mutex::new(receiver)
}
