//! A section that somebody else reads, and where it came from.

use std::sync::Arc;

use figment::value::Value;
use mynah_core::SectionError;

use super::convert::{Alternates, Path};
use super::problem::Problem;
use super::read::Reading;
use super::sources::Sources;

/// A section that somebody else reads: what is wrong in it is found by taking it apart.
#[derive(Clone)]
pub(super) struct Placed {
    pub(super) path: Path,
    pub(super) value: Value,
    pub(super) alternates: Alternates,
    pub(super) sources: Arc<Sources>,
}

impl Placed {
    /// Reads it, and finds everything in it that is wrong.
    pub(super) fn read<T>(
        &self,
        forgive_empty: bool,
        attempt: impl FnMut(&Value) -> Result<T, SectionError>,
    ) -> Result<T, Vec<Problem>> {
        let reading = Reading {
            value: self.value.clone(),
            base: &self.path,
            alternates: &self.alternates,
            forgive_empty,
        };
        reading.run(attempt)
    }
}
