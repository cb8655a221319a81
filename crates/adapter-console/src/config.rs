//! The section of the configuration that describes a console.

use std::env;

use mynah_core::{BotId, GroupId, Lang, SectionError, UserId};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::room::{BOT, BOT_NAME};
use crate::texts::text;

/// A console, as the configuration describes it; every key may be left out.
///
/// ```yaml
/// bots:
///   - Console:
///       name: console     # the stable id of this bot
///       user: ann         # who types; else whoever is logged in, else `you`
///       group: terminal
///       lang: zh-CN       # of the terminal's own words; else that of the environment
/// ```
///
/// ```
/// use mynah_adapter_console::ConsoleConfig;
///
/// let config = ConsoleConfig { user: "ann".into(), ..ConsoleConfig::default() };
/// assert_eq!(config.name, "console");
/// assert_eq!(config.group, "terminal");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ConsoleConfig {
    /// The stable id of this bot.
    #[schemars(with = "String")]
    pub name: BotId,
    /// The name, and thereby the id, of whoever types.
    // Who is logged in here and now is nobody's business in a description.
    #[schemars(with = "String", extend("default" = null))]
    pub user: UserId,
    /// The name, and thereby the id, of the group.
    #[schemars(with = "String")]
    pub group: GroupId,
    /// The language of the terminal's own words.
    pub lang: Option<Lang>,
}

impl Default for ConsoleConfig {
    fn default() -> Self {
        Self {
            name: BotId::from_static("console"),
            user: user_from(|name| env::var(name).ok()),
            group: GroupId::from_static("terminal"),
            lang: None,
        }
    }
}

impl ConsoleConfig {
    /// Finds what serde cannot: names that nobody can have.
    pub(crate) fn validate(&self) -> Result<(), SectionError> {
        let names = [
            ("name", self.name.as_str()),
            ("user", self.user.as_str()),
            ("group", self.group.as_str()),
        ];
        if let Some((key, _)) = names.iter().find(|(_, name)| name.trim().is_empty()) {
            return Err(SectionError::localized(key, text("name-is-empty")));
        }
        if self.user == BOT {
            let message = text("name-of-the-bot").with("name", BOT_NAME);
            return Err(SectionError::localized("user", message).suggest("you"));
        }
        Ok(())
    }

    /// The configured language, else that of the environment, else English.
    pub(crate) fn language(&self) -> Lang {
        self.lang
            .clone()
            .or_else(|| Lang::of_locale(|name| env::var(name).ok()))
            .unwrap_or_else(Lang::english)
    }
}

fn user_from(environment: impl Fn(&str) -> Option<String>) -> UserId {
    environment("USER")
        .filter(|user| !user.trim().is_empty() && user != BOT.as_str())
        .map_or(UserId::from_static("you"), UserId::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_is_whoever_is_logged_in() {
        let user = |value: Option<&'static str>| user_from(move |_| value.map(str::to_owned));
        assert_eq!(user(Some("ann")), "ann");
        for nobody in [None, Some(""), Some("bot")] {
            assert_eq!(user(nobody), "you");
        }
    }
}
