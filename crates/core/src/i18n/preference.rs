//! Which language is spoken to whom.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use super::own::text;
use crate::error::{Error, ErrorKind};
use crate::extract::{Context, FromContext, Rejection};
use crate::id::{Platform, UserId};
use crate::lang::Lang;

/// Remembers which language somebody chose; asked for every text a handler gives, so it answers
/// from memory.
pub trait LangStore: Send + Sync + 'static {
    /// The language somebody chose.
    fn lang_of(&self, platform: &Platform, user: &UserId) -> Option<Lang>;

    /// Remembers a choice, or forgets it.
    fn choose(&self, platform: &Platform, user: &UserId, lang: Option<Lang>);
}

/// Remembers choices until the process ends.
#[derive(Debug, Default)]
pub struct MemoryLangs(RwLock<HashMap<(Platform, UserId), Lang>>);

impl LangStore for MemoryLangs {
    fn lang_of(&self, platform: &Platform, user: &UserId) -> Option<Lang> {
        let chosen = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if chosen.is_empty() {
            return None;
        }
        chosen.get(&(platform.clone(), user.clone())).cloned()
    }

    fn choose(&self, platform: &Platform, user: &UserId, lang: Option<Lang>) {
        let who = (platform.clone(), user.clone());
        let mut chosen = self.0.write().unwrap_or_else(PoisonError::into_inner);
        match lang {
            Some(lang) => chosen.insert(who, lang),
            None => chosen.remove(&who),
        };
    }
}

/// The languages that users chose, as a handler takes them.
///
/// ```
/// use mynah_core::i18n::UserLangs;
/// use mynah_core::{Context, Lang};
///
/// async fn speak_chinese(event: mynah_core::Message, bot: mynah_core::Bot, langs: UserLangs) {
///     langs.choose(&bot.platform(), &event.sender.user_id, Some(Lang::chinese()));
/// }
/// ```
#[derive(Clone)]
pub struct UserLangs(Arc<dyn LangStore>);

impl UserLangs {
    /// The languages that this store remembers.
    pub fn new(store: impl LangStore) -> Self {
        Self(Arc::new(store))
    }

    /// The language somebody chose.
    pub fn lang_of(&self, platform: &Platform, user: &UserId) -> Option<Lang> {
        self.0.lang_of(platform, user)
    }

    /// Remembers a choice, or forgets it.
    pub fn choose(&self, platform: &Platform, user: &UserId, lang: Option<Lang>) {
        self.0.choose(platform, user, lang);
    }
}

impl Default for UserLangs {
    fn default() -> Self {
        Self::new(MemoryLangs::default())
    }
}

impl fmt::Debug for UserLangs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UserLangs")
    }
}

impl FromContext for UserLangs {
    fn from_context(context: &Context) -> Result<Self, Rejection> {
        context.get::<Self>().cloned().ok_or_else(|| {
            Rejection::Fail(Error::new(ErrorKind::Unsupported, text("langs-outside")))
        })
    }
}

/// The language of the words by which a handler was called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken(pub Lang);

impl Context {
    /// The language to answer in: that of the words the handler was called by, else what whoever
    /// caused the event chose, else that of the bot; `None` leaves it to the process.
    pub fn lang(&self) -> Option<Lang> {
        if let Some(Spoken(lang)) = self.get::<Spoken>() {
            return Some(lang.clone());
        }
        let chosen = || {
            let user = self.event().user_id()?;
            self.get::<UserLangs>()?.lang_of(&self.bot().platform(), user)
        };
        chosen().or_else(|| self.bot().lang().cloned())
    }
}
