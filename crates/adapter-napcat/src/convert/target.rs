//! Conversations.

use mynah_core::Target;
use mynah_core::id::GroupId;

use crate::action::Destination;
use crate::wire::event::MessageEvent;

/// The group number the server writes when it does not know through which group somebody came.
const UNKNOWN_GROUP: GroupId = GroupId::from_static("284840486");

pub(crate) fn to_wire(target: &Target) -> Destination {
    match target {
        Target::Group(group) => Destination::Group { group_id: group.clone() },
        Target::Temporary { user, group } => {
            Destination::Private { user_id: user.clone(), group_id: group.clone() }
        }
        other => Destination::Private {
            // Every conversation has somebody on the other side; one without is never sent to.
            user_id: other.user_id().cloned().unwrap_or_else(|| "".into()),
            group_id: None,
        },
    }
}

/// Where a message was said; `None` when it does not tell.
///
/// A message through a group is private, whatever group number it carries.
pub(crate) fn from_wire(event: &MessageEvent<'_>, own: bool) -> Option<Target> {
    let user = if own { event.target_id.as_ref() } else { Some(&event.user_id) };
    match &*event.message_type {
        "group" => event.group_id.clone().map(Target::Group),
        "private" if event.sub_type == "group" => Some(Target::Temporary {
            user: user?.clone(),
            group: event.group_id.clone().filter(known_group),
        }),
        "private" => user.cloned().map(Target::Private),
        _ => None,
    }
}

/// Whether the server knows the group somebody came through.
pub(super) fn known_group(group: &GroupId) -> bool {
    *group != UNKNOWN_GROUP
}
