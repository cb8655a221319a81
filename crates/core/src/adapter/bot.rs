//! A bot as handlers see it.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::Adapter;
use crate::capability::{Account, Files, Friends, Groups, History, Moderation, Reactions, Support};
use crate::error::{Error, Result, SendResult};
use crate::id::MessageId;
use crate::message::MessageChain;
use crate::target::Target;

/// A bot, shared by everybody who uses it; dereferences to its [`Adapter`].
#[derive(Clone)]
pub struct Bot(Arc<dyn Adapter>);

impl Bot {
    /// A bot on some platform.
    pub fn new(adapter: Arc<dyn Adapter>) -> Self {
        Self(adapter)
    }

    /// Sends `message` to a conversation and answers the id of what was sent.
    ///
    /// # Errors
    ///
    /// Those of [`Messaging::send_msg`](crate::capability::Messaging::send_msg).
    pub async fn send_msg(
        &self,
        target: &Target,
        message: impl Into<MessageChain>,
    ) -> SendResult<MessageId> {
        self.0.messaging().send_msg(target, message.into()).await
    }

    /// Messages that were sent.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) on a platform that keeps none.
    pub fn history(&self) -> Result<&dyn History> {
        self.0.history().ok_or_else(|| self.lacks("past messages"))
    }

    /// Saying something without words.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) on a platform that has only words.
    pub fn reactions(&self) -> Result<&dyn Reactions> {
        self.0.reactions().ok_or_else(|| self.lacks("reactions"))
    }

    /// The bot's own account.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) on a platform without accounts.
    pub fn account(&self) -> Result<&dyn Account> {
        self.0.account().ok_or_else(|| self.lacks("accounts"))
    }

    /// Friends, and those who want to be.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) on a platform without such.
    pub fn friends(&self) -> Result<&dyn Friends> {
        self.0.friends().ok_or_else(|| self.lacks("friends"))
    }

    /// Groups and their members.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) on a platform without groups.
    pub fn groups(&self) -> Result<&dyn Groups> {
        self.0.groups().ok_or_else(|| self.lacks("groups"))
    }

    /// Order in groups.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) on a platform without groups.
    pub fn moderation(&self) -> Result<&dyn Moderation> {
        self.0.moderation().ok_or_else(|| self.lacks("moderation"))
    }

    /// Files that were sent, and those that groups keep.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) on a platform without such.
    pub fn files(&self) -> Result<&dyn Files> {
        self.0.files().ok_or_else(|| self.lacks("files"))
    }

    /// The server itself.
    ///
    /// # Errors
    ///
    /// [`Unsupported`](crate::ErrorKind::Unsupported) on a platform without one.
    pub fn support(&self) -> Result<&dyn Support> {
        self.0.support().ok_or_else(|| self.lacks("a server"))
    }

    fn lacks(&self, family: &str) -> Error {
        Error::unsupported(family, self.0.name())
    }
}

impl Deref for Bot {
    type Target = dyn Adapter;

    fn deref(&self) -> &dyn Adapter {
        &*self.0
    }
}

impl fmt::Debug for Bot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bot({})", self.0.id())
    }
}
