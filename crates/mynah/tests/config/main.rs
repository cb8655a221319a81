//! The configuration, read as an operator writes it.

mod bots;
mod errors;
mod fake;
mod inputs;
mod interpolation;
mod layers;
mod secrets;
mod syntax;
mod texts;

use mynah::config::{Config, ConfigErrors, Loader, Registry};
use mynah::core::{Lang, Localize};

use fake::Fake;

/// A loader that sees nothing of this process.
fn loader(yaml: &str) -> Loader {
    Loader::new().text("mynah.yaml", yaml).env([])
}

fn load(yaml: &str) -> Config {
    let loaded = loader(yaml).load();
    loaded.unwrap_or_else(|errors| panic!("{}", errors.render()))
}

/// Loads and builds; whatever is wrong in either.
fn errors(loader: Loader) -> ConfigErrors {
    loader.build(&registry()).expect_err("nothing was wrong")
}

/// What is shown of everything that is wrong with a file.
fn rendered(yaml: &str) -> String {
    errors(loader(yaml)).render()
}

/// The same in Chinese, one line each.
fn chinese(yaml: &str) -> String {
    errors(loader(yaml)).localize(&Lang::chinese())
}

fn registry() -> Registry {
    Registry::new().with(Fake("NapCat")).with(Fake("Console"))
}

fn variables<const N: usize>(
    variables: [(&str, &str); N],
) -> impl Iterator<Item = (String, String)> {
    variables.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter()
}
