//! A bot's life in short, under callgrind: it starts, is in a flood, sees what happens in groups, and
//! loses its server for a moment.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt, stream};
use mynah_bench::talk;
use mynah_napcat_sim::{Sim, SimBuilder, World, cast};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use super::program::Program;
use crate::generator::Problem;

/// The account that `talk` speaks to.
const ACCOUNT: i64 = 10001;

/// How many messages a flood has.
const FLOOD: usize = 4_000;

/// How many of them are on their way at once.
const AT_ONCE: usize = 400;

/// One in how many of them is a command.
const EVERY: usize = 20;

/// How often a server says that it is there; one that never does is another life.
const BEATS: [Option<Duration>; 2] = [Some(Duration::from_secs(1)), None];

/// How long nothing happens.
const REST: Duration = Duration::from_secs(5);

/// How long the server is gone.
const OUTAGE: Duration = Duration::from_secs(5);

/// How long anything may take; under valgrind everything does fifty times as long.
const PATIENCE: Duration = Duration::from_mins(2);

/// What callgrind wrote of a program, once for each of its lives.
pub(super) fn record(path: &Path, program: Program) -> Result<Vec<String>, Problem> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    (0..BEATS.len()).map(|life| runtime.block_on(record_life(path, program, life))).collect()
}

async fn record_life(path: &Path, program: Program, life: usize) -> Result<String, Problem> {
    let server = Sim::builder().world(World::example_of(ACCOUNT));
    let server = BEATS[life].into_iter().fold(server, SimBuilder::heartbeat);
    let sim = server.start().await?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("callgrind.out");
    let mut valgrind = Command::new("valgrind")
        .args(["--tool=callgrind", "--demangle=no"])
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(path)
        .args(program.arguments(life, sim.port(), folder.path())?)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("valgrind: {error}"))?;
    live(&sim, &mut valgrind).await?;
    end(&mut valgrind).await?;
    std::fs::read_to_string(&file)
        .map_err(|error| format!("callgrind wrote nothing of {}: {error}", program.name()).into())
}

async fn live(sim: &Sim, program: &mut Child) -> Result<(), Problem> {
    tokio::select! {
        ended = program.wait() => Err(format!("it ended too early: {}", ended?).into()),
        started = start(sim) => started,
    }?;
    sleep(REST).await;
    flood(sim).await?;
    happen(sim).await;
    outage(sim).await?;
    // Whoever is answered at last is the last who asked, so that all before has been seen.
    sim.whispers(cast::FIONA, "ping").await;
    while sim.expect_reply_within(PATIENCE).await?.target.peer() != cast::FIONA {}
    Ok(())
}

/// Until the first answer.
async fn start(sim: &Sim) -> Result<(), Problem> {
    connected(sim).await?;
    sim.says(cast::ALICE, "ping").await;
    answer(sim).await
}

async fn flood(sim: &Sim) -> Result<(), Problem> {
    let said = (0..FLOOD).map(|place| async move {
        if place % EVERY == 0 {
            sim.says(cast::BOB, "ping").await;
            return Ok(());
        }
        let event: Value = serde_json::from_str(&talk::chat_event(place, place % 50))?;
        sim.event(event).await;
        Ok::<_, Problem>(())
    });
    stream::iter(said).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    for _ in 0..FLOOD.div_ceil(EVERY) {
        answer(sim).await?;
    }
    Ok(())
}

/// What happens in groups on a day.
async fn happen(sim: &Sim) {
    let group = sim.default_group().id();
    let said = sim.says(cast::ALICE, "oops").await;
    sim.recalls(cast::ALICE, said).await;
    sim.joins(group, cast::STRANGER).await;
    sim.mutes(group, cast::OLIVIA, cast::STRANGER, 60).await;
    sim.kicks(group, cast::OLIVIA, cast::STRANGER).await;
    sim.pokes(group, cast::ALICE, ACCOUNT).await;
    sim.asks_for_friendship(cast::STRANGER, "hello").await;
    sim.says(cast::ALICE, "help").await;
}

/// The server is gone for long enough that somebody notices, and cannot reach it.
async fn outage(sim: &Sim) -> Result<(), Problem> {
    sim.crash().await;
    sleep(OUTAGE).await;
    sim.restart().await?;
    connected(sim).await
}

async fn connected(sim: &Sim) -> Result<(), Problem> {
    Ok(timeout(PATIENCE, async { while sim.wait_for_connection().await.is_err() {} }).await?)
}

async fn answer(sim: &Sim) -> Result<(), Problem> {
    sim.expect_reply_within(PATIENCE).await?;
    Ok(())
}

/// Ends it as the system would, so that callgrind still writes.
async fn end(program: &mut Child) -> Result<(), Problem> {
    let process = program.id().ok_or("it has ended already")?;
    kill(Pid::from_raw(i32::try_from(process)?), Signal::SIGTERM)?;
    timeout(PATIENCE, program.wait()).await??;
    Ok(())
}
