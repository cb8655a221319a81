//! Notices.

mod private;

use std::time::Duration;

use mynah_core::UserId;
use mynah_core::event::notice::{
    Essence, GroupAdmin, GroupBan, GroupCard, GroupDecrease, GroupIncrease, GroupName, GroupRecall,
    GroupTitle, GroupUpload, LeaveReason, Notice, Other, Poke, Reaction, SharedFile,
};

use crate::event::{self, AdminChange, BanChange, DecreaseReason, EssenceChange, IncreaseReason};
use crate::wire;

/// The notice in generic words; `None` for one that says too little for them, or that is newer than
/// this adapter.
pub(super) fn generic(notice: event::Notice, self_id: Option<&UserId>) -> Option<Notice> {
    Some(match notice {
        event::Notice::GroupIncrease(joined) => Notice::GroupIncrease(GroupIncrease {
            group_id: joined.group_id,
            user_id: joined.user_id?,
            operator_id: joined.operator_id,
            invited: joined.sub_type == IncreaseReason::Invite,
        }),
        event::Notice::GroupDecrease(gone) => {
            let reason = leave_reason(&gone.sub_type);
            Notice::GroupDecrease(GroupDecrease {
                group_id: gone.group_id,
                user_id: gone.user_id?,
                // Who leaves is named as their own operator.
                operator_id: gone.operator_id.filter(|_| reason != LeaveReason::Left),
                reason,
            })
        }
        event::Notice::GroupAdmin(admin) => Notice::GroupAdmin(GroupAdmin {
            group_id: admin.group_id,
            user_id: admin.user_id,
            is_admin: match admin.sub_type {
                AdminChange::Set => true,
                AdminChange::Unset => false,
                AdminChange::Other(_) => return None,
            },
        }),
        event::Notice::GroupBan(ban) => Notice::GroupBan(GroupBan {
            group_id: ban.group_id,
            user_id: ban.user_id,
            operator_id: ban.operator_id,
            duration: ban.duration.and_then(seconds),
            lifted: match ban.sub_type {
                BanChange::Ban => false,
                BanChange::LiftBan => true,
                BanChange::Other(_) => return None,
            },
        }),
        other => return group_life(other, self_id),
    })
}

/// A notice without generic words.
pub(super) fn other(notice: wire::event::Nameless) -> Notice {
    Notice::Other(Other {
        notice_type: notice.notice_type,
        sub_type: notice.sub_type,
        group_id: notice.group_id,
        user_id: notice.user_id,
    })
}

/// What happens to what is said and named in groups.
fn group_life(notice: event::Notice, self_id: Option<&UserId>) -> Option<Notice> {
    Some(match notice {
        event::Notice::GroupCard(card) => Notice::GroupCard(GroupCard {
            group_id: card.group_id,
            user_id: card.user_id,
            card_old: card.card_old,
            card_new: card.card_new,
        }),
        event::Notice::GroupRecall(recall) => Notice::GroupRecall(GroupRecall {
            group_id: recall.group_id,
            user_id: recall.user_id,
            operator_id: recall.operator_id,
            message_id: recall.message_id,
        }),
        event::Notice::GroupUpload(upload) => {
            let event::UploadedFile { id, name, size, .. } = upload.file;
            Notice::GroupUpload(GroupUpload {
                group_id: upload.group_id,
                user_id: upload.user_id,
                file: SharedFile { id, name, size },
            })
        }
        event::Notice::Essence(essence) => Notice::Essence(Essence {
            group_id: essence.group_id,
            user_id: essence.user_id,
            operator_id: essence.operator_id,
            message_id: essence.message_id,
            is_add: match essence.sub_type {
                EssenceChange::Add => true,
                EssenceChange::Delete => false,
                EssenceChange::Other(_) => return None,
            },
        }),
        event::Notice::GroupMsgEmojiLike(like) => Notice::Reaction(Reaction {
            group_id: Some(like.group_id),
            user_id: like.user_id,
            message_id: like.message_id,
            emoji_id: like.likes.into_iter().next()?.emoji_id,
            is_add: like.is_add.unwrap_or(true),
        }),
        event::Notice::GroupPoke(poke) => Notice::Poke(Poke {
            group_id: Some(poke.group_id),
            friend_id: None,
            user_id: poke.user_id,
            target_id: poke.target_id,
        }),
        event::Notice::GroupName(renamed) => Notice::GroupName(GroupName {
            group_id: renamed.group_id,
            operator_id: renamed.user_id,
            name_new: renamed.name_new,
        }),
        event::Notice::GroupTitle(title) => Notice::GroupTitle(GroupTitle {
            group_id: title.group_id,
            user_id: title.user_id,
            title: title.title,
        }),
        other => return private::private(other, self_id),
    })
}

fn leave_reason(sub_type: &DecreaseReason) -> LeaveReason {
    match sub_type {
        DecreaseReason::Leave => LeaveReason::Left,
        DecreaseReason::Kick => LeaveReason::Kicked,
        DecreaseReason::KickMe => LeaveReason::BotKicked,
        DecreaseReason::Disband => LeaveReason::Disbanded,
        DecreaseReason::Other(_) => LeaveReason::Unknown,
    }
}

fn seconds(duration: i64) -> Option<Duration> {
    let seconds = u64::try_from(duration).ok().filter(|seconds| *seconds > 0)?;
    Some(Duration::from_secs(seconds))
}
