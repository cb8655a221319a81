//! `mynah call`: one call to a live server, its answer as JSON.

use mynah::core::{Error, ErrorKind};
use serde_json::{Map, Value};

use crate::args::Call;
use crate::connection::Connection;
use crate::failure::Failure;
use crate::output;
use crate::texts::{Reader, text};

pub(crate) async fn run(args: Call, reader: &Reader) -> Result<(), Failure> {
    let params = read_params(&args.params)?;
    let connection = Connection::for_calls(&args.config, &args.bot, reader).await?;
    let answer = match connection.bot.raw_calls() {
        Some(calls) => calls.call_raw(&args.action, params).await,
        None => Err(no_raw_calls(connection.bot.name())),
    };
    connection.close().await;
    output::line(format_args!("{:#}", answer?));
    Ok(())
}

fn no_raw_calls(adapter: &'static str) -> Error {
    let problem = text("calls-by-name-unsupported").with("adapter", adapter);
    Error::new(ErrorKind::Unsupported, problem)
}

/// One JSON object, or `key=value` pairs whose values are JSON where they can be, else text.
fn read_params(words: &[String]) -> Result<Value, Failure> {
    if let [word] = words
        && word.trim_start().starts_with('{')
    {
        return serde_json::from_str(word).map_err(|error| {
            Failure::Other(text("call-no-json").with("reason", error.to_string()))
        });
    }
    let mut params = Map::new();
    for word in words {
        let (key, value) = word
            .split_once('=')
            .ok_or_else(|| Failure::Other(text("call-no-parameter").with("word", word.clone())))?;
        let value = serde_json::from_str(value).unwrap_or_else(|_| Value::from(value));
        params.insert(key.to_owned(), value);
    }
    Ok(Value::Object(params))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(words: &[&str]) -> Result<Value, String> {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        read_params(&words).map_err(|failure| failure.to_string())
    }

    #[test]
    fn pairs_are_json_where_they_can_be_and_text_else() {
        let params = read(&["group_id=570000001", "message=hello there", "no_cache=true", "x=a=b"]);
        let expected = json!({
            "group_id": 570_000_001, "message": "hello there", "no_cache": true, "x": "a=b"
        });
        assert_eq!(params, Ok(expected));
        assert_eq!(read(&[]), Ok(json!({})));
    }

    #[test]
    fn one_object_is_taken_as_it_is() {
        assert_eq!(read(&[r#" {"a": [1]}"#]), Ok(json!({"a": [1]})));
    }

    #[test]
    fn what_is_neither_is_refused_with_the_way_out() {
        assert!(read(&["group_id"]).unwrap_err().contains("write key=value"));
        assert!(read(&["{broken"]).unwrap_err().contains("no JSON object"));
    }
}
