//! Notices.

use std::time::Duration;

use mynah_core::Payload;
use mynah_core::event::notice::{
    BotOffline, FriendAdd, FriendRecall, GroupAdmin, GroupBan, GroupCard, GroupDecrease,
    GroupIncrease, GroupRecall, LeaveReason, Notice, Other, Poke, Reaction,
};

use crate::wire::event::NoticeEvent;

/// A notice; one without a type here, or that does not say enough for its type, is an
/// [`Other`].
pub(super) fn payload(event: NoticeEvent) -> Payload {
    let notice = group(&event).or_else(|| private(&event)).unwrap_or_else(|| other(event));
    Payload::Notice(notice)
}

/// What happens in groups.
fn group(event: &NoticeEvent) -> Option<Notice> {
    let group_id = event.group_id.clone()?;
    let user_id = event.user_id.clone();
    let operator_id = event.operator_id.clone();
    let sub_type = event.sub_type.as_str();
    Some(match (event.notice_type.as_str(), sub_type) {
        ("group_increase", _) => Notice::GroupIncrease(GroupIncrease {
            group_id,
            user_id: user_id?,
            operator_id,
            invited: sub_type == "invite",
        }),
        ("group_decrease", _) => {
            let reason = leave_reason(sub_type);
            Notice::GroupDecrease(GroupDecrease {
                group_id,
                user_id: user_id?,
                // Who leaves is named as their own operator.
                operator_id: operator_id.filter(|_| reason != LeaveReason::Left),
                reason,
            })
        }
        ("group_admin", "set" | "unset") => Notice::GroupAdmin(GroupAdmin {
            group_id,
            user_id: user_id?,
            is_admin: sub_type == "set",
        }),
        ("group_ban", "ban" | "lift_ban") => Notice::GroupBan(GroupBan {
            group_id,
            user_id,
            operator_id,
            duration: event.duration.and_then(seconds),
            lifted: sub_type == "lift_ban",
        }),
        ("group_card", _) => Notice::GroupCard(GroupCard {
            group_id,
            user_id: user_id?,
            card_old: event.card_old.clone(),
            card_new: event.card_new.clone(),
        }),
        ("group_recall", _) => Notice::GroupRecall(GroupRecall {
            group_id,
            user_id: user_id?,
            operator_id,
            message_id: event.message_id.clone()?,
        }),
        _ => return None,
    })
}

/// What happens between two, or anywhere.
fn private(event: &NoticeEvent) -> Option<Notice> {
    let user_id = event.user_id.clone();
    Some(match (event.notice_type.as_str(), event.sub_type.as_str()) {
        ("friend_recall", _) => Notice::FriendRecall(FriendRecall {
            user_id: user_id?,
            message_id: event.message_id.clone()?,
        }),
        ("friend_add", _) => Notice::FriendAdd(FriendAdd { user_id: user_id? }),
        ("notify", "poke") => Notice::Poke(Poke {
            group_id: event.group_id.clone(),
            // Between friends `user_id` is the friend, whoever poked.
            user_id: event.sender_id.clone().or(user_id)?,
            target_id: event.target_id.clone()?,
        }),
        ("group_msg_emoji_like", _) => Notice::Reaction(Reaction {
            group_id: event.group_id.clone(),
            user_id: user_id?,
            message_id: event.message_id.clone()?,
            emoji_id: event.likes.first()?.emoji_id.clone(),
            is_add: event.is_add.unwrap_or(true),
        }),
        ("bot_offline", _) => Notice::BotOffline(BotOffline {
            message: if event.message.is_empty() {
                event.tag.clone()
            } else {
                event.message.clone()
            },
        }),
        _ => return None,
    })
}

fn other(event: NoticeEvent) -> Notice {
    Notice::Other(Other {
        notice_type: event.notice_type,
        sub_type: event.sub_type,
        group_id: event.group_id,
        user_id: event.user_id,
    })
}

fn leave_reason(sub_type: &str) -> LeaveReason {
    match sub_type {
        "leave" => LeaveReason::Left,
        "kick" => LeaveReason::Kicked,
        "kick_me" => LeaveReason::BotKicked,
        "disband" => LeaveReason::Disbanded,
        _ => LeaveReason::Unknown,
    }
}

fn seconds(duration: i64) -> Option<Duration> {
    let seconds = u64::try_from(duration).ok().filter(|seconds| *seconds > 0)?;
    Some(Duration::from_secs(seconds))
}
