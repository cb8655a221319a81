//! Noticing that a file was changed.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tokio::time::sleep;

/// How often the file is looked at.
const PAUSE: Duration = Duration::from_secs(1);

/// Notices that a file was changed.
///
/// The file is looked at once a second instead of being reported by the system: a file that is
/// mounted into a container or kept on a network drive is reported by none, and editors that
/// write a new file in the place of the old one are missed by some.
///
/// ```no_run
/// # async fn watch() {
/// use mynah::config::FileWatch;
///
/// let mut watch = FileWatch::new("mynah.yaml");
/// watch.changed().await;
/// # }
/// ```
#[derive(Debug)]
pub struct FileWatch {
    path: PathBuf,
    known: Option<Stamp>,
}

/// What is different once a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

impl FileWatch {
    /// Watches the file as it is now.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self { known: Stamp::of(&path), path }
    }

    /// Waits until the file is another and rests as it is; a file that is gone is waited for.
    pub async fn changed(&mut self) {
        let mut before = self.known;
        loop {
            sleep(PAUSE).await;
            let now = Stamp::of(&self.path);
            // Twice the same: whoever writes it is done.
            if now.is_some() && now != self.known && now == before {
                self.known = now;
                return;
            }
            before = now;
        }
    }
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let found = std::fs::metadata(path).ok()?;
        Some(Self { modified: found.modified().ok(), length: found.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_file_has_changed_when_another_stands_there_and_rests() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bots.yaml");
        std::fs::write(&path, "one").unwrap();
        let mut watch = FileWatch::new(&path);
        let quiet = tokio::time::timeout(PAUSE * 60, watch.changed()).await;
        assert!(quiet.is_err(), "nothing was written");
        std::fs::remove_file(&path).unwrap();
        let gone = tokio::time::timeout(PAUSE * 60, watch.changed()).await;
        assert!(gone.is_err(), "an editor is about to write it");
        std::fs::write(&path, "another").unwrap();
        watch.changed().await;
        let quiet = tokio::time::timeout(PAUSE * 60, watch.changed()).await;
        assert!(quiet.is_err(), "it was told already");
    }
}
