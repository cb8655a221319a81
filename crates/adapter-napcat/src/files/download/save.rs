//! A download that becomes a file.

use std::path::{Path, PathBuf};

use futures_util::StreamExt;
use mynah_core::i18n::Phrase;
use tempfile::TempPath;
use tokio::fs::File;
use tokio::io::{AsyncWriteExt, BufWriter};
use tokio::task::spawn_blocking;

use super::Download;
use crate::error::{CallError, cause};
use crate::texts::text;

/// How many bytes are written at a time: a disk is faster with few long pieces.
const PIECE: usize = 1 << 20;

/// A file that was downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SavedFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub size: u64,
}

impl Download {
    /// Saves the file under `path`, or in the folder `path` under its own name.
    ///
    /// It is written under another name beside it and renamed when it is whole and on the disk: a file that was
    /// there before stays until then, and whatever goes wrong leaves nothing behind.
    ///
    /// # Errors
    ///
    /// [`CallError::InvalidArgument`] when the file cannot be written; those of the download.
    pub async fn save_to(mut self, path: impl Into<PathBuf>) -> Result<SavedFile, CallError> {
        let name = self.info.plain_name();
        let mut partial = Partial::create(path.into(), name).await?;
        while let Some(bytes) = self.next().await {
            let written = partial.file.write_all(&bytes?).await;
            written.map_err(|error| unwritable(&partial.target, &error))?;
        }
        let path = partial.finish().await?;
        Ok(SavedFile { path, size: self.received })
    }
}

/// A file that is not whole yet; it goes away when it is dropped.
struct Partial {
    file: BufWriter<File>,
    temporary: TempPath,
    target: PathBuf,
}

impl Partial {
    async fn create(path: PathBuf, name: String) -> Result<Self, CallError> {
        let given = path.clone();
        let creating = spawn_blocking(move || {
            let target = if path.is_dir() { path.join(name) } else { path };
            let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
            let file = builder().tempfile_in(folder.unwrap_or(Path::new(".")))?;
            Ok((file.into_parts(), target))
        });
        let created = creating.await.unwrap_or_else(|panic| Err(std::io::Error::other(panic)));
        let ((file, temporary), target) = created.map_err(|error| unwritable(&given, &error))?;
        let file = BufWriter::with_capacity(PIECE, File::from_std(file));
        Ok(Self { file, temporary, target })
    }

    async fn finish(mut self) -> Result<PathBuf, CallError> {
        let flushed = self.file.flush().await;
        flushed.map_err(|error| unwritable(&self.target, &error))?;
        // Else a machine that goes down may know of the new name and not of the bytes.
        let synced = self.file.get_ref().sync_all().await;
        synced.map_err(|error| unwritable(&self.target, &error))?;
        drop(self.file);
        let (temporary, target) = (self.temporary, self.target.clone());
        let renaming =
            spawn_blocking(move || temporary.persist(target).map_err(|error| error.error));
        let renamed = renaming.await.unwrap_or_else(|panic| Err(std::io::Error::other(panic)));
        renamed.map_err(|error| unwritable(&self.target, &error))?;
        Ok(self.target)
    }
}

/// Temporary files are for their owner alone unless told otherwise; this one is to be a file like
/// any other.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mynah-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}

fn unwritable(path: &Path, error: &std::io::Error) -> CallError {
    // What wraps the system's error adds a path that is told already.
    let kind = match error.kind() {
        std::io::ErrorKind::Other => cause(error),
        kind => Phrase::from(kind),
    };
    let reason = text("file-unwritable").with("path", path.display().to_string());
    CallError::invalid("path", reason.with("error", kind))
}
