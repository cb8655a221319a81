//! Events that NapCat's HTTP client posts.

mod mailbox;
mod post;
mod replays;
mod signature;

use std::sync::Arc;

use futures_util::stream;
use mynah_core::RunContext;
use tokio::sync::Mutex;

use super::Http;
use super::session::{self, Account};
use crate::NapCat;
use crate::config::{Address, Posts};
use crate::error::ConnectError;
use crate::handle::Inner;
use crate::transport::listener::{self, Place};
use crate::transport::session::{Ended, Signal};
use crate::transport::supervisor::Transport;
use mailbox::{Letters, Mailbox};
pub(crate) use post::Post;

/// Calls over HTTP, and events that are posted to a port of this process.
pub(crate) struct HttpPosts<'a> {
    http: Http,
    posts: &'a Posts,
    mailbox: Arc<Mailbox>,
    letters: Mutex<Letters>,
    /// Where events are posted to, once the port is open; it stays so while NapCat is away.
    place: Mutex<Option<Place>>,
}

impl<'a> HttpPosts<'a> {
    pub(crate) fn new(bot: &NapCat, address: &Address, posts: &'a Posts) -> Self {
        let (mailbox, letters) = Mailbox::new(bot, posts);
        Self {
            http: Http::new(&bot.inner.config, address),
            posts,
            mailbox: Arc::new(mailbox),
            letters: Mutex::new(letters),
            place: Mutex::new(None),
        }
    }
}

impl Transport for HttpPosts<'_> {
    type Connection = Account;

    async fn connect(&self) -> Result<Account, ConnectError> {
        let mut place = self.place.lock().await;
        if place.is_none() {
            *place =
                Some(listener::open(&self.posts.listen, Arc::clone(&self.mailbox) as _).await?);
        }
        let account = session::account(&self.http).await?;
        self.mailbox.belongs_to(&account.id);
        Ok(account)
    }

    async fn serve(&self, bot: &Inner, context: &RunContext, account: Account) -> Ended {
        let letters = self.letters.lock().await;
        let events = stream::unfold(letters, |mut letters| async {
            letters.recv().await.map(|(body, post)| (Signal::post(body, post), letters))
        });
        session::over_http(bot, context, &self.http, account, true, events).await
    }
}
