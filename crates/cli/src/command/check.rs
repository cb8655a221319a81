//! `mynah check`: everything that can be known of a configuration before connecting.

use mynah::core::Localize;
use mynah::i18n::Filler;

use crate::args::Config;
use crate::failure::Failure;
use crate::texts::{Reader, text};
use crate::{bots, logging, output};

pub(crate) fn run(args: &Config, reader: &Reader) -> Result<(), Failure> {
    let (config, bots) = bots::load(args, reader)?;
    logging::filter(&config.settings.log)?;
    let lang = reader.lang();
    let texts = bots::app(&config, Vec::new(), lang.clone()).check_texts();
    if !texts.problems.is_empty() {
        return Err(Failure::Texts(texts.problems));
    }
    for note in texts.notes {
        output::line(note.localize(&lang));
    }
    let names: Vec<String> =
        bots.iter().map(|bot| format!("{} ({})", bot.id(), bot.name())).collect();
    let said = text("check-ok")
        .with("file", args.config.display().to_string())
        .with("count", names.len())
        .with("bots", Filler::list(names));
    output::line(said.localize(&lang));
    Ok(())
}
