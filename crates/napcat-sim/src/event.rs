//! Events as NapCat writes them.

pub(crate) mod message;
pub(crate) mod meta;
pub(crate) mod notice;
pub(crate) mod request;

use serde_json::{Map, Value, json};

use crate::{clock, world::World};

/// An event with the three fields every event has, and `fields`.
pub(crate) fn event(world: &World, post_type: &str, fields: Value) -> Value {
    let mut event = Map::from_iter([
        ("time".to_owned(), clock::now().into()),
        ("self_id".to_owned(), world.self_id.into()),
        ("post_type".to_owned(), post_type.into()),
    ]);
    if let Value::Object(fields) = fields {
        event.extend(fields);
    }
    json!(event)
}
