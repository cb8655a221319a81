//! Requests.

use mynah_core::Payload;
use mynah_core::event::request::{FriendRequest, GroupRequest, Request};

use crate::wire::event::RequestEvent;

pub(super) fn payload(event: RequestEvent) -> Option<Payload> {
    let request = match event.request_type.as_str() {
        "friend" => Request::Friend(FriendRequest {
            user_id: event.user_id,
            comment: event.comment,
            flag: event.flag,
        }),
        "group" => Request::Group(GroupRequest {
            group_id: event.group_id?,
            user_id: event.user_id,
            is_invitation: match event.sub_type.as_str() {
                "add" => false,
                "invite" => true,
                _ => return None,
            },
            comment: event.comment,
            flag: event.flag,
        }),
        _ => return None,
    };
    Some(Payload::Request(request))
}
