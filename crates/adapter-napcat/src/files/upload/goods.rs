//! What is uploaded: its pieces, how long it is and what it hashes to.

use std::fmt;
use std::pin::Pin;

use mynah_core::i18n::Phrase;
use mynah_core::message::MediaSource;
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncSeekExt, AsyncWriteExt};
use tokio::task::spawn_blocking;

use crate::error::{CallError, cause};
use crate::files::Files;
use crate::files::chunks::{CHUNK, Chunks, digest, hex};
use crate::files::source::{Content, content};
use crate::texts::text;

/// Something that gives bytes once.
pub(in crate::files) type Reading<'a> = Pin<Box<dyn AsyncRead + Send + 'a>>;

/// What is to be uploaded.
pub(super) enum What<'a> {
    Given(MediaSource),
    Checked(Content),
    Read { reader: Reading<'a>, length: Option<u64> },
}

/// What is uploaded, opened.
pub(super) struct Goods<'a> {
    pub(super) chunks: Chunks<'a>,
    pub(super) size: u64,
    /// What follows the last dot of its name.
    pub(super) extension: Option<String>,
    /// What it hashes to; what is sent while it is read is known at the end only.
    pub(super) sha256: Option<String>,
}

impl<'a> Goods<'a> {
    pub(super) async fn of(
        what: What<'a>,
        files: &Files,
        argument: &'static str,
    ) -> Result<Self, CallError> {
        let opened = match what {
            What::Checked(content) => Self::here(content).await,
            What::Given(source) => Self::here(content(&source, files, argument).await?).await,
            What::Read { length: Some(0), .. } => Err(text("file-no-bytes")),
            What::Read { reader, length: Some(size) } => {
                Ok(Self { chunks: Chunks::read(reader, size), size, extension: None, sha256: None })
            }
            What::Read { reader, length: None } => Self::spooled(reader).await,
        };
        opened.map_err(|reason| CallError::invalid(argument, reason))
    }

    async fn here(content: Content) -> Result<Self, Phrase> {
        let (size, extension) = (content.size(), extension(&content));
        let sha256 = Some(digest(content.clone()).await?);
        Ok(Self { chunks: Chunks::open(content).await?, size, extension, sha256 })
    }

    /// Keeps on the disk what is read until its length is known.
    async fn spooled(mut reader: Reading<'a>) -> Result<Self, Phrase> {
        let file = spawn_blocking(tempfile::tempfile).await;
        let file = file.unwrap_or_else(|panic| Err(std::io::Error::other(panic)));
        let mut file = File::from_std(file.map_err(|error| unkept(&error))?);
        let (mut size, mut hash) = (0, Sha256::new());
        let mut piece = vec![0; usize::try_from(CHUNK).unwrap_or_default()];
        loop {
            let read = reader.read(&mut piece).await.map_err(|error| unreadable(&error))?;
            if read == 0 {
                break;
            }
            hash.update(&piece[..read]);
            file.write_all(&piece[..read]).await.map_err(|error| unkept(&error))?;
            size += read as u64;
        }
        if size == 0 {
            return Err(text("file-no-bytes"));
        }
        file.flush().await.map_err(|error| unkept(&error))?;
        file.rewind().await.map_err(|error| unkept(&error))?;
        let sha256 = Some(hex(&hash.finalize()));
        Ok(Self { chunks: Chunks::read(Box::pin(file), size), size, extension: None, sha256 })
    }

    /// What it hashes to, once all chunks were taken.
    pub(super) fn digest(self) -> String {
        let read = self.chunks.digest();
        self.sha256.unwrap_or(read)
    }
}

impl fmt::Debug for What<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(source) => write!(f, "{source}"),
            Self::Checked(content) => write!(f, "{} bytes", content.size()),
            Self::Read { length: Some(length), .. } => write!(f, "{length} bytes of a reader"),
            Self::Read { length: None, .. } => f.write_str("a reader"),
        }
    }
}

/// What follows the last dot of a file's name, where the server may look for the kind of a file.
fn extension(content: &Content) -> Option<String> {
    let Content::File { path, .. } = content else { return None };
    let extension = path.extension()?.to_str()?;
    let plain = extension.len() <= 16 && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then(|| extension.to_owned())
}

/// Why what is read cannot be read on.
pub(in crate::files) fn unreadable(error: &std::io::Error) -> Phrase {
    text("reader-unreadable").with("error", reason(error))
}

fn unkept(error: &std::io::Error) -> Phrase {
    let folder = std::env::temp_dir().display().to_string();
    text("reader-unkept").with("folder", folder).with("error", reason(error))
}

/// What went wrong; what others have wrapped tells more than its kind.
fn reason(error: &std::io::Error) -> Phrase {
    match error.kind() {
        std::io::ErrorKind::Other => cause(error),
        kind => Phrase::from(kind),
    }
}
