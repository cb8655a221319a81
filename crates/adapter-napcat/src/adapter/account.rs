//! The bot's own account, and what can be known of others.

use async_trait::async_trait;
use mynah_core::Result;
use mynah_core::capability::Account;
use mynah_core::id::UserId;
use mynah_core::message::MediaSource;
use mynah_core::message::segment::Image;
use mynah_core::model::{LoginInfo, OnlineStatus, ProfileChange, Stranger, UserStatus};

use crate::NapCat;
use crate::action::{AccountActions, CustomFaceActions, FriendActions, ProfileActions};

#[async_trait]
impl Account for NapCat {
    async fn get_login_info(&self) -> Result<LoginInfo> {
        Ok(AccountActions::get_login_info(self).await?)
    }

    async fn set_profile(&self, profile: &ProfileChange) -> Result<()> {
        let mut request = self.set_qq_profile(profile.nickname.as_str());
        if let Some(note) = &profile.personal_note {
            request = request.personal_note(note);
        }
        if let Some(sex) = profile.sex {
            request = request.sex(sex);
        }
        Ok(request.await?)
    }

    async fn set_online_status(&self, status: OnlineStatus) -> Result<()> {
        Ok(self.set_status(status).await?)
    }

    async fn set_avatar(&self, picture: MediaSource) -> Result<()> {
        Ok(self.set_qq_avatar(picture).await?)
    }

    async fn set_bio(&self, bio: &str) -> Result<()> {
        Ok(self.set_self_longnick(bio).await?)
    }

    async fn fetch_collected_stickers(&self, count: u32) -> Result<Vec<Image>> {
        let links = self.fetch_custom_face().count(count).await?;
        Ok(links.into_iter().map(|link| Image::new(MediaSource::Url(link))).collect())
    }

    async fn get_stranger_info(&self, user: &UserId) -> Result<Stranger> {
        Ok(AccountActions::get_stranger_info(self, user).await?.into())
    }

    async fn get_user_status(&self, user: &UserId) -> Result<UserStatus> {
        Ok(FriendActions::get_user_status(self, user).await?.into())
    }
}
