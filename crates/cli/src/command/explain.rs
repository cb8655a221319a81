//! `mynah explain`: which handlers want an event, and why or why not.

use std::io::Read;
use std::path::Path;

use mynah::App;
use mynah::core::Localize;
use mynah_adapter_napcat::codec::read_event;

use crate::args::{Config, Explain};
use crate::failure::Failure;
use crate::texts::{Reader, text};
use crate::{bots, output};

pub(crate) fn run(args: Explain, reader: &Reader) -> Result<(), Failure> {
    let app = match args.config {
        Some(config) => {
            let (config, _) = bots::load(&Config { config, set: args.set }, reader)?;
            bots::app(&config, Vec::new(), reader.lang())
        }
        None => mynah_modules::all().into_iter().fold(App::new().lang(reader.lang()), App::module),
    };
    let lang = reader.lang();
    let file = args.event.display().to_string();
    let json = read(&args.event)
        .map_err(Failure::io(text("event-unreadable").with("file", file.clone())))?;
    let event = read_event("explain", &json).map_err(|error| {
        let reason = error.localize(&lang);
        Failure::Other(text("event-wrong").with("file", file).with("reason", reason))
    })?;
    output::line(app.plan()?.explain(&event).localize(&lang));
    Ok(())
}

fn read(file: &Path) -> std::io::Result<String> {
    if file != Path::new("-") {
        return std::fs::read_to_string(file);
    }
    let mut json = String::new();
    std::io::stdin().read_to_string(&mut json)?;
    Ok(json)
}
