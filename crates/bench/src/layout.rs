//! What our programs run, noted for the linker, which then puts it side by side (`mynah-layout`).

mod program;
mod ran;
mod recording;

use std::collections::HashSet;
use std::fs;
use std::process::Command;

use crate::generator::Problem;
use crate::report;
use program::Program;

/// How much of what a program runs has to be noted, in percent, for the layout to be of use.
const ENOUGH: usize = 90;

/// How the layout of our programs is looked after.
#[derive(Debug, clap::Args)]
pub(crate) struct Layout {
    /// Notes what the programs run instead of comparing it.
    #[arg(long)]
    write: bool,
}

impl Layout {
    /// Records what each program runs, and compares it with what is noted, or notes it.
    pub(crate) fn run(&self) -> Result<(), Problem> {
        let compiler = Compiler::ask()?;
        let mut behind = Vec::new();
        report::line("| program | functions it ran | of these noted |");
        report::line("| --- | ---: | ---: |");
        for program in Program::ALL {
            let path = program.build()?;
            let recorded = recording::record(&path, program)?;
            let ran = ran::by_work(&recorded, &path);
            let list = mynah_layout::list(&program.package(), &compiler.host);
            if self.write {
                fs::create_dir_all(list.parent().ok_or("a list has no folder")?)?;
                fs::write(&list, noted(&ran, &compiler))?;
            }
            let text = fs::read_to_string(&list)
                .map_err(|error| format!("{}: {error}; `--write` makes it", list.display()))?;
            let known: HashSet<&str> = text.lines().collect();
            let found = ran.iter().filter(|name| known.contains(name.as_str())).count();
            report::line(&format!("| {} | {} | {found} |", program.name(), ran.len()));
            if found * 100 < ran.len() * ENOUGH {
                behind.push(program.name());
            }
        }
        if behind.is_empty() {
            return Ok(());
        }
        Err(format!("{} changed; `--write` notes what runs now", behind.join(" and ")).into())
    }
}

/// The compiler, whose version is part of the names of functions.
struct Compiler {
    version: String,
    host: String,
}

impl Compiler {
    fn ask() -> Result<Self, Problem> {
        let output = Command::new("rustc").arg("-vV").output()?;
        let told = String::from_utf8(output.stdout)?;
        let host = told.lines().find_map(|line| line.strip_prefix("host: "));
        Ok(Self {
            version: told.lines().next().unwrap_or_default().to_owned(),
            host: host.ok_or("rustc does not say for what it compiles")?.to_owned(),
        })
    }
}

/// The list as the linker reads it.
fn noted(ran: &[String], compiler: &Compiler) -> String {
    let note = format!("# What runs, by `mynah-bench layout --write` with {}.", compiler.version);
    [note].iter().chain(ran).flat_map(|line| [line, "\n"]).collect()
}
