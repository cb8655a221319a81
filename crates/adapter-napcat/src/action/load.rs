//! Parameters that are more than a value: what is said, what is sent along, and to whom.

mod destination;
mod forward;
mod media;
mod message;

use mynah_core::Lang;
use mynah_core::id::{GroupId, UserId};

pub use destination::Destination;
pub use forward::OutgoingForward;
pub use media::{Media, ServerFile};
pub use message::Outgoing;

use mynah_core::message::MediaSource;

use super::Client;
use crate::convert::segment::Scene;
use crate::error::CallError;
use crate::files;

/// What is known while a parameter is brought in.
#[derive(Debug)]
pub(crate) struct Loading<'a, C: ?Sized> {
    client: &'a C,
    /// What the caller calls it.
    argument: &'static str,
    group: bool,
}

/// A parameter that only points at something, which has to be brought in before it is sent.
pub(crate) trait Load {
    /// Finds out whether it can be sent, and brings in what it points at.
    fn load<C: Client + ?Sized>(
        &mut self,
        loading: &Loading<'_, C>,
    ) -> impl Future<Output = Result<(), CallError>> + Send;
}

impl<T: Load + Send> Load for Option<T> {
    async fn load<C: Client + ?Sized>(
        &mut self,
        loading: &Loading<'_, C>,
    ) -> Result<(), CallError> {
        match self {
            Some(value) => value.load(loading).await,
            None => Ok(()),
        }
    }
}

impl<T: Load + Send> Load for Vec<T> {
    async fn load<C: Client + ?Sized>(
        &mut self,
        loading: &Loading<'_, C>,
    ) -> Result<(), CallError> {
        for value in self {
            value.load(loading).await?;
        }
        Ok(())
    }
}

/// Something that says whether it is a group that is spoken to.
pub(super) trait Place {
    fn is_group(&self) -> bool;
}

impl Place for GroupId {
    fn is_group(&self) -> bool {
        true
    }
}

impl Place for UserId {
    fn is_group(&self) -> bool {
        false
    }
}

impl<'a, C: Client + ?Sized> Loading<'a, C> {
    pub(super) fn new(client: &'a C, argument: &'static str) -> Self {
        Self { client, argument, group: false }
    }

    pub(super) fn at(mut self, place: &impl Place) -> Self {
        self.group = place.is_group();
        self
    }

    /// Brings a file to where the server sees it, and answers what the server calls it there.
    pub(crate) async fn bring(&self, mut source: MediaSource) -> Result<String, CallError> {
        files::prepare(self.client, self.argument, vec![&mut source]).await?;
        Ok(files::text(&source))
    }

    fn scene(&self) -> Scene {
        let lang = self.client.language().cloned().unwrap_or_else(Lang::english);
        Scene { lang, group: self.group }
    }
}
