//! The server's disk.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use crate::host::Content;

/// Where NapCat keeps what it downloads and what is uploaded to it.
pub(crate) const TEMP: &str = "/app/.config/QQ/NapCat/temp";

/// A file that lies on the server's disk and nowhere else.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) content: Content,
    pub(crate) size: u64,
    /// The stream through which it was uploaded.
    pub(crate) stream_id: Option<String>,
    expires: Option<Instant>,
}

impl Stored {
    /// A file with this content.
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self::holding(Content::of(bytes))
    }

    pub(crate) fn holding(content: Content) -> Self {
        Self { size: content.size(), content, stream_id: None, expires: None }
    }

    /// A file of which only the size is known.
    pub(crate) fn of_size(size: u64) -> Self {
        Self::holding(Content::Unknown(size))
    }

    /// Marks a file that came in through a stream.
    pub(crate) fn uploaded(self, stream_id: &str) -> Self {
        Self { stream_id: Some(stream_id.to_owned()), ..self }
    }

    /// Lets the server remove the file after this time.
    pub(crate) fn kept_for(self, time: Duration) -> Self {
        Self { expires: Instant::now().checked_add(time), ..self }
    }

    fn is_there(&self) -> bool {
        self.expires.is_none_or(|expires| Instant::now() < expires)
    }
}

/// All files of the server.
#[derive(Debug)]
pub(crate) struct Disk {
    /// Whether the server also sees the files of the machine on which the simulator runs.
    pub(crate) is_shared: bool,
    files: BTreeMap<String, Stored>,
}

impl Default for Disk {
    fn default() -> Self {
        Self { is_shared: true, files: BTreeMap::new() }
    }
}

impl Disk {
    pub(crate) fn put(&mut self, path: impl Into<String>, file: Stored) {
        self.files.retain(|_, file| file.is_there());
        self.files.insert(path.into(), file);
    }

    /// Removes what was uploaded.
    pub(crate) fn remove_uploads(&mut self) {
        self.files.retain(|_, file| file.stream_id.is_none());
    }

    /// A file of the server's own.
    pub(crate) fn own(&self, path: &str) -> Option<&Stored> {
        self.files.get(path).filter(|file| file.is_there())
    }

    /// A file of the server's own, by its name without its folder.
    pub(crate) fn named(&self, name: &str) -> Option<&Stored> {
        let mut files = self.files.iter().filter(|(_, file)| file.is_there());
        files.find(|(path, _)| path.rsplit('/').next() == Some(name)).map(|(_, file)| file)
    }

    /// What is in a file that the server can open.
    pub(crate) fn content(&self, path: &str) -> Option<Content> {
        if let Some(file) = self.own(path) {
            return Some(file.content.clone());
        }
        self.size(path).map(|_| Content::Path(path.into()))
    }

    /// How large a file is that the server can open.
    pub(crate) fn size(&self, path: &str) -> Option<u64> {
        if let Some(file) = self.own(path) {
            return Some(file.size);
        }
        let metadata = self.is_shared.then(|| std::fs::metadata(path).ok()).flatten()?;
        metadata.is_file().then_some(metadata.len())
    }
}
