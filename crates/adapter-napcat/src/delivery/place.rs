//! Where a call that says something says it.

use mynah_core::Target;
use mynah_core::id::{GroupId, UserId};
use serde::Deserialize;

use crate::action::Call;

#[derive(Deserialize)]
struct Place {
    message_type: Option<String>,
    group_id: Option<GroupId>,
    user_id: Option<UserId>,
    /// The event that a quick operation is about.
    context: Option<Box<Place>>,
}

/// The conversation, when the parameters tell one.
pub(super) fn of(call: &Call) -> Option<Target> {
    let mut place: Place = serde_json::from_str(&call.params).ok()?;
    if let Some(context) = place.context.take() {
        place = *context;
    }
    let private = place.message_type.as_deref() == Some("private")
        || ["private", "friend"].iter().any(|word| call.action.contains(word));
    let group = place.group_id.map(Target::Group);
    let user = place.user_id.map(Target::Private);
    if private { user.or(group) } else { group.or(user) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_tells_where_it_says_something() {
        for (action, params, place) in [
            ("send_group_msg", r#"{"group_id":"5","message":[]}"#, Some(Target::group(5))),
            ("send_private_msg", r#"{"user_id":7,"group_id":5}"#, Some(Target::private(7))),
            (
                "send_msg",
                r#"{"message_type":"private","user_id":7,"group_id":5}"#,
                Some(Target::private(7)),
            ),
            ("send_msg", r#"{"group_id":5,"user_id":7}"#, Some(Target::group(5))),
            ("upload_private_file", r#"{"user_id":7,"file":"x"}"#, Some(Target::private(7))),
            (
                ".handle_quick_operation",
                r#"{"context":{"message_type":"group","user_id":7,"group_id":5},"operation":{}}"#,
                Some(Target::group(5)),
            ),
            ("send_flash_msg", r#"{"fileset_id":"x"}"#, None),
        ] {
            assert_eq!(of(&Call::new(action, params)), place, "{action} {params}");
        }
    }
}
