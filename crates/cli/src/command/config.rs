//! `mynah config`: a configuration file to start from, and a schema of it for editors.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use mynah::core::{Lang, Localize};

use super::help;
use crate::args::{AboutConfig, ConfigCommand, Help, Init};
use crate::failure::Failure;
use crate::texts::text;
use crate::{bots, output};

pub(crate) fn run(args: AboutConfig, lang: &Lang) -> Result<(), Failure> {
    match args.command {
        None => help::run(&Help { command: Some("config".to_owned()) }, lang),
        Some(ConfigCommand::Init(args)) => init(&args, lang),
        Some(ConfigCommand::Schema) => {
            output::line(format!("{:#}", bots::registry().schema(lang)));
            Ok(())
        }
    }
}

fn init(args: &Init, lang: &Lang) -> Result<(), Failure> {
    let template = bots::registry().template(lang);
    let Some(path) = &args.output else {
        output::line(template.trim_end());
        return Ok(());
    };
    write(path, &template, args.force)?;
    let said = text("config-written").with("file", path.display().to_string());
    output::line(said.localize(lang));
    Ok(())
}

/// Writes a file that is not there yet, or in the place of another when that is asked for.
fn write(path: &Path, content: &str, force: bool) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true);
    let options =
        if force { options.create(true).truncate(true) } else { options.create_new(true) };
    let name = path.display().to_string();
    let written = options.open(path).and_then(|mut file| file.write_all(content.as_bytes()));
    match written {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(Failure::Other(text("config-there-already").with("file", name)))
        }
        written => written.map_err(Failure::io(text("config-unwritable").with("file", name))),
    }
}
