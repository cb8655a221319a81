//! `mynah run`: the bots of a configuration file, until asked to stop.

use mynah::App;
use mynah::dispatch::DispatchOptions;

use crate::args::Config;
use crate::failure::Failure;
use crate::{bots, logging, signals};

pub(crate) async fn run(args: Config) -> Result<(), Failure> {
    let (config, bots) = bots::load(&args)?;
    let settings = config.settings;
    logging::start(&settings.log)?;
    let stop = signals::stop();
    let mut app = App::new()
        .dispatch(DispatchOptions::from(&settings))
        .shutdown_deadline(settings.shutdown.deadline.get());
    for module in mynah_modules::all() {
        if !settings.modules.disable.iter().any(|name| name == module.name()) {
            app = app.module(module);
        }
    }
    for bot in bots {
        app = app.bot(bot);
    }
    app.run(stop).await?;
    Ok(())
}
