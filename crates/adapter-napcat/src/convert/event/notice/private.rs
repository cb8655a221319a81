//! What happens between two, or to the account itself.

use mynah_core::UserId;
use mynah_core::event::notice::{
    BotOffline, FileTransfer, FriendAdd, FriendRecall, Notice, Poke, ProfileLike, SystemTip,
    TransferOutcome, Typing,
};
use serde_json::Value;

use crate::event::{self, GrayTip, ReceiveChange, SendChange};

/// What happens between two, or to the account itself.
pub(super) fn private(notice: event::Notice, self_id: Option<&UserId>) -> Option<Notice> {
    Some(match notice {
        event::Notice::FriendAdd(friend) => {
            Notice::FriendAdd(FriendAdd { user_id: friend.user_id })
        }
        event::Notice::FriendRecall(recall) => Notice::FriendRecall(FriendRecall {
            // Of the bot's own words the server does not tell whom they were said to.
            friend_id: Some(&recall.user_id).filter(|author| Some(*author) != self_id).cloned(),
            user_id: recall.user_id,
            message_id: recall.message_id,
        }),
        event::Notice::FriendPoke(poke) => Notice::Poke(Poke {
            group_id: None,
            user_id: poke.sender_id.unwrap_or_else(|| poke.user_id.clone()),
            friend_id: Some(poke.user_id),
            target_id: poke.target_id,
        }),
        event::Notice::ProfileLike(like) => Notice::ProfileLike(ProfileLike {
            user_id: like.operator_id,
            nickname: like.operator_nick,
            times: like.times.and_then(|times| times.try_into().ok()).unwrap_or(1),
        }),
        event::Notice::InputStatus(status) => {
            Notice::Typing(Typing { user_id: status.user_id, status_text: status.status_text })
        }
        event::Notice::GrayTip(tip) => Notice::SystemTip(SystemTip {
            text: words(&tip),
            group_id: tip.group_id,
            user_id: tip.user_id,
            message_id: tip.message_id,
        }),
        event::Notice::OnlineFileReceive(file) => Notice::FileTransfer(FileTransfer {
            user_id: file.peer_id,
            outgoing: false,
            outcome: match file.sub_type {
                ReceiveChange::Cancel => TransferOutcome::Cancelled,
                ReceiveChange::Other(_) => TransferOutcome::Unknown,
            },
        }),
        event::Notice::OnlineFileSend(file) => Notice::FileTransfer(FileTransfer {
            user_id: file.peer_id,
            outgoing: true,
            outcome: match file.sub_type {
                SendChange::Receive => TransferOutcome::Accepted,
                SendChange::Refuse => TransferOutcome::Refused,
                SendChange::Other(_) => TransferOutcome::Unknown,
            },
        }),
        event::Notice::BotOffline(offline) => Notice::BotOffline(BotOffline {
            message: [offline.message, offline.tag]
                .into_iter()
                .find(|words| !words.is_empty())
                .unwrap_or_default(),
        }),
        _ => return None,
    })
}

/// The words of a line, without the pictures between them.
fn words(tip: &GrayTip) -> String {
    let read = tip.raw_info.as_ref().and_then(|source| source.json.clone());
    let line = read.or_else(|| serde_json::from_str(&tip.content).ok()).unwrap_or_default();
    let items = line.get("items").and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| item.get("txt").and_then(Value::as_str)).collect()
}
