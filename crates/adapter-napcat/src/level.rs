//! The level of an account, wherever it can be had.

use std::sync::Arc;
use std::time::Duration;

use mynah_core::id::UserId;
use mynah_core::model::Friend;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::NapCat;
use crate::action::AccountActions;
use crate::error::CallError;

/// How long a list of friends is good for: levels rise by the day, and the server looks up every
/// friend one by one to make the list.
const FRESH: Duration = Duration::from_mins(5);

/// The list of friends as it was a while ago.
#[derive(Debug, Default)]
pub(crate) struct Friends(Mutex<Option<(Instant, Arc<[Friend]>)>>);

impl NapCat {
    /// Tells the level of an account: from what the server says of anybody, else from the list of
    /// friends, which is remembered for five minutes; `None` when neither knows it.
    ///
    /// ```
    /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
    /// # use mynah_adapter_napcat::prelude::*;
    /// # doc::run(async |sim, napcat| {
    /// assert_eq!(napcat.get_level_by_search(1000000014).await?, Some(44));
    /// # Ok(())
    /// # });
    /// ```
    ///
    /// # Errors
    ///
    /// [`CallError::InvalidArgument`] for what is no id, [`CallError::Timeout`] and
    /// [`CallError::Disconnected`] as they come, and a refusal of the list of friends; that the
    /// server refuses to tell of the account itself is no error.
    pub async fn get_level_by_search(
        &self,
        user: impl Into<UserId>,
    ) -> Result<Option<u32>, CallError> {
        let user = user.into();
        match self.get_stranger_info(&user).await {
            Ok(stranger) if stranger.level.is_some() => return Ok(stranger.level),
            Ok(_) | Err(CallError::Rejected { .. } | CallError::Decode { .. }) => {}
            Err(error) => return Err(error),
        }
        let friends = self.remembered_friends().await?;
        let friend = friends.iter().find(|friend| friend.user_id == user);
        Ok(friend.and_then(|friend| friend.level))
    }

    /// The friends, as they were at most a while ago; who asks meanwhile waits for the same answer.
    async fn remembered_friends(&self) -> Result<Arc<[Friend]>, CallError> {
        let mut remembered = self.inner.friends.0.lock().await;
        if let Some((since, friends)) = &*remembered
            && since.elapsed() < FRESH
        {
            return Ok(Arc::clone(friends));
        }
        let friends: Arc<[Friend]> = self.get_friends().await?.into();
        *remembered = Some((Instant::now(), Arc::clone(&friends)));
        Ok(friends)
    }
}
