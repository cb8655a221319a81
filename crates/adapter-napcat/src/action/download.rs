//! Downloading files from the server in chunks.

use super::macros::actions;
use super::{Action, RecordFormat, Replies, Within};
use crate::files::{Announced, Download, TestDownload};

/// The longest chunk that is asked for: one is held as a whole, and as base64 besides.
const MAX_CHUNK: u32 = 4 << 20;

actions! {
    /// Downloading files from the server in chunks, so that the bot need not see the server's disk.
    ///
    /// A file is asked for by the name or the id that its segment tells. The timeout of such a call
    /// is how long each chunk may take after the last one, however many there are.
    pub trait DownloadActions {
        /// Downloads a file that was sent.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # let folder = tempfile::tempdir()?;
        /// # let path = folder.path().join("a.txt");
        /// # sim.puts_file("/srv/a.txt", *b"hello");
        /// let download = napcat.download_file_stream("a.txt").await?;
        /// assert_eq!(download.info().file_size, Some(5));
        /// let saved = download.on_progress(|have, all| println!("{have} of {all:?}")).save_to(path).await?;
        /// assert_eq!(std::fs::read(saved.path)?, b"hello");
        /// # Ok(())
        /// # });
        /// ```
        download_file_stream: DownloadFileStream { file: String }
            ? { chunk_size: Within<1, MAX_CHUNK> }
            -> Announced => Download, by opened;

        /// Downloads a picture that was sent; its measures are told with it.
        download_file_image_stream: DownloadFileImageStream { file: String }
            ? { chunk_size: Within<1, MAX_CHUNK> }
            -> Announced => Download, by opened;

        /// Downloads a voice message that was sent, in another format if one is set.
        download_file_record_stream: DownloadFileRecordStream { file: String }
            ? { chunk_size: Within<1, MAX_CHUNK>, out_format: RecordFormat }
            -> Announced => Download, by opened;

        /// Asks for ten answers, a tenth of a second apart, and an end, which is a failure if
        /// `error` is set: for trying out whether such answers get through.
        test_download_stream: TestDownloadStream {} ? { error: bool }
            -> Replies => TestDownload, by tested;
    }
}

fn opened<A: Action>(_: &A, announced: Announced) -> Download {
    Download::new(A::NAME, announced)
}

fn tested(_: &TestDownloadStream, replies: Replies) -> TestDownload {
    TestDownload::new(replies)
}
