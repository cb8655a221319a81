//! A schema as somebody who writes YAML reads it.

use serde_json::{Map, Value, json};

/// Takes away what only says how Rust writes it: titles, words for programmers, and the
/// nothing that an optional key may be.
pub(super) fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            tidy_object(map);
            let keeps = |key: &str| matches!(key, "default" | "examples" | "enum" | "const");
            map.iter_mut().filter(|(key, _)| !keeps(key)).for_each(|(_, value)| tidy(value));
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

fn tidy_object(map: &mut Map<String, Value>) {
    unwrap_option(map);
    name_choices(map);
    // Below `properties` these would be keys of a section.
    for words in ["title", "description", "$schema", "format"] {
        if map.get(words).is_some_and(Value::is_string) {
            map.remove(words);
        }
    }
    if map.get("default").is_some_and(Value::is_null) {
        map.remove("default");
    }
    if let Some(Value::Array(types)) = map.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            map.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(values)) = map.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
}

/// `anyOf` something and nothing is that something.
fn unwrap_option(map: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = map.get_mut("anyOf") else { return };
    choices.retain(|choice| choice["type"] != "null");
    if let [Value::Object(only)] = choices.as_mut_slice() {
        let only = std::mem::take(only);
        map.remove("anyOf");
        let own = std::mem::take(map);
        // What is said of the key counts before what is said of its type.
        map.extend(only.into_iter().chain(own));
    }
}

/// Choices that are names only are listed.
fn name_choices(map: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = map.get("oneOf") else { return };
    let name = |choice: &Value| {
        let names = choice.get("enum").and_then(Value::as_array).cloned();
        names.or_else(|| choice.get("const").map(|name| vec![name.clone()]))
    };
    let Some(names) = choices.iter().map(name).collect::<Option<Vec<_>>>() else { return };
    map.remove("oneOf");
    map.insert("type".to_owned(), "string".into());
    map.insert("enum".to_owned(), names.concat().into());
}

/// Lets `${…}` stand for whatever is no text.
pub(super) fn allow_variables(schema: &mut Value) {
    let Value::Object(map) = schema else { return };
    if let Some(Value::Object(properties)) = map.get_mut("properties") {
        properties.values_mut().for_each(allow_variables);
    }
    if map
        .get("type")
        .is_some_and(|kind| kind == "integer" || kind == "number" || kind == "boolean")
    {
        let (mut own, mut said) = (Map::new(), Map::new());
        for (key, value) in std::mem::take(map) {
            let about_key = matches!(key.as_str(), "description" | "default" | "examples");
            if about_key { &mut said } else { &mut own }.insert(key, value);
        }
        let variable = json!({ "type": "string", "pattern": "\\$\\{.+\\}" });
        said.insert("anyOf".to_owned(), json!([own, variable]));
        *map = said;
    }
}
