//! Order in groups.

use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use mynah_core::Result;
use mynah_core::capability::Moderation;
use mynah_core::id::{GroupId, UserId};
use mynah_core::model::{GroupBan, GroupMembers, Role};

use crate::NapCat;
use crate::action::{AccountActions, GroupActions, ModerationActions};
use crate::error::CallError;

/// The longest mute that QQ takes: 30 days but for a minute.
const LONGEST: Duration = Duration::from_mins(30 * 24 * 60 - 1);

/// QQ counts mutes in minutes.
const STEP: u64 = 60;

#[async_trait]
impl Moderation for NapCat {
    async fn group_ban(
        &self,
        group: &GroupId,
        user: &UserId,
        duration: Duration,
    ) -> Result<GroupBan> {
        let member = GroupActions::get_group_member_info(self, group, user).no_cache(true).await?;
        if !outranks(self, group, member.role).await? {
            return Ok(GroupBan::TooHigh);
        }
        let muted = member.shut_up_time.is_some_and(|end| end > Timestamp::now());
        if duration.is_zero() && !muted {
            return Ok(GroupBan::NotMuted);
        }
        let told = told(duration);
        self.set_group_ban(group, user, told).await?;
        Ok(match duration {
            Duration::ZERO => GroupBan::Lifted,
            wanted => GroupBan::Muted { duration: told, wanted },
        })
    }

    async fn set_group_whole_ban(&self, group: &GroupId, enable: bool) -> Result<()> {
        Ok(ModerationActions::set_group_whole_ban(self, group, enable).await?)
    }

    async fn get_group_shut_list(&self, group: &GroupId) -> Result<GroupMembers> {
        let members = GroupActions::get_group_shut_list(self, group).await?;
        Ok(members.into_generic())
    }

    /// The server does not tell whether it worked.
    async fn group_kick(
        &self,
        group: &GroupId,
        user: &UserId,
        reject_add_request: bool,
    ) -> Result<()> {
        let request = self.set_group_kick(group, user);
        Ok(request.reject_add_request(reject_add_request).await?)
    }

    /// The server does not tell whether it worked.
    async fn group_kick_members(
        &self,
        group: &GroupId,
        users: &[UserId],
        reject_add_request: bool,
    ) -> Result<()> {
        let request = self.set_group_kick_members(group, users);
        Ok(request.reject_add_request(reject_add_request).await?)
    }

    async fn set_group_admin(&self, group: &GroupId, user: &UserId, enable: bool) -> Result<()> {
        Ok(ModerationActions::set_group_admin(self, group, user, enable).await?)
    }

    async fn set_group_special_title(
        &self,
        group: &GroupId,
        user: &UserId,
        title: &str,
    ) -> Result<()> {
        Ok(ModerationActions::set_group_special_title(self, group, user, title).await?)
    }

    async fn process_group_join_request(
        &self,
        flag: &str,
        approve: bool,
        reason: Option<&str>,
    ) -> Result<()> {
        let mut request = self.set_group_add_request(flag, approve);
        if let Some(reason) = reason {
            request = request.reason(reason);
        }
        Ok(request.await?)
    }
}

/// Whether the bot may lay hands on a member of this rank: on a plain one as far as is known, on
/// an administrator as the owner.
async fn outranks(napcat: &NapCat, group: &GroupId, role: Role) -> Result<bool, CallError> {
    match role {
        Role::Owner => Ok(false),
        Role::Member => Ok(true),
        Role::Admin => {
            let own = AccountActions::get_login_info(napcat).await?.user_id;
            let own = GroupActions::get_group_member_info(napcat, group, own).await?;
            Ok(own.role == Role::Owner)
        }
    }
}

/// How long QQ is told: whole minutes, and not too many of them.
fn told(wanted: Duration) -> Duration {
    let seconds = wanted.as_secs().saturating_add((wanted.subsec_nanos() > 0).into());
    Duration::from_secs(seconds.div_ceil(STEP).saturating_mul(STEP)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mute_is_told_in_whole_minutes_up_to_thirty_days() {
        for (wanted, seconds) in [
            (Duration::ZERO, 0),
            (Duration::from_millis(1), 60),
            (Duration::from_mins(1), 60),
            (Duration::from_millis(60_001), 120),
            (LONGEST, 2_591_940),
            (Duration::from_secs(2_591_941), 2_591_940),
            (Duration::MAX, 2_591_940),
        ] {
            assert_eq!(told(wanted).as_secs(), seconds, "{wanted:?}");
        }
    }
}
