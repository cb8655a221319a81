//! `mynah run`: the bots of a configuration file, until asked to stop.

mod reload;

use mynah::config::FileWatch;
use mynah::core::Localize;
use mynah::i18n::Filler;

use crate::args::Config;
use crate::failure::Failure;
use crate::texts::{Reader, text};
use crate::{bots, logging, signals};
use reload::Reloading;

pub(crate) async fn run(args: Config, reader: &Reader) -> Result<(), Failure> {
    // Before it is read, so that no change falls between the two.
    let file = FileWatch::new(&args.config);
    let (config, bots) = bots::load(&args, reader)?;
    logging::start(&config.settings.log)?;
    let lang = reader.lang();
    let names = Filler::list(bots.iter().map(|bot| bot.id().to_string()));
    tracing::info!("{}", text("running").with("bots", names).localize(&lang));
    let stop = signals::stop(lang.clone());
    let asked = signals::reload();
    let app = bots::app(&config, bots, lang);
    let reloading = Reloading { args: &args, reader, modules: app.modules(), config };
    tokio::select! {
        ended = app.run(stop) => Ok(ended?),
        never = reloading.run(file, asked) => match never {},
    }
}
