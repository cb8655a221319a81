//! Requests.

use mynah_core::Payload;
use mynah_core::event::request::{FriendRequest, GroupRequest, Request};

use crate::event::{self, GroupRequestKind};

pub(super) fn payload(request: event::Request) -> Option<Payload> {
    let request = match request {
        event::Request::FriendRequest(asked) => Request::Friend(FriendRequest {
            user_id: asked.user_id,
            comment: asked.comment,
            flag: asked.flag,
        }),
        event::Request::GroupRequest(asked) => Request::Group(GroupRequest {
            group_id: asked.group_id,
            user_id: asked.user_id,
            is_invitation: match asked.sub_type {
                GroupRequestKind::Add => false,
                GroupRequestKind::Invite => true,
                GroupRequestKind::Other(_) => return None,
            },
            comment: asked.comment,
            flag: asked.flag,
        }),
        event::Request::Unknown(_) => return None,
    };
    Some(Payload::Request(request))
}
