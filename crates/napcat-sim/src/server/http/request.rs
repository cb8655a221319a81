//! From a request to a call.

use http_body_util::BodyExt;
use hyper::{Method, Request, body::Incoming, header::CONTENT_TYPE};
use serde_json::{Map, Value, map::Entry};

use super::HangUp;
use crate::{call::Call, server::frame};

/// Reads a request; `None` when its body is not JSON.
///
/// The action is the first part of the path, its parameters are those of the query and, unless the
/// method is GET, those of the body. The query wins.
pub(super) async fn read(path: &str, request: Request<Incoming>) -> Result<Option<Call>, HangUp> {
    let (head, body) = request.into_parts();
    let action = path.trim_start_matches('/').split('/').next().unwrap_or_default().to_owned();
    let body = body.collect().await.map_err(|_| HangUp)?.to_bytes();
    let content_type = head.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let mut params = if head.method == Method::GET {
        Map::new()
    } else if content_type.is_some_and(|kind| kind.contains("x-www-form-urlencoded")) {
        form(&body)
    } else {
        match json(&body) {
            Some(params) => params,
            None => return Ok(None),
        }
    };
    params.extend(form(head.uri.query().unwrap_or_default().as_bytes()));
    // It is no parameter of the action, and nobody wants to see it in a log.
    params.remove("access_token");
    let echo = frame::through_javascript(params.remove("echo").unwrap_or_default());
    Ok(Some(Call { action, params: Value::Object(params), echo }))
}

/// A body, which may be empty. One that is JSON but no object has no parameters.
fn json(body: &[u8]) -> Option<Map<String, Value>> {
    let text = std::str::from_utf8(body).ok()?;
    if text.trim().is_empty() {
        return Some(Map::new());
    }
    match frame::parse(text)? {
        Value::Object(params) => Some(params),
        _ => Some(Map::new()),
    }
}

/// Pairs of a query or a form; a name given several times is a list.
fn form(text: &[u8]) -> Map<String, Value> {
    let mut params = Map::new();
    for (name, value) in form_urlencoded::parse(text) {
        let value = Value::String(value.into_owned());
        match params.entry(name.trim_end_matches("[]")) {
            Entry::Vacant(entry) => {
                entry.insert(value);
            }
            Entry::Occupied(mut entry) => match entry.get_mut() {
                Value::Array(values) => values.push(value),
                first => *first = Value::Array(vec![first.take(), value]),
            },
        }
    }
    params
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_name_given_several_times_is_a_list() {
        let params = Value::Object(form(b"id=1&id=2&name=a%20b+c&tag[]=x"));
        assert_eq!(params, json!({"id": ["1", "2"], "name": "a b c", "tag": "x"}));
    }

    #[test]
    fn a_body_may_be_empty_and_must_be_json_otherwise() {
        assert_eq!(json(b" "), Some(Map::new()));
        assert_eq!(json(b"[1]"), Some(Map::new()));
        assert_eq!(json(b"{x"), None);
        assert_eq!(json(b"{a: 1,}"), json!({"a": 1}).as_object().cloned());
    }
}
