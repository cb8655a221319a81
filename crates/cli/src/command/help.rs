//! `mynah help`: what a command means, as `--help` says it.

use mynah::core::Lang;
use mynah::i18n::Filler;

use crate::args::Help;
use crate::failure::Failure;
use crate::texts::text;
use crate::{help, output};

pub(crate) fn run(args: &Help, lang: &Lang) -> Result<(), Failure> {
    let mut all = help::command(lang);
    all.build();
    let known = all.get_subcommands().map(|command| command.get_name().to_owned());
    let known = Filler::names(known);
    let command = match &args.command {
        None => &mut all,
        Some(name) => all.find_subcommand_mut(name).ok_or_else(|| {
            let message = text("no-such-command").with("command", name.clone());
            Failure::Other(message.with("commands", known))
        })?,
    };
    output::styled(&command.render_help());
    Ok(())
}
