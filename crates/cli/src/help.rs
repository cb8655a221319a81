//! The command line, explained in the language of whoever asks.
//!
//! What a command means is the text `help-COMMAND`, what an argument means is
//! `help-COMMAND-ARGUMENT` or, for one that several commands have, `help-any-ARGUMENT`; the
//! placeholder `FILE` of a value is `value-file`.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command, CommandFactory};
use mynah::core::{Lang, Localize};

use crate::args::Args;
use crate::texts::{TEXTS, text};

/// The command line with all its explanations.
pub(crate) fn command(lang: &Lang) -> Command {
    let flag = |name: &'static str| Arg::new(name).long(name);
    let command = Args::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help").short('h').action(ArgAction::Help).global(true))
        .arg(flag("version").short('V').action(ArgAction::Version));
    let command = Explainer { lang }.explain(command, "");
    if is_own(lang) { with_headings(command, lang) } else { command }
}

/// Whether what clap itself says has to be said in other words to a reader of `lang`.
pub(crate) fn is_own(lang: &Lang) -> bool {
    text("usage-options").localize(lang) != "[OPTIONS]"
}

/// The text that explains the argument `name` of the command at `path`.
fn key_of(path: &str, name: &str) -> String {
    let own = format!("help{path}-{name}");
    // On top, that would be the text of a command.
    let has_own = !path.is_empty() && TEXTS.has(&Lang::english(), &own);
    if has_own { own } else { format!("help-any-{name}") }
}

struct Explainer<'a> {
    lang: &'a Lang,
}

impl Explainer<'_> {
    /// Explains a command and everything in it; its key is `help` and `path`.
    fn explain(&self, command: Command, path: &str) -> Command {
        command
            .about(self.say(&format!("help{path}")))
            .mut_args(|arg| self.explain_argument(arg, path))
            .mut_subcommands(|command| {
                let path = format!("{path}-{}", command.get_name());
                self.explain(command, &path)
            })
    }

    fn explain_argument(&self, arg: Arg, path: &str) -> Arg {
        let name = arg.get_id().as_str().replace('_', "-");
        let key = key_of(path, &name);
        let mut help = self.say(&key);
        for value in arg.get_default_values() {
            help = self.add("help-default", help, &value.to_string_lossy());
        }
        if let Some(variable) = arg.get_env() {
            help = self.add("help-variable", help, &variable.to_string_lossy());
        }
        if !arg.get_action().takes_values() {
            return arg.help(help);
        }
        let values = arg.get_value_names().unwrap_or_default();
        let values: Vec<_> = values.iter().map(|name| self.value_name(name)).collect();
        arg.help(help).hide_default_value(true).hide_env(true).value_names(values)
    }

    fn add(&self, key: &str, help: String, value: &str) -> String {
        TEXTS.text(self.lang, key).with("help", help).with("value", value).to_string()
    }

    /// `FILE` as the reader writes it.
    fn value_name(&self, name: &str) -> String {
        let key = name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        self.say(&format!("value-{key}"))
    }

    fn say(&self, key: &str) -> String {
        TEXTS.text(self.lang, key).to_string()
    }
}

/// Replaces the headings of clap, and the placeholders in what shows how a command is called.
fn with_headings(command: Command, lang: &Lang) -> Command {
    let mut built = with_placeholders(command.clone(), lang);
    built.build();
    head(command, &mut built, lang)
}

fn with_placeholders(command: Command, lang: &Lang) -> Command {
    let command = if command.has_subcommands() {
        command.subcommand_value_name(text("usage-command").localize(lang))
    } else {
        command
    };
    command.mut_subcommands(|command| with_placeholders(command, lang))
}

/// Heads a command and all below it; `built` is the same command, ready to be called.
fn head(command: Command, built: &mut Command, lang: &Lang) -> Command {
    let usage = usage_of(built, lang);
    headed(command, usage, lang).mut_subcommands(|command| {
        match built.find_subcommand_mut(command.get_name()) {
            Some(built) => head(command, built, lang),
            None => command,
        }
    })
}

/// How a command is called, without a heading.
fn usage_of(command: &mut Command, lang: &Lang) -> String {
    let usage = command.render_usage().to_string();
    usage_alone(&usage).replace("[OPTIONS]", &text("usage-options").localize(lang))
}

/// What clap shows of how a command is called, without its heading.
pub(crate) fn usage_alone(usage: &str) -> &str {
    usage.strip_prefix("Usage:").unwrap_or(usage).trim()
}

fn headed(command: Command, usage: String, lang: &Lang) -> Command {
    let style = *command.get_styles().get_header();
    let heading = |key| format!("{style}{}{style:#}", text(key).localize(lang));
    let mut sections = vec![format!("{}{{usage}}", heading("heading-usage"))];
    let mut add = |key, content| sections.push(format!("{}\n{content}", heading(key)));
    if command.has_subcommands() {
        add("heading-commands", "{subcommands}");
    }
    if command.get_positionals().next().is_some() {
        add("heading-arguments", "{positionals}");
    }
    add("heading-options", "{options}");
    let template = format!("{{about-with-newline}}\n{}", sections.join("\n\n"));
    command.override_usage(usage).help_template(StyledStr::from(template))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(command: &Command, path: &str, keys: &mut Vec<String>) {
        keys.push(format!("help{path}"));
        for arg in command.get_arguments() {
            let name = arg.get_id().as_str().replace('_', "-");
            keys.push(key_of(path, &name));
            let takes_values = arg.get_action().takes_values();
            for value in arg.get_value_names().filter(|_| takes_values).unwrap_or_default() {
                let value = value.to_lowercase();
                keys.push(format!(
                    "value-{}",
                    value.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
                ));
            }
        }
        for command in command.get_subcommands() {
            self::keys(command, &format!("{path}-{}", command.get_name()), keys);
        }
    }

    #[test]
    fn everything_that_can_be_said_is_explained_in_every_language() {
        let mut wanted = Vec::new();
        keys(&Args::command(), "", &mut wanted);
        for lang in TEXTS.languages() {
            for key in &wanted {
                assert!(TEXTS.has(lang, key), "{lang} lacks `{key}`");
            }
        }
    }

    #[test]
    fn the_command_line_is_sound_in_every_language() {
        command(&Lang::english()).debug_assert();
        command(&Lang::chinese()).debug_assert();
    }
}
