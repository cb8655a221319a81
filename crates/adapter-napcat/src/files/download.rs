//! Downloading from the server in chunks.

mod part;
mod save;
mod test;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::{Stream, StreamExt, TryStreamExt};
use mynah_core::i18n::Phrase;
use tokio::io::AsyncBufRead;
use tokio_util::io::StreamReader;

use crate::action::{Call, Client, Fetch, Replies};
use crate::answer::answers;
use crate::error::CallError;
use crate::texts::text;
use part::Part;

pub use save::SavedFile;
pub use test::TestDownload;

answers! {
    /// What is told of a file before its bytes come.
    pub struct DownloadInfo {
        /// Its name.
        pub file_name: String,
        /// Its length in bytes, as the message tells it; what comes may be another.
        pub file_size: Option<u64>,
        /// How many bytes come at a time.
        pub chunk_size: Option<u64>,
        /// The width of a picture in pixels.
        pub width: Option<u32>,
        /// The height of a picture in pixels.
        pub height: Option<u32>,
        /// The format a voice message was turned into.
        pub out_format: String,
    }
}

impl DownloadInfo {
    /// Its name as that of a file in a folder here, whatever the server says.
    ///
    /// ```
    /// # let mut info = mynah_adapter_napcat::DownloadInfo::default();
    /// info.file_name = "../../etc/pass:wd".to_owned();
    /// assert_eq!(info.plain_name(), "pass_wd");
    /// ```
    pub fn plain_name(&self) -> String {
        let last = self.file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let odd = |char: char| char.is_control() || r#"<>:"|?*"#.contains(char);
        let plain = last.replace(odd, "_");
        match plain.trim_matches(['.', ' ']) {
            "" => "download".to_owned(),
            _ => plain.trim().to_owned(),
        }
    }
}

/// A download of which the first answer is here.
#[derive(Debug)]
pub struct Announced {
    info: DownloadInfo,
    replies: Replies,
}

impl Fetch for Announced {
    async fn fetch<C: Client + ?Sized>(client: &C, call: Call) -> Result<Self, CallError> {
        let action = call.action.clone();
        let mut replies = Replies::fetch(client, call).await?;
        let first = replies.next().await;
        let first = first.ok_or_else(|| broken(&action, text("download-cut")))??;
        if Part::read(&first, &action)? != Part::Info {
            return Err(broken(&action, text("download-no-beginning")));
        }
        Ok(Self { info: first.decode(action)?, replies })
    }
}

fn broken(action: &str, reason: Phrase) -> CallError {
    CallError::Broken { action: action.to_owned().into(), reason }
}

type Progress = Box<dyn FnMut(u64, Option<u64>) + Send>;

/// A file on its way here: its bytes in order, as a [`Stream`], as a [reader](Self::reader) or
/// [into a file](Self::save_to).
///
/// Every chunk is checked to be the next one, and all of them to be as many as were sent; whatever
/// is wrong is an error, after which nothing comes. Dropping a download ends the waiting for it.
///
/// The server sends as fast as it can and cannot be asked to wait. What is not taken is held, up to
/// 24 MiB; then the download fails. Who needs long for each chunk saves the file first.
pub struct Download {
    action: &'static str,
    info: DownloadInfo,
    replies: Replies,
    progress: Option<Progress>,
    chunks: u64,
    received: u64,
    ended: bool,
}

impl Download {
    pub(crate) fn new(action: &'static str, announced: Announced) -> Self {
        let Announced { info, replies } = announced;
        Self { action, info, replies, progress: None, chunks: 0, received: 0, ended: false }
    }

    /// What is told of the file.
    pub fn info(&self) -> &DownloadInfo {
        &self.info
    }

    /// How many bytes have been taken.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// Calls `progress` whenever a chunk was taken, with the bytes that have been and the bytes
    /// there are, as far as is known.
    pub fn on_progress(mut self, progress: impl FnMut(u64, Option<u64>) + Send + 'static) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// The bytes for whoever reads; a [`CallError`] is the inner error of what is told.
    pub fn reader(self) -> impl AsyncBufRead + Send + Unpin {
        StreamReader::new(self.map_err(std::io::Error::other))
    }

    /// What is in an answer, if anything; the end sets `ended`.
    fn accept(&mut self, part: Part) -> Result<Option<Bytes>, CallError> {
        match part {
            Part::Chunk { index, bytes } => {
                let due = self.chunks;
                match index.unwrap_or(due) {
                    index if index < due => return Err(self.broken("download-again", index)),
                    index if index > due => return Err(self.broken("download-gap", due)),
                    _ => {}
                }
                self.chunks += 1;
                self.received += bytes.len() as u64;
                if let Some(progress) = &mut self.progress {
                    progress(self.received, self.info.file_size);
                }
                Ok(Some(bytes))
            }
            Part::End { chunks, bytes } => {
                let right = |told: Option<u64>, counted| told.is_none_or(|told| told == counted);
                if right(chunks, self.chunks) && right(bytes, self.received) {
                    self.ended = true;
                    return Ok(None);
                }
                let told = text("download-miscounted").with("bytes", self.received);
                let told = told.with("told", bytes.unwrap_or(self.received));
                let told = told.with("chunks", self.chunks);
                let reason = told.with("told_chunks", chunks.unwrap_or(self.chunks));
                Err(broken(self.action, reason))
            }
            // Something newer than this adapter, which the file can do without.
            Part::Info | Part::Other => Ok(None),
        }
    }

    fn broken(&self, key: &'static str, chunk: u64) -> CallError {
        broken(self.action, text(key).with("chunk", chunk))
    }
}

impl Stream for Download {
    type Item = Result<Bytes, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while !self.ended {
            let reply = match ready!(self.replies.poll_next_unpin(context)) {
                Some(reply) => reply,
                None => Err(broken(self.action, text("download-cut"))),
            };
            let part = reply.and_then(|reply| Part::read(&reply, self.action));
            match part.and_then(|part| self.accept(part)) {
                Ok(None) => {}
                Ok(Some(bytes)) => return Poll::Ready(Some(Ok(bytes))),
                Err(error) => {
                    self.ended = true;
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
        // Nobody needs what may still come.
        self.replies = Replies::new(futures_util::stream::empty());
        Poll::Ready(None)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("info", &self.info)
            .field("received", &self.received)
            .finish_non_exhaustive()
    }
}
