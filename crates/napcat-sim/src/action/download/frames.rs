//! The answers of a download, one after the other.

use std::{fmt, io::Read};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use super::failed;
use crate::{faults::FileFaults, host::Content, refusal::Refusal};

/// A download that is about to begin.
pub(crate) struct Download {
    info: Value,
    content: Content,
    chunk: u64,
    faults: FileFaults,
}

impl Download {
    pub(super) fn of(info: Value, content: Content, chunk: u64) -> Self {
        Self { info, content, chunk, faults: FileFaults::default() }
    }

    /// The same, with what goes wrong on the way.
    pub(crate) fn meeting(self, faults: FileFaults) -> Self {
        Self { faults, ..self }
    }

    /// The answers, made as they are asked for.
    pub(crate) fn answers(self) -> Box<dyn Iterator<Item = Result<Value, Refusal>> + Send> {
        let Self { info, content, chunk, faults } = self;
        match content.open() {
            Ok(open) => {
                let chunks = Chunks { open, chunk, size: content.size(), sent: 0, index: 0 };
                Box::new(std::iter::once(Ok(info)).chain(file(chunks, faults)))
            }
            Err(error) => Box::new(std::iter::once(Err(failed(&error.to_string())))),
        }
    }

    /// The answers before the last, and the last, for whoever writes all of them at once.
    pub(crate) fn at_once(self) -> (Vec<Value>, Result<Value, Refusal>) {
        let mut parts = Vec::new();
        let mut refusal = None;
        for answer in self.answers() {
            match answer {
                Ok(part) => parts.push(part),
                Err(why) => refusal = Some(why),
            }
        }
        let end = match refusal {
            Some(refusal) => Err(refusal),
            None => parts.pop().ok_or_else(|| failed("nothing was sent")),
        };
        (parts, end)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download").finish_non_exhaustive()
    }
}

struct Chunks {
    open: Box<dyn Read + Send>,
    chunk: u64,
    size: u64,
    sent: u64,
    index: u64,
}

impl Chunks {
    /// The next chunk; `None` after the last.
    fn next(&mut self) -> std::io::Result<Option<Value>> {
        let mut bytes = Vec::new();
        (&mut self.open).take(self.chunk).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let data = BASE64_STANDARD.encode(&bytes);
        self.sent += bytes.len() as u64;
        let progress = (200 * self.sent + self.size) / (2 * self.size.max(1));
        let chunk = json!({
            "type": "stream",
            "data_type": "file_chunk",
            "index": self.index,
            "size": bytes.len(),
            "progress": progress.min(100),
            "base64_size": data.len(),
            "data": data,
        });
        self.index += 1;
        Ok(Some(chunk))
    }

    fn complete(&self) -> Value {
        json!({
            "type": "response",
            "data_type": "file_complete",
            "total_chunks": self.index,
            "total_bytes": self.sent,
            "message": "Download completed",
        })
    }
}

fn file(
    mut chunks: Chunks,
    faults: FileFaults,
) -> impl Iterator<Item = Result<Value, Refusal>> + Send {
    let mut again = None;
    let mut done = false;
    std::iter::from_fn(move || {
        if let Some(chunk) = again.take() {
            return Some(Ok(chunk));
        }
        loop {
            if done || faults.stall_after == Some(chunks.index) {
                return None;
            }
            let index = chunks.index;
            let next = if faults.fail_after == Some(index) {
                Err("read failed".to_owned())
            } else {
                chunks.next().map_err(|error| error.to_string())
            };
            match next {
                Ok(Some(_)) if faults.lost.contains(&index) => {}
                Ok(Some(chunk)) => {
                    again = faults.repeated.contains(&index).then(|| chunk.clone());
                    return Some(Ok(chunk));
                }
                Ok(None) => {
                    done = true;
                    let mut complete = chunks.complete();
                    if faults.miscounts {
                        complete["total_bytes"] = (chunks.sent + 1).into();
                    }
                    return Some(Ok(complete));
                }
                Err(error) => {
                    done = true;
                    return Some(Err(failed(&error)));
                }
            }
        }
    })
}
