//! An upload in chunks.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use sha2::{Digest, Sha256};

use crate::{
    hex::hex,
    host::{Content, Stored},
};

/// Up to this size NapCat collects the chunks in memory, else on disk. It matters for one text.
const MEMORY_THRESHOLD: u64 = 10 << 20;

/// As forgiving as JavaScript: neither padding nor trailing bits matter.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// An upload that is not finished.
#[derive(Debug)]
pub(crate) struct Stream {
    pub(crate) filename: String,
    pub(crate) total: u64,
    pub(crate) expected_sha256: Option<String>,
    /// What the client said about the size, which nobody checks.
    pub(crate) file_size: Option<u64>,
    /// How long the file is kept; zero keeps it.
    pub(crate) retention: Duration,
    pub(crate) chunks: BTreeMap<u64, Vec<u8>>,
}

/// What became of a chunk.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// It is new.
    Received,
    /// It was there already, and is left as it was.
    Known,
}

impl Stream {
    pub(crate) fn received(&self) -> u64 {
        u64::try_from(self.chunks.len()).unwrap_or(u64::MAX)
    }

    /// Damages what is there, as a bad disk does.
    pub(crate) fn garble(&mut self) {
        let bytes = self.chunks.values_mut().filter_map(|chunk| chunk.first_mut());
        bytes.for_each(|byte| *byte = !*byte);
    }

    /// Takes a chunk; the text says what is wrong with it.
    pub(crate) fn take(&mut self, index: i64, data: &str) -> Result<Progress, String> {
        let place = u64::try_from(index).ok().filter(|place| *place < self.total);
        let place = place.ok_or_else(|| format!("Invalid chunk index: {index}"))?;
        if self.chunks.contains_key(&place) {
            return Ok(Progress::Known);
        }
        self.chunks.insert(place, decode(data));
        Ok(Progress::Received)
    }

    /// Puts the chunks together; gives back the file, and its digest if the client named one.
    pub(crate) fn finish(&mut self, id: &str) -> Result<(Stored, Option<String>), String> {
        if let Some(missing) = (0..self.total).find(|place| !self.chunks.contains_key(place)) {
            let in_memory = self.file_size.is_some_and(|size| size <= MEMORY_THRESHOLD);
            let what = if in_memory { "memory chunk" } else { "chunk file" };
            return Err(format!("Missing {what} {missing}"));
        }
        let digest = self.verify()?;
        // A file of a gigabyte is in memory once.
        let pieces = std::mem::take(&mut self.chunks).into_values().collect();
        let file = Stored::holding(Content::Pieces(Arc::new(pieces))).uploaded(id);
        let file = if self.retention.is_zero() { file } else { file.kept_for(self.retention) };
        Ok((file, digest))
    }

    fn verify(&self) -> Result<Option<String>, String> {
        let Some(expected) = &self.expected_sha256 else {
            return Ok(None);
        };
        let hash = self.chunks.values().fold(Sha256::new(), Digest::chain_update);
        let actual = hex(&hash.finalize());
        if actual == *expected {
            return Ok(Some(actual));
        }
        Err(format!("SHA256 mismatch. Expected: {expected}, Got: {actual}"))
    }
}

pub(super) fn decode(data: &str) -> Vec<u8> {
    let digits: Vec<u8> = data
        .bytes()
        .filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
        .collect();
    LENIENT.decode(digits).unwrap_or_default()
}
