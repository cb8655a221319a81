//! Uploading to the server in chunks.

use mynah_core::i18n::Phrase;
use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use mynah_core::message::MediaSource;

use super::chunks::{CHUNK, Chunks, digest};
use super::source::{Content, content};
use crate::action::Client;
use crate::error::CallError;
use stream::Stream;

mod stream;

/// How many chunks are under way at a time.
const WINDOW: usize = 4;

/// How long the server has to take a chunk, unless told otherwise.
const CHUNK_TIMEOUT: Duration = Duration::from_mins(1);

/// How long the server keeps a file, unless told otherwise: longer than any sending takes.
const KEEP: Duration = Duration::from_hours(1);

/// Uploading files to the server, so that it need not see this machine's disk.
pub trait Uploads: Client {
    /// Uploads a file, to be sent afterwards, once or often.
    ///
    /// What takes files uploads them by itself where that is needed; this is for following how far
    /// it is, and for sending the same file to many.
    ///
    /// # Errors
    ///
    /// [`CallError::InvalidArgument`] for a source that is not on this machine, or that is missing,
    /// empty or no file; [`CallError::Rejected`] when the server has no room or got other bytes
    /// than were sent; [`CallError::Disconnected`] when the connection is lost on the way.
    ///
    /// ```
    /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
    /// # use mynah_adapter_napcat::prelude::*;
    /// # doc::run(async |sim, napcat| {
    /// use mynah_core::message::segment::File;
    ///
    /// let mut seen = 0;
    /// let uploaded = napcat
    ///     .upload(vec![7; 1_000_000])
    ///     .on_progress(|sent, total| seen = 100 * sent / total)
    ///     .await?;
    /// assert_eq!((uploaded.size, seen), (1_000_000, 100));
    /// napcat.send_group_msg(570000001, File::new(uploaded).name("sevens.bin")).await?;
    /// # Ok(())
    /// # });
    /// ```
    fn upload(&self, source: impl Into<MediaSource>) -> Upload<'_, Self> {
        Upload::new(self, What::Given(source.into()), "source")
    }
}

impl<C: Client + ?Sized> Uploads for C {}

/// A file that lies on the server now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UploadedFile {
    /// Its path there.
    pub path: String,
    /// Its length in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, as hexadecimal digits.
    pub sha256: String,
}

impl From<UploadedFile> for MediaSource {
    fn from(file: UploadedFile) -> Self {
        Self::Remote(file.path)
    }
}

/// An upload that is a value until it is awaited; made by [`Uploads::upload`].
#[must_use = "an upload only begins when it is awaited"]
pub struct Upload<'a, C: ?Sized> {
    client: &'a C,
    what: What,
    argument: &'static str,
    progress: Option<Progress<'a>>,
    chunk_timeout: Duration,
    keep: Duration,
}

type Progress<'a> = Box<dyn FnMut(u64, u64) + Send + 'a>;

/// What is uploaded.
enum What {
    Given(MediaSource),
    Checked(Content),
}

impl<'a, C: ?Sized> Upload<'a, C> {
    fn new(client: &'a C, what: What, argument: &'static str) -> Self {
        let (chunk_timeout, keep) = (CHUNK_TIMEOUT, KEEP);
        Self { client, what, argument, progress: None, chunk_timeout, keep }
    }

    /// An upload of what was looked at already.
    pub(super) fn of(client: &'a C, content: Content, argument: &'static str) -> Self {
        Self::new(client, What::Checked(content), argument)
    }

    /// Calls `progress` whenever the server has taken a chunk, with the bytes it has and the bytes
    /// there are.
    pub fn on_progress(mut self, progress: impl FnMut(u64, u64) + Send + 'a) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// Sets how long the server has to take one chunk, 60 s otherwise; then it is sent again, twice
    /// at most.
    pub fn chunk_timeout(mut self, timeout: Duration) -> Self {
        self.chunk_timeout = timeout;
        self
    }

    /// Sets how long the server keeps the file, an hour otherwise; zero is for ever.
    pub fn keep_for(mut self, keep: Duration) -> Self {
        self.keep = keep;
        self
    }
}

impl<C: Client + ?Sized> Upload<'_, C> {
    async fn run(self) -> Result<UploadedFile, CallError> {
        let invalid = |reason| CallError::invalid(self.argument, reason);
        let content = match self.what {
            What::Checked(content) => content,
            What::Given(source) => content(&source, self.client.files(), self.argument).await?,
        };
        let sha256 = digest(content.clone()).await.map_err(invalid)?;
        let stream = Stream::new(self.client, &content, sha256, self.chunk_timeout, self.keep);
        let chunks = Chunks::open(content).await.map_err(invalid)?;
        let progress = self.progress.unwrap_or_else(|| Box::new(|_, _| ()));
        let uploaded = match transfer(&stream, chunks, progress).await {
            Ok(()) => stream.complete().await,
            Err(Broken::Source(reason)) => Err(invalid(reason)),
            Err(Broken::Call(error)) => Err(error),
        };
        if uploaded.is_err() {
            stream.give_up().await;
        }
        uploaded
    }
}

/// Why a transfer ended early.
enum Broken {
    /// What is sent cannot be read any more.
    Source(Phrase),
    Call(CallError),
}

/// Sends all chunks, a few at a time.
async fn transfer<C: Client + ?Sized>(
    stream: &Stream<'_, C>,
    mut chunks: Chunks,
    mut progress: Progress<'_>,
) -> Result<(), Broken> {
    let (mut next, mut sent) = (0, 0);
    let mut under_way = FuturesUnordered::new();
    loop {
        // The first one goes alone: it tells the server what follows.
        let window = if sent == 0 { 1 } else { WINDOW };
        while under_way.len() < window {
            let Some(chunk) = chunks.next().await.map_err(Broken::Source)? else { break };
            under_way.push(stream.send(next, chunk));
            next += 1;
        }
        let Some(taken) = under_way.next().await else { return Ok(()) };
        sent += taken.map_err(Broken::Call)?;
        progress(sent, stream.size());
    }
}

impl<'a, C: Client + ?Sized> IntoFuture for Upload<'a, C> {
    type Output = Result<UploadedFile, CallError>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<C: ?Sized> fmt::Debug for Upload<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match &self.what {
            What::Given(source) => source.to_string(),
            What::Checked(content) => format!("{} bytes", content.size()),
        };
        f.debug_struct("Upload").field("what", &what).finish_non_exhaustive()
    }
}

/// How many chunks a file of `size` bytes has.
fn count(size: u64) -> u64 {
    size.div_ceil(CHUNK)
}
