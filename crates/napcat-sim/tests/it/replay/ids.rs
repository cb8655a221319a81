//! Ids of the recordings, and what they are here.

use std::collections::BTreeMap;

use serde_json::Value;

/// Recorded ids, and what they are here.
#[derive(Default)]
pub(crate) struct Ids(BTreeMap<String, String>);

impl Ids {
    pub(super) fn learn(&mut self, recorded: &Value, here: &Value) {
        let digits = |id: &Value| id.to_string().trim_matches('"').to_owned();
        let (recorded, here) = (digits(recorded), digits(here));
        if recorded.len() > 3 && recorded != "null" && here != "null" {
            self.0.insert(recorded, here);
        }
    }

    pub(super) fn translate(&self, value: &Value) -> Value {
        let text = self.0.iter().fold(value.to_string(), |text, (recorded, here)| {
            // Marked, so that a translated id is not translated again.
            text.replace(recorded, &format!("\u{1}{}", here.replace("", "\u{1}")))
        });
        serde_json::from_str(&text.replace('\u{1}', "")).expect("only digits were replaced")
    }

    /// The number that is here what `recorded` was there.
    pub(super) fn here(&self, recorded: i64) -> i64 {
        self.translate(&recorded.into()).as_i64().expect("a number stays one")
    }

    /// Learns what only the answer can tell: the names of forwards and the ids inside of them.
    pub(super) fn learn_forwards(&mut self, recorded: &Value, here: &Value) {
        match (recorded, here) {
            (Value::Array(recorded), Value::Array(here)) => {
                recorded.iter().zip(here).for_each(|(old, new)| self.learn_forwards(old, new));
            }
            (Value::Object(old), Value::Object(new)) => {
                if recorded["type"] == "forward" {
                    self.learn(&recorded["data"]["id"], &here["data"]["id"]);
                }
                if recorded["group_id"] == 284_840_486 || recorded["msg_random"].is_number() {
                    self.learn(&recorded["message_id"], &here["message_id"]);
                }
                self.learn(&recorded["msgId"], &here["msgId"]);
                for (key, old) in old {
                    self.learn_forwards(old, new.get(key).unwrap_or(&Value::Null));
                }
            }
            _ => {}
        }
    }
}
