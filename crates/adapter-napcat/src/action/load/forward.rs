//! Messages that hold messages.

use mynah_core::message::segment::Forward;
use mynah_core::{MessageChain, Segment};
use serde::ser::{Error as _, Serialize, Serializer};

use super::{Load, Loading};
use crate::action::Client;
use crate::codec;
use crate::convert::segment::{check, sources};
use crate::error::CallError;
use crate::files;
use crate::texts::text;

/// A merged forward on its way out.
#[derive(Debug, Clone, PartialEq)]
pub struct OutgoingForward(State);

#[derive(Debug, Clone, PartialEq)]
enum State {
    Said(Forward),
    Loaded(codec::SerializedForward),
}

impl From<Forward> for OutgoingForward {
    fn from(forward: Forward) -> Self {
        Self(State::Said(forward))
    }
}

impl Load for OutgoingForward {
    /// Finds out whether it can be sent, and brings its files to where the server sees them.
    async fn load<C: Client + ?Sized>(
        &mut self,
        loading: &Loading<'_, C>,
    ) -> Result<(), CallError> {
        let State::Said(forward) = &mut self.0 else {
            return Ok(());
        };
        if forward.nodes.is_empty() {
            let reason = text("forward-known-by-id");
            return Err(CallError::invalid(loading.argument, reason));
        }
        let mut chain = MessageChain::from(Segment::from(std::mem::take(forward)));
        check(&chain, loading.argument)?;
        files::prepare(loading.client, loading.argument, sources(&mut chain)).await?;
        if let [Segment::Forward(forward)] = &*chain {
            self.0 = State::Loaded(codec::SerializedForward::of(forward, &loading.scene()));
        }
        Ok(())
    }
}

impl Serialize for OutgoingForward {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            State::Loaded(loaded) => loaded.serialize(serializer),
            State::Said(_) => Err(S::Error::custom("the merged forward was not loaded")),
        }
    }
}
