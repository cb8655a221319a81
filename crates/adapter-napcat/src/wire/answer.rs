//! Answers of a few keys.

use mynah_core::id::{MessageId, UserId};
use serde_json::Value;

use super::scalar;
use crate::answer::answers;

answers! {
    /// What sending answers.
    pub struct Sent checked by Sent::named {
        pub(crate) message_id: Option<MessageId> as Needed,
        /// Of a merged forward, the platform's id of what is in it.
        pub(crate) res_id: Option<String>,
        /// The same under its older name.
        pub(crate) forward_id: Option<String>,
    }

    /// Who the bot is.
    pub struct Login checked by Login::named {
        pub(crate) user_id: Option<UserId> as Needed,
        pub(crate) nickname: String,
    }

    /// How the server and the account are.
    pub struct Status {
        pub(crate) online: Option<bool>,
        pub(crate) good: Option<bool>,
    }

    /// What the server is.
    pub struct ServerVersion {
        pub(crate) app_name: String,
        pub(crate) app_version: String,
        pub(crate) protocol_version: String,
    }

    /// Whether something can be done.
    pub struct Ability {
        pub(crate) yes: Option<bool>,
    }
}

impl Sent {
    fn named(&self) -> Result<(), &'static str> {
        self.message_id.as_ref().map(drop).ok_or("missing field `message_id`")
    }

    /// The message.
    pub(crate) fn message(self) -> MessageId {
        self.message_id.unwrap_or(MessageId::from_static(""))
    }
}

impl Login {
    fn named(&self) -> Result<(), &'static str> {
        self.user_id.as_ref().map(drop).ok_or("missing field `user_id`")
    }

    /// The account.
    pub(crate) fn user(&self) -> UserId {
        self.user_id.clone().unwrap_or(UserId::from_static(""))
    }
}

/// The platform's own no to something that the server says was done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: i64,
    pub(crate) message: String,
}

impl Refusal {
    /// The no in an answer: a `result`, `errCode` or `errorCode` that is a number and not 0, or a
    /// `valid` that is false. A `result` may be a mapping that says no itself.
    pub(crate) fn within(answer: &Value) -> Option<Self> {
        let read = |key: &str| answer.get(key).cloned().unwrap_or_default();
        let words = || {
            let said = ["errMsg", "errMs", "wording", "message"].map(|key| scalar::text(read(key)));
            said.into_iter().flatten().find(|said| !said.is_empty()).unwrap_or_default()
        };
        let code = |key| scalar::int(read(key)).ok().flatten().filter(|code| *code != 0);
        if let Some(code) = ["result", "errCode", "errorCode"].into_iter().find_map(code) {
            return Some(Self { code, message: words() });
        }
        if answer.get("valid") == Some(&Value::Bool(false)) {
            return Some(Self { code: 0, message: words() });
        }
        answer.get("result").filter(|result| result.is_object()).and_then(Self::within)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_no_is_found_wherever_it_is_said() {
        for (answer, wanted) in [
            (json!({ "result": 0, "errMsg": "" }), None),
            (json!({ "errCode": 0, "errMsg": "success", "result": { "errorCode": 0 } }), None),
            (json!(null), None),
            (json!("text"), None),
            (json!({ "valid": true }), None),
            (json!({ "result": "7", "errMsg": "no" }), Some((7, "no"))),
            (json!({ "errCode": 5, "errMsg": "no" }), Some((5, "no"))),
            (json!({ "result": { "errorCode": 3, "wording": "no" } }), Some((3, "no"))),
            (json!({ "valid": false, "message": "no" }), Some((0, "no"))),
        ] {
            let wanted = wanted.map(|(code, said)| Refusal { code, message: said.to_owned() });
            assert_eq!(Refusal::within(&answer), wanted, "{answer}");
        }
    }
}
