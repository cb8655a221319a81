//! The machine the server runs on: switches for what it is able to do, and its disk.
//!
//! Everything works until it is switched off here. [`Faults::clear`](crate::Faults::clear) leaves
//! these switches alone: they say what kind of server this is, not what goes wrong on it.

use crate::{
    Sim,
    host::{Content, Host, Stored},
    lock::lock,
};

impl Sim {
    /// Switches the packet backend on or off.
    ///
    /// Without it the server refuses pokes, special titles, AI voices, sign-ins and the status of
    /// others (1400), and merged forwards have no `res_id`.
    pub fn packet_backend(&self, works: bool) -> &Self {
        self.equip(|host| host.packet_backend = works)
    }

    /// Switches the outside service on or off that signs music cards.
    ///
    /// Without it music segments are dropped, and a message of nothing else is refused (1200).
    pub fn music_signing(&self, works: bool) -> &Self {
        self.equip(|host| host.music_signing = works)
    }

    /// Says whether the server runs on Windows. Nowhere else does it read text in pictures.
    pub fn runs_on_windows(&self, windows: bool) -> &Self {
        self.equip(|host| host.windows = windows)
    }

    /// Sets the lines the server reads in every picture.
    pub fn reads_in_pictures<S: Into<String>>(&self, lines: impl IntoIterator<Item = S>) -> &Self {
        let lines = lines.into_iter().map(Into::into).collect();
        self.equip(|host| host.ocr = lines)
    }

    /// Says whether the server sees the disk of this machine; it does unless told otherwise.
    ///
    /// Without it the server finds nothing by path but [files of its own](Sim::puts_file) and what
    /// was uploaded to it.
    pub fn disk_is_shared(&self, shared: bool) -> &Self {
        self.equip(|host| host.disk.is_shared = shared)
    }

    /// Puts a file on the server's own disk, where nobody else sees it.
    pub fn puts_file(&self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> &Self {
        let file = Stored::new(bytes.into());
        self.equip(|host| host.disk.put(path, file))
    }

    /// The content of a file on the server's own disk, such as one that was uploaded.
    pub fn file_on_server(&self, path: &str) -> Option<Vec<u8>> {
        lock(&self.shared.host).disk.own(path).map(|file| file.content.bytes())
    }

    /// Says what is in a file that was sent in a message, by the name or the id its segment tells;
    /// as many `x` as its size says otherwise.
    pub fn file_contains(&self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> &Self {
        let content = Content::of(bytes.into());
        self.equip(|host| host.contents.borrow_mut().put(name, content))
    }

    fn equip(&self, change: impl FnOnce(&mut Host)) -> &Self {
        change(&mut lock(&self.shared.host));
        self
    }
}
