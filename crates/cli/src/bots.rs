//! The bots of a configuration file.

use mynah::App;
use mynah::config::{Config, Loader, Registry};
use mynah::core::{Bot, Lang};
use mynah_adapter_console::ConsoleFactory;
use mynah_adapter_napcat::NapCatFactory;

use crate::args;
use crate::failure::Failure;
use crate::texts::Reader;

/// Every adapter this binary knows, one more is one more line; and the shipped modules.
pub(crate) fn registry() -> Registry {
    let adapters = Registry::new().with(NapCatFactory).with(ConsoleFactory);
    mynah_modules::all().iter().fold(adapters, Registry::module)
}

/// Reads a configuration file and makes its bots, without connecting them.
pub(crate) fn load(args: &args::Config, reader: &Reader) -> Result<(Config, Vec<Bot>), Failure> {
    let mut loader = Loader::new().file(&args.config);
    for pair in &args.set {
        loader = loader.set(pair.as_str());
    }
    let built = loader.build(&registry());
    reader.configure(match &built {
        Ok((config, _)) => config.settings.lang.as_ref(),
        Err(errors) => errors.lang(),
    });
    Ok(built?)
}

/// These bots with the shipped modules, logging in `lang`.
pub(crate) fn app(config: &Config, bots: Vec<Bot>, lang: Lang) -> App {
    let app = App::new().config(config).lang(lang);
    let app = bots.into_iter().fold(app, App::bot);
    mynah_modules::all().into_iter().fold(app, App::module)
}
