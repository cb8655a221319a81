//! Where the bytes of a file come from.

use crate::host::{Content, Host, stream::decode};

/// What a download is pretended to weigh: the simulator never touches the network.
const DOWNLOAD_SIZE: u64 = 20_480;

/// Where the server took a file from that the bot sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileSource {
    /// Downloaded from here.
    Url(String),
    /// Read from the server's disk.
    Path(String),
    /// Written into the request itself, as `base64://` or `data:`.
    Inline,
    /// Uploaded before, through a stream.
    Uploaded {
        /// The name of the stream.
        stream_id: String,
        /// Where the server put it.
        path: String,
    },
}

impl Host {
    /// Finds a file by any of the forms NapCat accepts, and tells its size; nothing for a file that
    /// the server cannot find.
    pub(crate) fn resolve(&self, uri: &str) -> Option<(FileSource, u64)> {
        if let Some(encoded) = uri.strip_prefix("base64://") {
            return Some((FileSource::Inline, decoded_length(encoded)));
        }
        if uri.starts_with("http://") || uri.starts_with("https://") {
            return Some((FileSource::Url(uri.into()), DOWNLOAD_SIZE));
        }
        if uri.starts_with("data:") {
            let encoded = uri.split_once(',').map_or("", |(_, encoded)| encoded);
            return Some((FileSource::Inline, decoded_length(encoded)));
        }
        let path = uri.strip_prefix("file://").unwrap_or(uri);
        let size = self.disk.size(path)?;
        let stream_id = self.disk.own(path).and_then(|file| file.stream_id.clone());
        let path = path.to_owned();
        let source = match stream_id {
            Some(stream_id) => FileSource::Uploaded { stream_id, path },
            None => FileSource::Path(path),
        };
        Some((source, size))
    }
}

impl Host {
    /// What is in a file, by any of the forms NapCat accepts.
    pub(crate) fn content(&self, uri: &str) -> Option<Content> {
        if let Some(encoded) = uri.strip_prefix("base64://") {
            return Some(Content::of(decode(encoded)));
        }
        if uri.starts_with("data:") {
            let encoded = uri.split_once(',').map_or("", |(_, encoded)| encoded);
            return Some(Content::of(decode(encoded)));
        }
        if uri.starts_with("http://") || uri.starts_with("https://") {
            return Some(Content::Unknown(DOWNLOAD_SIZE));
        }
        self.disk.content(uri.strip_prefix("file://").unwrap_or(uri))
    }
}

fn decoded_length(encoded: &str) -> u64 {
    let digits = encoded.trim_end_matches('=').len();
    u64::try_from(digits * 3 / 4).unwrap_or(u64::MAX)
}
