//! Uploading to the server in chunks.

use mynah_core::i18n::Phrase;
use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use mynah_core::message::MediaSource;
use tokio::io::AsyncRead;

use super::chunks::{CHUNK, Chunks};
use super::source::Content;
use crate::action::Client;
use crate::error::CallError;
use goods::{Goods, What};
use stream::Stream;

pub(super) mod goods;
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

    /// Uploads what `reader` gives until it ends, however much that is.
    ///
    /// The server wants to know at the beginning how much comes and what it hashes to, so all of it
    /// is written into a nameless file in the folder for temporary files first; in memory is never
    /// more than a few chunks. With a length that is known, [`upload_sized`](Self::upload_sized)
    /// does without.
    ///
    /// # Errors
    ///
    /// Those of [`upload`](Self::upload); [`CallError::InvalidArgument`] when nothing comes, or
    /// cannot be read or kept.
    ///
    /// ```
    /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
    /// # use mynah_adapter_napcat::prelude::*;
    /// # doc::run(async |sim, napcat| {
    /// let page: &[u8] = b"<!doctype html>";
    /// let uploaded = napcat.upload_from(page).await?;
    /// assert_eq!(uploaded.size, 15);
    /// # Ok(())
    /// # });
    /// ```
    fn upload_from<'a>(&'a self, reader: impl AsyncRead + Send + 'a) -> Upload<'a, Self> {
        Upload::new(self, What::Read { reader: Box::pin(reader), length: None }, "reader")
    }

    /// Uploads the next `length` bytes that `reader` gives, while they are read.
    ///
    /// What the bytes hash to is not known before the last of them, so the server checks how many
    /// they are and not what they are; [`UploadedFile::sha256`] is that of the bytes that were read.
    ///
    /// # Errors
    ///
    /// Those of [`upload_from`](Self::upload_from); [`CallError::InvalidArgument`] also when it
    /// ends before.
    fn upload_sized<'a>(
        &'a self,
        reader: impl AsyncRead + Send + 'a,
        length: u64,
    ) -> Upload<'a, Self> {
        let what = What::Read { reader: Box::pin(reader), length: Some(length) };
        Upload::new(self, what, "reader")
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
    what: What<'a>,
    argument: &'static str,
    progress: Option<Progress<'a>>,
    chunk_timeout: Duration,
    keep: Duration,
}

type Progress<'a> = Box<dyn FnMut(u64, u64) + Send + 'a>;

impl<'a, C: ?Sized> Upload<'a, C> {
    fn new(client: &'a C, what: What<'a>, argument: &'static str) -> Self {
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
        let mut goods = Goods::of(self.what, self.client.files(), self.argument).await?;
        let stream = Stream::new(self.client, &goods, self.chunk_timeout, self.keep);
        let progress = self.progress.unwrap_or_else(|| Box::new(|_, _| ()));
        let uploaded = match transfer(&stream, &mut goods.chunks, progress).await {
            Ok(()) => stream.complete(goods.digest()).await,
            Err(Broken::Source(reason)) => Err(CallError::invalid(self.argument, reason)),
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
    chunks: &mut Chunks<'_>,
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
        f.debug_struct("Upload").field("what", &self.what).finish_non_exhaustive()
    }
}

/// How many chunks a file of `size` bytes has.
fn count(size: u64) -> u64 {
    size.div_ceil(CHUNK)
}
