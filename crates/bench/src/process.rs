//! The processes that are measured, and the machine they run on.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use nix::sched::{CpuSet, sched_setaffinity};
use nix::time::{ClockId, clock_gettime};
use nix::unistd::Pid;

use crate::generator::Problem;

/// Ties the calling thread to a core, where that can be done; a measurement is only less steady
/// where it cannot.
pub(crate) fn pin_thread(core: Option<usize>) {
    let Some(core) = core else { return };
    let mut set = CpuSet::new();
    if set.set(core).is_ok() {
        let _ = sched_setaffinity(Pid::from_raw(0), &set);
    }
}

/// How long the calling thread has computed.
pub(crate) fn thread_cpu() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).map_or(Duration::ZERO, Duration::from)
}

/// The cores to use: one for the generator and one for the client, or no choice at all.
pub(crate) fn cores() -> (Option<usize>, Option<usize>) {
    match std::thread::available_parallelism().map_or(1, usize::from) {
        1 => (None, None),
        _ => (Some(1), Some(0)),
    }
}

/// The program with our own clients, which stands beside this one.
fn own_program() -> Result<PathBuf, Problem> {
    let this = std::env::current_exe()?;
    Ok(this.with_file_name(format!("mynah-bench-client{}", std::env::consts::EXE_SUFFIX)))
}

/// Builds the program with our own clients, as this one was built.
pub(crate) fn build_own() -> Result<(), Problem> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--locked", "--package", "mynah-bench", "--bin", "mynah-bench-client"]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let built = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status()?;
    if built.success() { Ok(()) } else { Err("our own clients could not be built".into()) }
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
        let program = own_program()?.to_string_lossy().into_owned();
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
        let mut words: Vec<String> =
            self.words.iter().map(|word| word.replace("{port}", &port.to_string())).collect();
        if let Some(core) = core {
            words.splice(0..0, ["taskset".to_owned(), "-c".to_owned(), core.to_string()]);
        }
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let child = command.spawn().map_err(|error| format!("{}: {error}", words[0]))?;
        Ok(Running { child })
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
}

impl Drop for Running {
    fn drop(&mut self) {
        // Whoever has ended cannot be ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How long a process has computed.
pub(crate) fn cpu(process: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name in parentheses may hold blanks.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let used = fields.split_whitespace().skip(11).take(2);
    let ticks: u64 = used.filter_map(|field| field.parse::<u64>().ok()).sum();
    // A tick is 10 ms on every Linux there is.
    Duration::from_millis(ticks * 10)
}

/// From kB.
#[expect(clippy::cast_precision_loss, reason = "nobody has so much memory")]
pub(crate) fn megabytes(kilobytes: u64) -> f64 {
    kilobytes as f64 / 1024.0
}

/// The most memory a process has had, in kB.
pub(crate) fn peak_rss(process: u32) -> u64 {
    status(process, "VmHWM:")
}

/// The memory a process has, in kB.
pub(crate) fn rss(process: u32) -> u64 {
    status(process, "VmRSS:")
}

/// The memory a process has for itself, without its program and libraries, in kB.
pub(crate) fn private(process: u32) -> u64 {
    status(process, "RssAnon:")
}

fn status(process: u32, key: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(key));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
