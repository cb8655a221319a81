//! The machine NapCat runs on: what it is able to do, and what lies on its disk.

mod content;
mod disk;
mod source;
mod stream;

pub(crate) use self::content::{Content, Contents};
pub(crate) use self::disk::{Disk, Stored, TEMP};
pub use self::source::FileSource;
pub(crate) use self::stream::{Progress, Stream};

use std::{cell::RefCell, collections::HashMap};

/// The machine.
#[derive(Debug)]
pub(crate) struct Host {
    /// Whether the backend for raw packets works, on which many extensions of NapCat rest.
    pub(crate) packet_backend: bool,
    /// Whether this is Windows, the only place where QQ reads text in pictures.
    pub(crate) windows: bool,
    /// Whether the outside service that signs music cards answers.
    pub(crate) music_signing: bool,
    /// The lines QQ reads in any picture.
    pub(crate) ocr: Vec<String>,
    pub(crate) disk: Disk,
    /// What is in the files that were sent in messages.
    pub(crate) contents: RefCell<Contents>,
    /// The uploads that are not finished, by the names clients gave them.
    pub(crate) streams: HashMap<String, Stream>,
}

/// A machine on which everything works.
impl Default for Host {
    fn default() -> Self {
        Self {
            packet_backend: true,
            windows: true,
            music_signing: true,
            ocr: vec!["HELLO OCR".into()],
            disk: Disk::default(),
            contents: RefCell::default(),
            streams: HashMap::new(),
        }
    }
}
