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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const UPLOADS: &str = include_str!("../../tests/data/uploads.jsonl");

    #[test]
    fn every_recorded_answer_says_how_far_an_upload_is() {
        let exchanges = UPLOADS.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let answers = exchanges.filter(|exchange| exchange["response"]["retcode"] == 0);
        let states = answers.map(|exchange| {
            let state: UploadState =
                serde_json::from_value(exchange["response"]["data"].clone()).unwrap();
            assert_eq!(state.stream_id, exchange["params"]["stream_id"]);
            state
        });
        let states: Vec<_> = states.collect();
        let statuses: Vec<_> = states.iter().map(|state| state.status.as_str()).collect();
        assert_eq!(
            statuses,
            ["chunk_received", "chunk_received", "file_created", "file_complete", "file_created"]
        );
        let done = &states[3];
        assert_eq!((done.received_chunks, done.file_size), (Some(2), Some(19)));
        assert!(
            done.sha256.as_ref().is_some_and(|sum| sum.starts_with("b3deaba6"))
                && done.file_path.is_some()
        );
    }
}
