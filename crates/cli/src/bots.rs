//! The bots of a configuration file.

use mynah::App;
use mynah::config::{Config, Loader, Registry, Settings};
use mynah::core::Bot;
use mynah_adapter_console::ConsoleFactory;
use mynah_adapter_napcat::NapCatFactory;

use crate::args;
use crate::failure::Failure;

/// Every adapter this binary knows; one more is one more line.
pub(crate) fn registry() -> Registry {
    Registry::new().with(NapCatFactory).with(ConsoleFactory)
}

/// Reads a configuration file and makes its bots, without connecting them.
pub(crate) fn load(args: &args::Config) -> Result<(Config, Vec<Bot>), Failure> {
    let mut loader = Loader::new().file(&args.config);
    for pair in &args.set {
        loader = loader.set(pair.as_str());
    }
    Ok(loader.build(&registry())?)
}

/// These bots with the shipped modules.
pub(crate) fn app(settings: &Settings, bots: Vec<Bot>) -> App {
    let app = bots.into_iter().fold(App::new().settings(settings), App::bot);
    mynah_modules::all().into_iter().fold(app, App::module)
}
