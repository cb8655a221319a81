//! A file that is a parameter by itself.

use mynah_core::message::MediaSource;
use serde::ser::{Serialize, Serializer};

use super::Loading;
use crate::action::Client;
use crate::error::CallError;
use crate::files;

/// A file on its way to the server, made of anything that is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media(MediaSource);

impl<M: Into<MediaSource>> From<M> for Media {
    fn from(source: M) -> Self {
        Self(source.into())
    }
}

impl Media {
    /// Brings it to where the server sees it.
    #[allow(dead_code, reason = "the rows that have a file as a parameter come with their domains")]
    pub(in crate::action) async fn load<C: Client + ?Sized>(
        &mut self,
        loading: Loading<'_, C>,
    ) -> Result<(), CallError> {
        files::prepare(loading.client, loading.argument, vec![&mut self.0]).await
    }
}

/// As the server takes it: a link, a path or a name of its own, or the bytes themselves.
impl Serialize for Media {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            MediaSource::Bytes(bytes) => serializer.serialize_str(&files::base64_text(bytes)),
            source => serializer.collect_str(source),
        }
    }
}
