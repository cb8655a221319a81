//! What may stand in a section, explained: for editors, and for a file to start from.

mod tidy;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use crate::i18n::Texts;
use crate::lang::Lang;

/// What may stand in a section, explained in every language its owner speaks.
///
/// Types, defaults and examples come from the type that reads the section; what a key means is
/// the text `key-…` of its owner, with the path to the key behind it: `key-connect-open_timeout`.
/// Keys come in the order in which they are explained.
///
/// ```
/// use mynah_core::Lang;
/// use mynah_core::config::Description;
/// use mynah_core::i18n::Texts;
/// use schemars::JsonSchema;
/// use serde::Serialize;
///
/// #[derive(Serialize, JsonSchema)]
/// #[serde(default)]
/// struct Greeting {
///     words: String,
/// }
///
/// impl Default for Greeting {
///     fn default() -> Self {
///         Self { words: "Hello!".to_owned() }
///     }
/// }
///
/// let texts = Texts::new([
///     ("en", "key-words = what is said to a newcomer"),
///     ("zh-CN", "key-words = 对新人说什么"),
/// ]);
/// let schema = Description::of::<Greeting>(&texts).schema(&Lang::chinese());
/// assert_eq!(schema["properties"]["words"]["description"], "对新人说什么");
/// assert_eq!(schema["properties"]["words"]["default"], "Hello!");
/// ```
#[derive(Debug, Clone)]
pub struct Description {
    schema: Value,
    texts: Texts,
}

/// One key of a section.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Key {
    /// How it is written.
    pub name: String,
    /// What it means, in the language that was asked for; empty where nobody explained it.
    pub meaning: String,
    /// What counts when it is not there.
    pub default: Option<Value>,
    /// What could be written.
    pub example: Option<Value>,
    /// The keys below it, when it is a section itself.
    pub keys: Vec<Key>,
}

impl Key {
    fn find_unexplained(keys: &[Self], path: &str, found: &mut Vec<String>) {
        for key in keys {
            let path = format!("{path}{}", key.name);
            if key.meaning.is_empty() {
                found.push(path.clone());
            }
            Self::find_unexplained(&key.keys, &format!("{path}."), found);
        }
    }
}

impl Description {
    /// What `T` reads, explained by `texts`.
    pub fn of<T: JsonSchema>(texts: &Texts) -> Self {
        let settings = SchemaSettings::draft2020_12().with(|settings| {
            settings.inline_subschemas = true;
            settings.meta_schema = None;
        });
        let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
        tidy::tidy(&mut schema);
        Self { schema, texts: texts.clone() }
    }

    /// The schema (JSON Schema 2020-12), every key explained for a reader of `lang`.
    pub fn schema(&self, lang: &Lang) -> Value {
        let mut schema = self.schema.clone();
        self.explain(&mut schema, "key", lang);
        tidy::allow_variables(&mut schema);
        schema
    }

    /// The keys, explained for a reader of `lang`.
    pub fn keys(&self, lang: &Lang) -> Vec<Key> {
        self.keys_of(&self.schema, "key", lang)
    }

    /// Every key that nobody explained; for tests.
    pub fn unexplained(&self) -> Vec<String> {
        let mut unexplained = Vec::new();
        Key::find_unexplained(&self.keys(&Lang::english()), "", &mut unexplained);
        unexplained
    }

    fn keys_of(&self, schema: &Value, path: &str, lang: &Lang) -> Vec<Key> {
        let Some(properties) = schema["properties"].as_object() else { return Vec::new() };
        let mut keys: Vec<(usize, Key)> = properties
            .iter()
            .map(|(name, schema)| {
                let path = format!("{path}-{name}");
                let key = Key {
                    name: name.clone(),
                    meaning: self.meaning(&path, lang).unwrap_or_default(),
                    default: schema.get("default").cloned(),
                    example: schema["examples"].get(0).cloned(),
                    keys: self.keys_of(schema, &path, lang),
                };
                (self.texts.place(&path).unwrap_or(usize::MAX), key)
            })
            .collect();
        keys.sort_by_key(|(place, _)| *place);
        keys.into_iter().map(|(_, key)| key).collect()
    }

    fn explain(&self, schema: &mut Value, path: &str, lang: &Lang) {
        let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
            return;
        };
        for (name, schema) in properties {
            let path = format!("{path}-{name}");
            if schema.as_bool() == Some(true) {
                *schema = Map::new().into();
            }
            if let (Some(meaning), Some(schema)) =
                (self.meaning(&path, lang), schema.as_object_mut())
            {
                schema.insert("description".to_owned(), meaning.into());
            }
            self.explain(schema, &path, lang);
        }
    }

    fn meaning(&self, key: &str, lang: &Lang) -> Option<String> {
        self.texts.place(key)?;
        Some(self.texts.text(lang, key).to_string())
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::json;

    use super::*;
    use crate::config::HumanDuration;

    #[derive(Serialize, JsonSchema, Default)]
    #[serde(default, deny_unknown_fields)]
    struct Outer {
        alpha: Option<u16>,
        #[schemars(example = &"ws://here")]
        zeta: String,
        inner: Option<Inner>,
        level: Level,
    }

    #[derive(Serialize, JsonSchema, Default)]
    #[serde(default)]
    struct Inner {
        wait: HumanDuration,
    }

    /// How loud.
    #[derive(Serialize, JsonSchema, Default)]
    #[serde(rename_all = "lowercase")]
    #[expect(dead_code, reason = "read by schemars only")]
    enum Level {
        /// Hardly.
        #[default]
        Low,
        /// Very.
        High,
    }

    fn description() -> Description {
        Description::of::<Outer>(&Texts::new([
            (
                "en",
                "key-zeta = where\nkey-alpha = how many\nkey-level = how loud\nkey-inner = more",
            ),
            ("zh-CN", "key-zeta = 在哪里"),
        ]))
    }

    #[test]
    fn keys_come_as_they_are_explained_with_defaults_and_examples() {
        let keys = description().keys(&Lang::chinese());
        let names: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
        assert_eq!(names, ["zeta", "alpha", "level", "inner"]);
        assert_eq!(
            (&*keys[0].meaning, keys[0].example.clone()),
            ("在哪里", Some(json!("ws://here")))
        );
        assert_eq!((&*keys[2].meaning, keys[2].default.clone()), ("how loud", Some(json!("low"))));
        assert_eq!(keys[3].keys[0].default, Some(json!("0s")));
        assert_eq!(description().unexplained(), ["inner.wait"]);
    }

    #[test]
    fn a_schema_has_no_nothings_and_lets_variables_stand_for_numbers() {
        let schema = description().schema(&Lang::english());
        let variable = json!({ "type": "string", "pattern": "\\$\\{.+\\}" });
        let number = &schema["properties"]["alpha"]["anyOf"];
        assert_eq!(number[0]["type"], "integer");
        assert_eq!(number[1], variable);
        assert_eq!(schema["properties"]["level"]["enum"], json!(["low", "high"]));
        assert_eq!(schema["properties"]["inner"]["type"], "object");
        assert_eq!(schema["properties"]["inner"]["description"], "more");
        assert_eq!(schema["additionalProperties"], json!(false));
        assert!(!schema.to_string().contains("null"), "{schema}");
    }
}
