//! The clients that are compared: Mynah, and the floors it is held against.
//!
//! They are a program of their own, so that what a client takes is not mixed with the generator.
//! A floor is what one would write by hand for one bot, without a framework.
//! All do the same: `ping n` in a group is answered with `pong n`, and `members n` with `pong n`
//! and the number of members of the group.

mod floor;
mod floor_fast;
mod floor_typed;
mod mynah;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use futures_util::Future;

use mynah_bench::Problem;

/// Which client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Client {
    /// The whole of Mynah: configuration, adapter, dispatcher, module, logs.
    Mynah,
    /// tokio-tungstenite and `serde_json::Value`, as one would write it in an afternoon.
    Floor,
    /// tokio-tungstenite and borrowed structs, answers in order.
    FloorTyped,
    /// Its own framing, sonic-rs, no tasks.
    FloorFast,
}

/// Runs one client against a generator.
#[derive(Debug, Parser)]
#[command(name = "mynah-bench-client")]
struct Run {
    client: Client,
    /// The port of the generator.
    #[arg(long)]
    port: u16,
    /// How many commands are registered (mynah only).
    #[arg(long, default_value_t = 2)]
    commands: usize,
    /// As how many accounts to connect (mynah only).
    #[arg(long, default_value_t = 1)]
    accounts: usize,
}

impl Run {
    /// Runs until it is ended.
    fn run(&self) -> Result<(), Problem> {
        let port = self.port;
        match self.client {
            Client::Mynah => on_all_cores(mynah::run(port, self.commands, self.accounts)),
            Client::Floor => on_all_cores(floor::run(port)),
            Client::FloorTyped => on_all_cores(floor_typed::run(port)),
            Client::FloorFast => floor_fast::run(port),
        }
    }
}

fn on_all_cores(run: impl Future<Output = Result<(), Problem>>) -> Result<(), Problem> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run)
}

/// Where the generator is.
fn url(port: u16) -> String {
    format!("ws://127.0.0.1:{port}/")
}

fn main() -> ExitCode {
    match Run::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            mynah_bench::complain(&error);
            ExitCode::FAILURE
        }
    }
}
