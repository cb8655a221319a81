//! The load generator: a server that looks like NapCat, knows what it will send before it starts,
//! and spends nothing on what is not measured.
//!
//! It is one thread, on a core of its own where there are two, and it says when it was the limit.

mod call;
mod connection;
mod frame;
mod handshake;
mod load;
mod members;
mod tally;

use std::net::TcpListener as StdListener;
use std::rc::Rc;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::LocalSet;
use tokio::time::timeout;

pub(crate) use connection::Connections;
pub(crate) use load::{Load, Mix};
pub(crate) use mynah_bench::Problem;
pub(crate) use tally::Tally;

use crate::process::{pin_thread, thread_cpu};

/// How long a client may take to connect and to answer its first command.
const PATIENCE: Duration = Duration::from_mins(1);

/// A generator that listens and waits to be connected to.
pub(crate) struct Generator<T> {
    /// Where it listens.
    pub(crate) port: u16,
    thread: JoinHandle<Result<T, Problem>>,
}

impl<T: Send + 'static> Generator<T> {
    /// Listens on a free port of this machine and runs `script` with whoever connects.
    pub(crate) fn start<F>(core: Option<usize>, script: F) -> Result<Self, Problem>
    where
        F: AsyncFnOnce(Rc<Connections>) -> Result<T, Problem> + Send + 'static,
    {
        let (send, receive) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            pin_thread(core);
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            LocalSet::new().block_on(&runtime, async move {
                let listener = StdListener::bind("127.0.0.1:0")?;
                listener.set_nonblocking(true)?;
                send.send(listener.local_addr()?.port())?;
                let connections = Rc::new(Connections::default());
                let accepting = Rc::clone(&connections);
                let listener = TcpListener::from_std(listener)?;
                let accept =
                    tokio::task::spawn_local(async move { accepting.accept(listener).await });
                let measured = script(connections).await;
                accept.abort();
                measured
            })
        });
        let port = receive.recv().map_err(|_| "the generator could not listen")?;
        Ok(Self { port, thread })
    }

    /// What the script found out.
    pub(crate) fn finish(self) -> Result<T, Problem> {
        self.thread.join().map_err(|_| "the generator panicked")?
    }
}

/// Waits until somebody is connected and has answered a command.
pub(crate) async fn ready(connections: &Connections) -> Result<(), Problem> {
    let answered = async {
        loop {
            connections.probe();
            tokio::select! {
                () = connections.probed() => return,
                () = tokio::time::sleep(Duration::from_millis(50)) => {}
            }
        }
    };
    timeout(PATIENCE, answered).await.map_err(|_| "the client answered nothing for a minute")?;
    // What is left of starting up should not be measured as work.
    tokio::time::sleep(Duration::from_millis(300)).await;
    Ok(())
}

/// How busy the generator was while something ran, from 0 to 1.
pub(crate) struct Busy {
    wall: std::time::Instant,
    cpu: Duration,
}

impl Busy {
    /// Starts to watch the calling thread.
    pub(crate) fn start() -> Self {
        Self { wall: std::time::Instant::now(), cpu: thread_cpu() }
    }

    /// The share of the time since then that the thread had work.
    pub(crate) fn share(&self) -> f64 {
        let cpu = thread_cpu().saturating_sub(self.cpu);
        cpu.as_secs_f64() / self.wall.elapsed().as_secs_f64().max(1e-9)
    }
}
