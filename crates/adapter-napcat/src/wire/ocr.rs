//! Words in pictures.

use mynah_core::message::Extra;
use serde::Deserialize;

use super::lenient::attempt;
use super::spelling::fill;
use super::{Lenient, scalar};

/// Words in a picture.
#[derive(Debug, Deserialize)]
#[serde(from = "Record")]
pub struct OcrText(pub(crate) Record);

/// What is said of words in a picture.
#[derive(Debug, Deserialize)]
pub(crate) struct Record {
    #[serde(deserialize_with = "scalar::text")]
    pub(crate) text: String,
    /// How sure the engine is; empty when it does not say.
    #[serde(default, deserialize_with = "scalar::float")]
    pub(crate) score: Option<f64>,
    #[serde(default, deserialize_with = "attempt")]
    pub(crate) pt1: Option<Point>,
    #[serde(default, deserialize_with = "attempt")]
    pub(crate) pt2: Option<Point>,
    #[serde(default, deserialize_with = "attempt")]
    pub(crate) pt3: Option<Point>,
    #[serde(default, deserialize_with = "attempt")]
    pub(crate) pt4: Option<Point>,
    /// The corners in a list, as other servers tell them.
    #[serde(default)]
    pub(crate) coordinates: Lenient<Point>,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

/// A place in a picture.
#[derive(Debug, Deserialize)]
pub(crate) struct Point {
    #[serde(deserialize_with = "scalar::float")]
    pub(crate) x: Option<f64>,
    #[serde(deserialize_with = "scalar::float")]
    pub(crate) y: Option<f64>,
}

impl From<Record> for OcrText {
    fn from(mut record: Record) -> Self {
        fill(&mut record.score, &mut record.extra, &["confidence"], scalar::float);
        Self(record)
    }
}
