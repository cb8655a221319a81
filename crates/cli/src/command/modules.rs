//! `mynah modules`: the modules there are, whether they are on, and what they can do.

use mynah::Module;
use mynah::core::{Lang, Localize};
use mynah::i18n::Filler;

use crate::args::{Config, Modules};
use crate::failure::Failure;
use crate::texts::{Reader, text};
use crate::{bots, output};

pub(crate) fn run(args: Modules, reader: &Reader) -> Result<(), Failure> {
    let off = match args.config {
        None => Vec::new(),
        Some(config) => {
            let (config, _) = bots::load(&Config { config, set: Vec::new() }, reader)?;
            config.settings.modules.disable
        }
    };
    let lang = reader.lang();
    for module in bots::registry().modules() {
        show(module, off.iter().any(|name| name == module.name()), &lang);
    }
    Ok(())
}

fn show(module: &Module, off: bool, lang: &Lang) {
    let name = module.name();
    let off = off.then(|| text("module-is-off").with("name", name).localize(lang));
    output::line(off.as_deref().unwrap_or(name));
    for entry in module.help() {
        let said = text("module-help")
            .with("commands", entry.commands().join(" / "))
            .with("text", entry.text(lang));
        output::line(said.localize(lang));
    }
    let keys = module.description().map(|described| described.keys(lang)).unwrap_or_default();
    if !keys.is_empty() {
        let keys = Filler::names(keys.into_iter().map(|key| key.name));
        output::line(text("module-keys").with("keys", keys).localize(lang));
    }
}
