//! What is said.

use mynah_core::{MessageChain, Segment};
use serde::ser::{Error as _, Serialize, Serializer};

use super::{Load, Loading};
use crate::action::Client;
use crate::convert::segment::{Plain, are_plain, check, preview, sources, to_wire};
use crate::error::CallError;
use crate::files;
use crate::wire;

/// A message on its way out, made of anything that is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing(State);

#[derive(Debug, Clone, PartialEq)]
enum State {
    Said(MessageChain),
    /// It can be written as it is.
    Plain(MessageChain),
    Loaded(Loaded),
}

/// A message that is written from where it is.
#[derive(serde::Serialize)]
struct Written<'a> {
    message: Plain<'a>,
}

/// A message as the server takes it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
struct Loaded {
    message: Vec<wire::Segment>,
    /// Of a message that is a merged forward.
    #[serde(flatten)]
    preview: Option<wire::Preview>,
}

impl<M: Into<MessageChain>> From<M> for Outgoing {
    fn from(message: M) -> Self {
        Self(State::Said(message.into()))
    }
}

impl Load for Outgoing {
    /// Finds out whether it can be sent, and brings its files to where the server sees them.
    async fn load<C: Client + ?Sized>(
        &mut self,
        loading: &Loading<'_, C>,
    ) -> Result<(), CallError> {
        let State::Said(chain) = &mut self.0 else {
            return Ok(());
        };
        check(chain, loading.argument)?;
        if are_plain(chain) {
            self.0 = State::Plain(std::mem::take(chain));
            return Ok(());
        }
        files::prepare(loading.client, loading.argument, sources(chain)).await?;
        let scene = loading.scene();
        let preview = match &**chain {
            [Segment::Forward(forward)] if !forward.nodes.is_empty() => {
                Some(preview(forward, &scene))
            }
            _ => None,
        };
        self.0 = State::Loaded(Loaded { message: to_wire(chain, &scene), preview });
        Ok(())
    }
}

impl Serialize for Outgoing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            State::Plain(chain) => Written { message: Plain(chain) }.serialize(serializer),
            State::Loaded(loaded) => loaded.serialize(serializer),
            State::Said(_) => Err(S::Error::custom("the message was not loaded")),
        }
    }
}
