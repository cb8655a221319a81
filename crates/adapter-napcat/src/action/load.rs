//! Parameters that are more than a value: what is said, and to whom.

use mynah_core::id::{GroupId, UserId};
use mynah_core::message::MediaSource;
use mynah_core::{MessageChain, Segment, Target};
use serde::ser::{Error as _, Serialize, Serializer};

use crate::convert;
use crate::error::CallError;
use crate::wire;

/// A message on its way out, made of anything that is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing(State);

#[derive(Debug, Clone, PartialEq)]
enum State {
    Said(MessageChain),
    Loaded(Vec<wire::Segment>),
}

impl<M: Into<MessageChain>> From<M> for Outgoing {
    fn from(message: M) -> Self {
        Self(State::Said(message.into()))
    }
}

impl Outgoing {
    /// Reads the files that are to be sent, since the server need not see this machine's disk.
    pub(super) async fn load(&mut self) -> Result<(), CallError> {
        let State::Said(chain) = &mut self.0 else {
            return Ok(());
        };
        if chain.is_empty() {
            let reason = "has no segment, so there is nothing to send";
            return Err(CallError::invalid("message", reason));
        }
        let mut loaded = Vec::with_capacity(chain.len());
        for mut segment in std::mem::take(chain) {
            if let Segment::Image(image) = &mut segment {
                read_file(&mut image.source).await?;
            }
            loaded.push(convert::segment::to_wire(segment)?);
        }
        self.0 = State::Loaded(loaded);
        Ok(())
    }
}

/// A file of any kind as the server takes it; a link is better than a name.
pub(crate) async fn load_file(
    mut source: MediaSource,
    url: Option<String>,
) -> Result<String, CallError> {
    read_file(&mut source).await?;
    convert::segment::file(source, url)
}

async fn read_file(source: &mut MediaSource) -> Result<(), CallError> {
    let MediaSource::Path(path) = source else {
        return Ok(());
    };
    match tokio::fs::read(&*path).await {
        Ok(bytes) => {
            *source = bytes.into();
            Ok(())
        }
        Err(error) => {
            let path = path.display();
            let reason = format!("names a file that cannot be read, `{path}`: {error}");
            Err(CallError::invalid("message", reason))
        }
    }
}

impl Serialize for Outgoing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            State::Loaded(segments) => segments.serialize(serializer),
            State::Said(_) => Err(S::Error::custom("the message was not loaded")),
        }
    }
}

/// Where a message goes to, as `send_msg` wants it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "message_type", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Destination {
    /// Everybody in a group.
    Group {
        /// The group.
        group_id: GroupId,
    },
    /// One user.
    Private {
        /// The user.
        user_id: UserId,
        /// The group that makes it possible to write to somebody who is no friend.
        #[serde(skip_serializing_if = "Option::is_none")]
        group_id: Option<GroupId>,
    },
}

impl From<&Target> for Destination {
    fn from(target: &Target) -> Self {
        convert::target::to_wire(target)
    }
}

impl From<Target> for Destination {
    fn from(target: Target) -> Self {
        (&target).into()
    }
}
