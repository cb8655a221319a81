//! Where the bytes of something received are.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::StreamExt;
use mynah_core::message::MediaSource;
use mynah_core::model::{AudioFormat, FileInfo};
use mynah_core::{Error, ErrorKind, Result, Segment};

use crate::NapCat;
use crate::action::{Client, DownloadActions, FetchedFile, TransferActions};
use crate::error::CallError;
use crate::files::{Download, MAX_INLINE};
use crate::texts::text;

/// Where the bytes of a segment are, freshly asked of the server.
///
/// What was made here to be sent is where it was made to be. What the server alone has is
/// downloaded in chunks, up to 32 MiB.
pub(super) async fn of(
    napcat: &NapCat,
    segment: &Segment,
    format: AudioFormat,
) -> Result<MediaSource> {
    let (source, link) = match segment {
        Segment::Image(image) => (&image.source, &image.url),
        Segment::Record(record) => (&record.source, &record.url),
        Segment::Video(video) => (&video.source, &video.url),
        Segment::File(file) => (&file.source, &file.url),
        _ => return Err(Error::new(ErrorKind::InvalidInput, text("segment-is-no-file"))),
    };
    let MediaSource::Remote(name) = source else {
        return Ok(source.clone());
    };
    let fetched = match segment {
        Segment::Image(_) => napcat.get_image(name).await?,
        Segment::Record(_) => napcat.get_record(name, format).await?,
        _ => TransferActions::get_file(napcat, name).await?,
    };
    match described(napcat, fetched).await.source {
        // The link of the event is of no format but its own.
        MediaSource::Remote(_) if !matches!(segment, Segment::Record(_)) && link.is_some() => {
            Ok(MediaSource::Url(link.clone().unwrap_or_default()))
        }
        MediaSource::Remote(path) => match opened(napcat, segment, name, format).await {
            Ok(download) => held(download, path).await,
            // Servers and ways that have no downloads, and files that cannot be had in this way.
            Err(CallError::Rejected { .. } | CallError::Unsupported { .. }) => {
                let message = text("file-on-the-server").with("path", path);
                Err(Error::new(ErrorKind::NotFound, message))
            }
            Err(error) => Err(error.into()),
        },
        source => Ok(source),
    }
}

/// The download of what the server alone has.
async fn opened(
    napcat: &NapCat,
    segment: &Segment,
    name: &str,
    format: AudioFormat,
) -> std::result::Result<Download, CallError> {
    match segment {
        Segment::Image(_) => napcat.download_file_image_stream(name).await,
        Segment::Record(_) => napcat.download_file_record_stream(name).out_format(format).await,
        _ => napcat.download_file_stream(name).await,
    }
}

/// The bytes of a download, if they are few enough to be held in memory.
async fn held(mut download: Download, path: String) -> Result<MediaSource> {
    let mut bytes = Vec::new();
    while let Some(chunk) = download.next().await {
        bytes.extend_from_slice(&chunk?);
        if bytes.len() as u64 > MAX_INLINE {
            let message = text("file-not-for-memory").with("path", path);
            return Err(Error::new(ErrorKind::Unsupported, message));
        }
    }
    Ok(MediaSource::Bytes(bytes.into()))
}

/// A file the server has fetched: on this machine if it is shared, else the bytes or a link if it
/// told them, else known to the server alone.
pub(super) async fn described(napcat: &NapCat, fetched: FetchedFile) -> FileInfo {
    let bytes = fetched.base64.as_ref().and_then(|text| STANDARD.decode(text).ok());
    let here = napcat.files().is_shared() && is_here(&fetched.file).await;
    let source = if here {
        MediaSource::Path(PathBuf::from(&fetched.file))
    } else if let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) {
        MediaSource::Bytes(bytes.into())
    } else if fetched.url.starts_with("http://") || fetched.url.starts_with("https://") {
        MediaSource::Url(fetched.url)
    } else {
        MediaSource::Remote(fetched.file)
    };
    let mut info = FileInfo::new(source);
    info.name = fetched.file_name;
    info.size = fetched.file_size;
    info.extra = fetched.extra;
    info
}

/// Whether there is such a file on this machine.
async fn is_here(path: &str) -> bool {
    let path = Path::new(path).to_owned();
    tokio::task::spawn_blocking(move || path.is_absolute() && path.is_file()).await.unwrap_or(false)
}
