//! One answer of a download.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::action::Reply;
use crate::error::CallError;
use crate::wire::scalar;

/// One answer of a download.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What is told of the file.
    Info,
    /// The next bytes.
    Chunk { index: Option<u64>, bytes: Bytes },
    /// That this was all, and how much it was.
    End { chunks: Option<u64>, bytes: Option<u64> },
    /// Something else.
    Other,
}

#[derive(Deserialize)]
struct Written<'a> {
    #[serde(rename = "type", default, borrow)]
    kind: Cow<'a, str>,
    #[serde(default, borrow)]
    data_type: Cow<'a, str>,
    #[serde(default, deserialize_with = "scalar::unsigned")]
    index: Option<u64>,
    #[serde(default, deserialize_with = "scalar::unsigned")]
    size: Option<u64>,
    #[serde(default, deserialize_with = "scalar::unsigned")]
    total_chunks: Option<u64>,
    #[serde(default, deserialize_with = "scalar::unsigned")]
    total_bytes: Option<u64>,
    #[serde(borrow)]
    data: Option<&'a RawValue>,
}

impl Part {
    pub(super) fn read(reply: &Reply, action: &str) -> Result<Self, CallError> {
        let wrong = |path: &str, detail: String| CallError::Decode {
            action: action.to_owned().into(),
            path: path.to_owned(),
            detail,
        };
        let written: Written<'_> =
            serde_json::from_slice(reply.json()).map_err(|error| wrong(".", error.to_string()))?;
        match (&*written.kind, &*written.data_type) {
            ("response", _) => {
                Ok(Self::End { chunks: written.total_chunks, bytes: written.total_bytes })
            }
            (_, "file_info") => Ok(Self::Info),
            (_, "file_chunk") => {
                let bytes = bytes(written.data).map_err(|detail| wrong("data", detail))?;
                let length = bytes.len() as u64;
                match written.size.filter(|size| *size != length) {
                    Some(size) => {
                        Err(wrong("size", format!("{size}, but there are {length} bytes")))
                    }
                    None => Ok(Self::Chunk { index: written.index, bytes }),
                }
            }
            _ => Ok(Self::Other),
        }
    }
}

fn bytes(data: Option<&RawValue>) -> Result<Bytes, String> {
    let json = data.map_or("", RawValue::get);
    let plain = json.strip_prefix('"').and_then(|json| json.strip_suffix('"'));
    let digits = match plain.filter(|plain| !plain.contains('\\')) {
        Some(plain) => Cow::Borrowed(plain),
        None => serde_json::from_str(json).map_err(|error| error.to_string())?,
    };
    STANDARD.decode(&*digits).map(Bytes::from).map_err(|error| error.to_string())
}
