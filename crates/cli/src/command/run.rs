//! `mynah run`: the bots of a configuration file, until asked to stop.

use crate::args::Config;
use crate::failure::Failure;
use crate::{bots, logging, signals};

pub(crate) async fn run(args: Config) -> Result<(), Failure> {
    let (config, bots) = bots::load(&args)?;
    logging::start(&config.settings.log)?;
    bots::app(&config.settings, bots).run(signals::stop()).await?;
    Ok(())
}
