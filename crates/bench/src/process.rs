//! The processes that are measured, and the machine they run on.

mod usage;

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use nix::sched::{CpuSet, sched_setaffinity};
use nix::unistd::Pid;

use crate::generator::Problem;

pub(crate) use usage::{Memory, cpu, idle, megabytes, thread_wanted};

/// Ties the calling thread to a core, where that can be done; a measurement is only less steady
/// where it cannot.
pub(crate) fn pin_thread(core: Option<usize>) {
    let Some(core) = core else { return };
    let mut set = CpuSet::new();
    if set.set(core).is_ok() {
        let _ = sched_setaffinity(Pid::from_raw(0), &set);
    }
}

/// The cores to use: one for the generator and one for the client, or no choice at all.
pub(crate) fn cores() -> (Option<usize>, Option<usize>) {
    match std::thread::available_parallelism().map_or(1, usize::from) {
        1 => (None, None),
        _ => (Some(1), Some(0)),
    }
}

/// The program with our own clients.
pub(crate) const OWN: &str = "mynah-bench-client";

/// A program of ours, which stands beside this one.
fn beside(program: &str) -> Result<PathBuf, Problem> {
    let this = std::env::current_exe()?;
    Ok(this.with_file_name(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
}

/// Builds a program of ours, as this one was built, and answers where it is.
pub(crate) fn build(package: &str, program: &str) -> Result<PathBuf, Problem> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--locked", "--package", package, "--bin", program]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let built = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status()?;
    if built.success() {
        beside(program)
    } else {
        Err(format!("{program} could not be built").into())
    }
}

/// Builds the program with our own clients.
pub(crate) fn build_own() -> Result<PathBuf, Problem> {
    build("mynah-bench", OWN)
}

/// How a client is started; `{port}` in an argument stands for where to connect.
#[derive(Debug, Clone)]
pub(crate) struct Start {
    /// What it is called in the table.
    pub(crate) name: String,
    /// The program and its arguments.
    pub(crate) words: Vec<String>,
    /// Where it is run.
    pub(crate) folder: Option<PathBuf>,
    /// As how many accounts it connects.
    pub(crate) accounts: usize,
}

impl Start {
    /// One of our own clients, with more arguments.
    pub(crate) fn own(client: &str, more: &[&str]) -> Result<Self, Problem> {
        let program = beside(OWN)?.to_string_lossy().into_owned();
        let words = [&program, client, "--port", "{port}"].into_iter();
        let words = words.chain(more.iter().copied()).map(str::to_owned).collect();
        Ok(Self { name: client.to_owned(), words, folder: None, accounts: 1 })
    }

    /// The same under another name.
    pub(crate) fn named(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }

    /// Starts it on its core, with nobody to talk to.
    pub(crate) fn run(&self, port: u16, core: Option<usize>) -> Result<Running, Problem> {
        let words = self.words.iter().map(|word| word.replace("{port}", &port.to_string()));
        let words: Vec<String> = words.collect();
        let (program, arguments) = words.split_first().ok_or("there is no command to run")?;
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        // A process keeps to the core of the thread that starts it.
        let child = std::thread::scope(|scope| {
            let started = scope.spawn(|| {
                pin_thread(core);
                command.spawn()
            });
            started.join().map_err(|_| "the client could not be started")
        })?;
        Ok(Running { child: child.map_err(|error| format!("{program}: {error}"))? })
    }
}

/// A client that runs; it is ended when this is dropped.
pub(crate) struct Running {
    child: Child,
}

impl Running {
    /// The process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// How it has ended, when it has.
    pub(crate) fn ended(&mut self) -> Option<String> {
        self.child.try_wait().ok().flatten().map(|status| status.to_string())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Whoever has ended cannot be ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
