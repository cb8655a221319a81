//! `mynah check`: everything that can be known of a configuration before connecting.

use mynah::i18n::Localizer;

use crate::args::Config;
use crate::failure::Failure;
use crate::{bots, logging, output};

pub(crate) fn run(args: &Config, texts: &Localizer) -> Result<(), Failure> {
    let (config, bots) = bots::load(args)?;
    logging::filter(&config.settings.log)?;
    let names: Vec<String> =
        bots.iter().map(|bot| format!("{} ({})", bot.id(), bot.name())).collect();
    let text = texts
        .text("check-ok")
        .with("file", args.config.display().to_string())
        .with("count", names.len())
        .with("bots", names.join(", "));
    output::line(text);
    Ok(())
}
