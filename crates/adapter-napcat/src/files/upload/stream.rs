//! One upload as the server sees it: chunks that are taken, and a file in the end.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use super::goods::Goods;
use super::{UploadedFile, count};
use crate::action::{Action, Client, UploadActions, UploadFileStream, UploadState};
use crate::error::CallError;

/// How often a chunk is sent at most.
const ATTEMPTS: u32 = 3;

/// How long the server has to forget an upload that failed.
const FAREWELL: Duration = Duration::from_secs(5);

/// One upload as the server sees it.
pub(super) struct Stream<'a, C: ?Sized> {
    client: &'a C,
    id: String,
    /// What the file is called on the server: two uploads of one name would overwrite each other.
    filename: String,
    size: u64,
    /// What the server is to check, where it is known in time.
    sha256: Option<String>,
    chunk_timeout: Duration,
    keep: Duration,
}

impl<'a, C: Client + ?Sized> Stream<'a, C> {
    pub(super) fn new(
        client: &'a C,
        goods: &Goods<'_>,
        chunk_timeout: Duration,
        keep: Duration,
    ) -> Self {
        // The keys of the standard library's hash tables are random.
        let id = format!("mynah-{:016x}", RandomState::new().hash_one(&goods.sha256));
        let filename = match &goods.extension {
            Some(extension) => format!("{id}.{extension}"),
            None => id.clone(),
        };
        Self {
            client,
            id,
            filename,
            size: goods.size,
            sha256: goods.sha256.clone(),
            chunk_timeout,
            keep,
        }
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// Sends a chunk until the server has it, and answers its length.
    ///
    /// A chunk that the server has already is only acknowledged again.
    pub(super) async fn send(&self, index: u64, chunk: Bytes) -> Result<u64, CallError> {
        let mut attempt = 1;
        loop {
            let error = match self.try_send(index, &chunk).await {
                Ok(()) => return Ok(chunk.len() as u64),
                Err(error) => error,
            };
            let lost = matches!(error, CallError::Timeout { .. } | CallError::Decode { .. });
            if !lost || attempt == ATTEMPTS {
                return Err(error);
            }
            tracing::debug!(upload = %self.id, index, attempt, %error, "sending a chunk again");
            attempt += 1;
        }
    }

    async fn try_send(&self, index: u64, chunk: &Bytes) -> Result<(), CallError> {
        let mut step = self
            .client
            .upload_file_stream(&*self.id)
            .chunk_index(index)
            .chunk_data(STANDARD.encode(chunk))
            .timeout(self.chunk_timeout);
        if index == 0 {
            let keep = u64::try_from(self.keep.as_millis()).unwrap_or(u64::MAX);
            step = step
                .total_chunks(count(self.size))
                .file_size(self.size)
                .filename(&*self.filename)
                .file_retention(keep);
            if let Some(sha256) = &self.sha256 {
                step = step.expected_sha256(sha256);
            }
        }
        let state = step.await?;
        let taken = matches!(state.status.as_str(), "chunk_received" | "file_created");
        self.expect("status", &state.status, taken && state.stream_id == self.id)
    }

    /// Has the chunks made into a file that hashes to `digest`; asked once, since the chunks are
    /// gone afterwards.
    pub(super) async fn complete(&self, digest: String) -> Result<UploadedFile, CallError> {
        let state = self.client.upload_file_stream(&*self.id).is_complete(true).await?;
        let UploadState { status, file_path, file_size, sha256, .. } = state;
        self.expect("status", &status, status == "file_complete")?;
        let (file_path, sha256) = (file_path.unwrap_or_default(), sha256.unwrap_or_default());
        self.expect("file_path", &file_path, !file_path.is_empty())?;
        let length = file_size.unwrap_or(self.size);
        self.expect("file_size", &length.to_string(), length == self.size)?;
        let same = sha256.is_empty() || sha256.eq_ignore_ascii_case(&digest);
        self.expect("sha256", &sha256, same)?;
        Ok(UploadedFile { path: file_path, size: self.size, sha256: digest })
    }

    /// Has the server forget what it has; whether that works does not matter any more.
    pub(super) async fn give_up(&self) {
        let reset = self.client.upload_file_stream(&*self.id).reset(true).timeout(FAREWELL);
        // The server tells a reset that worked as a failure.
        let _ = reset.await;
    }

    fn expect(&self, path: &str, found: &str, right: bool) -> Result<(), CallError> {
        if right {
            return Ok(());
        }
        Err(CallError::Decode {
            action: UploadFileStream::NAME.into(),
            path: path.to_owned(),
            detail: format!("`{found}` is not what the upload `{}` can be at", self.id),
        })
    }
}
