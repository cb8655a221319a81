//! Uploading a file in steps; [`Uploads`](crate::Uploads) goes them all.

use super::macros::actions;
use crate::answer::answers;

actions! {
    /// Uploading a file in steps; [`Uploads`](crate::Uploads) goes them all.
    pub trait UploadActions {
        /// Goes one step of an upload: sends a chunk, asks how far it is, or ends it.
        ///
        /// The first step says how many chunks there will be. A reset that works is answered as a
        /// failure.
        ///
        /// # Errors
        ///
        /// [`CallError::Rejected`](crate::CallError::Rejected) for an upload the server does not
        /// know, a chunk that cannot be one, and bytes that are not those that were expected.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let first = napcat.upload_file_stream("greeting").chunk_index(0_u64).chunk_data("aGkh");
        /// first.total_chunks(1_u64).await?;
        /// let done = napcat.upload_file_stream("greeting").is_complete(true).await?;
        /// assert_eq!(done.file_size, Some(3));
        /// # Ok(())
        /// # });
        /// ```
        upload_file_stream: UploadFileStream { stream_id: String } ? {
            chunk_data: String,
            chunk_index: u64,
            total_chunks: u64,
            file_size: u64,
            expected_sha256: String,
            filename: String,
            file_retention: u64,
            is_complete: bool,
            verify_only: bool,
            reset: bool,
        } -> UploadState;
    }
}

answers! {
    /// How far an upload is.
    pub struct UploadState {
        /// The upload.
        pub stream_id: String,
        /// `chunk_received`, `file_created` while chunks are missing, or `file_complete`.
        pub status: String,
        /// How many chunks the server has.
        pub received_chunks: Option<u32>,
        /// How many chunks there are.
        pub total_chunks: Option<u32>,
        /// Where the file is on the server, once it is complete.
        pub file_path: Option<String>,
        /// Its length in bytes, once it is complete.
        pub file_size: Option<u64>,
        /// The SHA-256 of its bytes, once it is complete and when one was expected.
        pub sha256: Option<String>,
    }
}
