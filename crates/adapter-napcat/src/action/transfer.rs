//! Files on the server's machine, and files that were sent in messages.

use serde_json::Value;

use super::macros::actions;
use crate::answer::{answers, done};

actions! {
    /// Files on the server's machine, and files that were sent in messages.
    pub trait TransferActions {
        /// Has the server fetch a file that was sent, by the id its segment tells.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("get_file", serde_json::json!({ "file": "/tmp/a", "file_size": "4096" }));
        /// let file = napcat.get_file("/5c6813f4").await?;
        /// assert_eq!((file.file.as_str(), file.file_size), ("/tmp/a", Some(4096)));
        /// # Ok(())
        /// # });
        /// ```
        get_file is read: GetFile { file_id: String } -> FetchedFile;

        /// Has the server fetch a picture that was sent, by the name its segment tells.
        get_image is read: GetImage { file: String } -> FetchedFile;

        /// Has the server fetch a voice message that was sent, by the name its segment tells, and
        /// turn it into another format.
        get_record is read: GetRecord { file: String, out_format: RecordFormat } -> FetchedFile;

        /// Gets a link to a file that was sent in a private chat, by the id its segment tells.
        get_private_file_url is read: GetPrivateFileUrl { file_id: String } -> FileLink => String;

        /// Has the server fetch a file from a link, or make one of bytes in base64, and answers
        /// the path on its machine.
        ///
        /// `headers` go with the request for the link, each as `Name=value`.
        download_file: DownloadFile {}
            ? { url: String, base64: String, name: String, headers: Vec<String> }
            -> DownloadedFile => String;

        /// Removes what uploads in pieces left behind on the server's machine.
        clean_stream_temp_file: CleanStreamTempFile {} -> Value => (), try done;
    }
}

/// A format of sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[allow(missing_docs, reason = "they are their names")]
pub enum RecordFormat {
    Mp3,
    Amr,
    Wma,
    M4a,
    Spx,
    Ogg,
    Wav,
    Flac,
}

answers! {
    /// A file that the server has fetched.
    pub struct FetchedFile {
        /// Its path on the server's machine; empty when it has none.
        pub file: String,
        /// A link to it, or that path again when there is none.
        pub url: String,
        /// Its size in bytes.
        pub file_size: Option<u64> as Text,
        /// Its name.
        pub file_name: String,
        /// Its bytes in base64, from servers that are set up to tell them.
        pub base64: Option<String>,
    }

    /// A link to a file.
    pub struct FileLink {
        /// The link.
        pub url: String,
    }

    /// A file that the server has.
    pub struct DownloadedFile {
        /// Its path on the server's machine.
        pub file: String,
    }
}

impl From<FileLink> for String {
    fn from(link: FileLink) -> Self {
        link.url
    }
}

impl From<DownloadedFile> for String {
    fn from(file: DownloadedFile) -> Self {
        file.file
    }
}
