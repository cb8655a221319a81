//! `mynah run`: the bots of a configuration file, until asked to stop.

use crate::args::Config;
use crate::failure::Failure;
use crate::texts::Reader;
use crate::{bots, logging, signals};

pub(crate) async fn run(args: Config, reader: &Reader) -> Result<(), Failure> {
    let (config, bots) = bots::load(&args, reader)?;
    logging::start(&config.settings.log)?;
    let lang = reader.lang();
    let stop = signals::stop(lang.clone());
    bots::app(&config.settings, bots, lang).run(stop).await?;
    Ok(())
}
