//! How files get from this machine to the server, by path, within a message, or in chunks; and how
//! they get back.

mod chunks;
mod download;
mod prepare;
mod source;
mod upload;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

pub(crate) use download::Announced;
pub use download::{Download, DownloadInfo, SavedFile, TestDownload};
pub(crate) use prepare::{place, prepare, text};
pub use upload::{Upload, UploadedFile, Uploads};

/// How many bytes of files fit into one message: a frame of the server holds 50 MiB, and base64
/// makes four bytes of three.
pub(crate) const MAX_INLINE: u64 = 32 << 20;

/// How files get to the server: what stands under `files` in the configuration.
///
/// ```
/// use mynah_adapter_napcat::Files;
///
/// let files = Files::default().shared(true).stream_above(1 << 20).allow(["/srv/pictures"]);
/// assert!(files.is_shared());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    shared: bool,
    stream_above: u64,
    allow: Option<Vec<PathBuf>>,
}

impl Default for Files {
    /// Nothing shared, everything allowed, and uploads above 4 MiB.
    ///
    /// The server reads frames with a parser that takes them character by character, and does
    /// nothing else meanwhile: for 8 MiB in base64 it was measured to stand still for 2 s and to
    /// take 300 MiB of memory, for 32 MiB 11 s and 1 GiB; a chunk of an upload holds it for 50 ms.
    fn default() -> Self {
        Self { shared: false, stream_above: 4 << 20, allow: None }
    }
}

impl Files {
    /// What is usual where nothing was configured.
    pub(crate) fn usual() -> &'static Self {
        static USUAL: LazyLock<Files> = LazyLock::new(Files::default);
        &USUAL
    }

    /// Sets whether the server sees the files of this machine under the same paths.
    pub fn shared(mut self, shared: bool) -> Self {
        self.shared = shared;
        self
    }

    /// Sets above how many bytes a file is uploaded in chunks instead of being written into the
    /// message; at most 32 MiB count.
    pub fn stream_above(mut self, bytes: u64) -> Self {
        self.stream_above = bytes.min(MAX_INLINE);
        self
    }

    /// Sets the folders files may come from; without any, no file is taken by its path.
    pub fn allow<P: Into<PathBuf>>(mut self, folders: impl IntoIterator<Item = P>) -> Self {
        self.allow = Some(folders.into_iter().map(Into::into).collect());
        self
    }

    /// Whether the server sees the files of this machine under the same paths.
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// Whether a file of `bytes` is uploaded in chunks.
    pub(crate) fn streams(&self, bytes: u64) -> bool {
        bytes > self.stream_above
    }

    /// Whether a file may be taken from `path`, which has no links in it any more.
    pub(crate) fn allows(&self, path: &Path) -> bool {
        self.allow.as_ref().is_none_or(|folders| {
            let real = folders.iter().filter_map(|folder| folder.canonicalize().ok());
            real.into_iter().any(|folder| path.starts_with(folder))
        })
    }
}
