//! The bot's own account, and what can be known of others.

use super::calls::calls;
use crate::adapter::Adapter;
use crate::error::{ErrorKind, Result};
use crate::id::{GroupId, UserId};
use crate::message::MediaSource;
use crate::message::segment::Image;
use crate::model::{LoginInfo, Names, OnlineStatus, ProfileChange, Stranger, UserStatus};

calls! {
    /// The bot's own account, and what can be known of others.
    pub trait Account {
        /// Who the bot is logged in as.
        async fn get_login_info(&self) -> Result<LoginInfo>;

        /// Changes what others see of the account.
        async fn set_profile(&self, profile: &ProfileChange) -> Result<()>;

        /// Sets how the bot shows itself to others.
        async fn set_online_status(&self, status: OnlineStatus) -> Result<()>;

        /// Sets the picture of the account.
        async fn set_avatar(&self, picture: MediaSource) -> Result<()>;

        /// Sets what the account says of itself; an empty text takes it away.
        async fn set_bio(&self, bio: &str) -> Result<()>;

        /// The pictures that the account keeps, ready to be sent, the latest `count` of them.
        async fn fetch_collected_stickers(&self, count: u32) -> Result<Vec<Image>>;

        /// Anybody with an account.
        async fn get_stranger_info(&self, user: &UserId) -> Result<Stranger>;

        /// How somebody else shows themselves.
        async fn get_user_status(&self, user: &UserId) -> Result<UserStatus>;

        /// The name of an account; its id when it has none, or is not to be found.
        async fn get_nickname(&self, user: &UserId) -> Result<String> {
            let stranger = match self.get_stranger_info(user).await {
                Err(error) if error.kind() == ErrorKind::Unsupported => return Err(error),
                answer => found(answer)?,
            };
            Ok(stranger.as_ref().and_then(named).unwrap_or_else(|| user.to_string()))
        }

        /// What to call somebody: the name shown in `group`, else the name of the account, which
        /// is looked for among all accounts, the friends and the members of all groups, in this
        /// order; at last the id.
        ///
        /// [`Names::shown`] is what most people want of it.
        async fn get_card_by_search(
            &self,
            user: &UserId,
            group: Option<&GroupId>,
        ) -> Result<Names> {
            if let (Some(group), Some(groups)) = (group, self.groups())
                && let Some(member) = found(groups.get_group_member_info(group, user).await)?
            {
                return Ok(Names::of_member(&member));
            }
            if let Some(name) = found(self.get_stranger_info(user).await)?.as_ref().and_then(named) {
                return Ok(Names::new(name));
            }
            if let Some(friends) = self.friends() {
                let friend = found(friends.get_user_by_friend(user).await)?.flatten();
                if let Some(friend) = friend.filter(|friend| !friend.nickname.is_empty()) {
                    return Ok(Names::new(friend.nickname));
                }
            }
            if let Some(groups) = self.groups()
                && let Some(member) = found(groups.get_user_by_groups(user).await)?.flatten()
            {
                return Ok(Names::of_member(&member).without_card());
            }
            Ok(Names::new(user.as_str()))
        }
    }
}

/// What was found; neither a no nor a missing call is an error to who looks on elsewhere.
fn found<T>(answer: Result<T>) -> Result<Option<T>> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(error) => match error.kind() {
            ErrorKind::Refused | ErrorKind::NotFound | ErrorKind::Unsupported => Ok(None),
            _ => Err(error),
        },
    }
}

/// The name of a stranger, when there is one.
fn named(stranger: &Stranger) -> Option<String> {
    let name = stranger.nickname.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
