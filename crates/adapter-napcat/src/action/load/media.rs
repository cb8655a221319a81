//! A file that is a parameter by itself.

use mynah_core::message::MediaSource;
use serde::ser::{Serialize, Serializer};

use super::{Load, Loading};
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

impl Load for Media {
    /// Brings it to where the server sees it.
    async fn load<C: Client + ?Sized>(
        &mut self,
        loading: &Loading<'_, C>,
    ) -> Result<(), CallError> {
        self.0 = MediaSource::Remote(loading.bring(self.0.clone()).await?);
        Ok(())
    }
}

/// A file that the server takes from its own disk only, made of anything that is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerFile(MediaSource);

impl<M: Into<MediaSource>> From<M> for ServerFile {
    fn from(source: M) -> Self {
        Self(source.into())
    }
}

impl Load for ServerFile {
    /// Brings it to the server's disk, unless it is there.
    async fn load<C: Client + ?Sized>(
        &mut self,
        loading: &Loading<'_, C>,
    ) -> Result<(), CallError> {
        let path = files::place(loading.client, loading.argument, &self.0).await?;
        self.0 = MediaSource::Remote(path);
        Ok(())
    }
}

/// As the server takes it: its path there.
impl Serialize for ServerFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&files::text(&self.0))
    }
}

/// As the server takes it: a link, a path or a name of its own, or the bytes themselves.
impl Serialize for Media {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&files::text(&self.0))
    }
}
