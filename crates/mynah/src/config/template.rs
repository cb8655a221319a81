//! The configuration as a whole: a commented file to start from, and a schema for editors.

use std::fmt::{self, Write};

use mynah_core::config::{Description, Key};
use mynah_core::{Lang, Localize};
use serde_json::{Map, Value, json};

use super::Registry;
use super::settings::Keys;
use crate::texts::{TEXTS, text};

impl Registry {
    /// A configuration file to start from: every key with its meaning in `lang` and its default,
    /// for the framework, the modules and the adapters that are known. It says what no file says,
    /// but for the first adapter, of which it has a bot with the examples of that adapter.
    pub fn template(&self, lang: &Lang) -> String {
        let mut file = Template::default();
        self.write_template(&mut file, lang).expect("writing to a text cannot fail");
        file.0
    }

    fn write_template(&self, file: &mut Template, lang: &Lang) -> fmt::Result {
        let head = text("template-head").localize(lang);
        file.comment(&head, Margin::default())?;
        let keys = Description::of::<Keys>(&TEXTS).keys(lang);
        for key in keys.iter().filter(|key| key.name != "bots") {
            writeln!(file)?;
            file.key(key, Margin::default())?;
            if key.name == "modules" {
                for module in &self.modules {
                    if let Some(description) = module.description() {
                        let below = Margin::default().deeper();
                        writeln!(file, "{below}{}:", module.name())?;
                        file.keys(&description.keys(lang), below.deeper())?;
                    }
                }
            }
        }
        writeln!(file)?;
        file.comment(&text("key-bots").localize(lang), Margin::default())?;
        writeln!(file, "bots:")?;
        let mut off = false;
        for adapter in &self.adapters {
            if let Some(description) = adapter.describe() {
                let margin = Margin { depth: 1, off };
                writeln!(file, "{margin}- {}:", adapter.name())?;
                file.keys(&description.keys(lang), Margin { depth: 3, off })?;
                off = true;
            }
        }
        Ok(())
    }

    /// A JSON Schema (2020-12) of a configuration file, with the meaning of every key in `lang`.
    pub fn schema(&self, lang: &Lang) -> Value {
        let mut schema = Description::of::<Keys>(&TEXTS).schema(lang);
        let properties = &mut schema["properties"];
        for module in &self.modules {
            let anything = || json!({ "type": "object" });
            let section = module.description().map_or_else(anything, |it| it.schema(lang));
            properties["modules"]["properties"][module.name()] = section;
        }
        let bots: Vec<Value> = self
            .adapters
            .iter()
            .map(|adapter| {
                let anything = || json!({ "type": "object" });
                let section = adapter.describe().map_or_else(anything, |it| it.schema(lang));
                let keys: Map<String, Value> =
                    [(adapter.name().to_owned(), section)].into_iter().collect();
                json!({
                    "type": "object",
                    "properties": keys,
                    "required": [adapter.name()],
                    "additionalProperties": false,
                })
            })
            .collect();
        properties["bots"] = json!({
            "description": text("key-bots").localize(lang),
            "type": "array",
            "items": { "oneOf": bots },
        });
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
        schema["title"] = "Mynah".into();
        schema
    }
}

/// A file being written.
#[derive(Default)]
struct Template(String);

/// What a line begins with.
#[derive(Debug, Clone, Copy, Default)]
struct Margin {
    depth: usize,
    /// Whether everything is commented out.
    off: bool,
}

impl Template {
    fn keys(&mut self, keys: &[Key], margin: Margin) -> fmt::Result {
        keys.iter().try_for_each(|key| self.key(key, margin))
    }

    /// One key: its meaning, and its example, or else its default commented out.
    fn key(&mut self, key: &Key, margin: Margin) -> fmt::Result {
        self.comment(&key.meaning, margin)?;
        let name = &key.name;
        if !key.keys.is_empty() {
            writeln!(self, "{margin}{name}:")?;
            return self.keys(&key.keys, margin.deeper());
        }
        if let Some(example) = &key.example {
            return writeln!(self, "{margin}{name}: {}", Yaml(example));
        }
        // In what is commented out as a whole, too, only what is no default counts.
        match &key.default {
            Some(default) => writeln!(self, "{margin}# {name}: {}", Yaml(default)),
            None => writeln!(self, "{margin}# {name}:"),
        }
    }

    fn comment(&mut self, words: &str, margin: Margin) -> fmt::Result {
        words.lines().try_for_each(|line| writeln!(self, "{margin}# {line}"))
    }
}

impl Margin {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

impl Write for Template {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write_str(text)
    }
}

impl fmt::Display for Margin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hash = if self.off { "# " } else { "" };
        write!(f, "{hash}{:width$}", "", width = self.depth * 2)
    }
}

/// A value on one line; JSON is YAML, and a plain word needs no quotes.
struct Yaml<'a>(&'a Value);

impl fmt::Display for Yaml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::String(text) if is_plain(text) => f.write_str(text),
            other => other.fmt(f),
        }
    }
}

/// Whether YAML reads a text as that text without quotes.
fn is_plain(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '$');
    let word = |c: char| c.is_alphanumeric() || "_-./:${}".contains(c);
    let keyword = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    begins && text.chars().all(word) && !text.ends_with(':') && !keyword.contains(&text)
}
