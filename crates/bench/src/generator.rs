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
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::LocalSet;
use tokio::time::timeout;

pub(crate) use connection::Connections;
pub(crate) use load::{Load, Mix};
pub(crate) use mynah_bench::Problem;
pub(crate) use tally::Tally;

use crate::process::{pin_thread, thread_wanted};

/// How long a client may take to connect and to answer its first command.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often it is looked whether the client still runs.
const LOOK: Duration = Duration::from_millis(200);

/// A generator that listens and waits to be started.
pub(crate) struct Generator {
    listener: StdListener,
    port: u16,
}

impl Generator {
    /// Listens on a free port of this machine.
    pub(crate) fn listen() -> Result<Self, Problem> {
        let listener = StdListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// Where it listens.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Runs `script` with whoever connects, and answers what it found out; gives up when the client
    /// has `ended`.
    pub(crate) fn run<T, F>(
        self,
        core: Option<usize>,
        script: F,
        mut ended: impl FnMut() -> Option<String>,
    ) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: AsyncFnOnce(Rc<Connections>) -> Result<T, Problem> + Send + 'static,
    {
        let (found, finding) = mpsc::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            pin_thread(core);
            // Whoever has given up waits for nothing.
            let _ = found.send(serve(self.listener, script, stopped));
        });
        loop {
            match finding.recv_timeout(LOOK) {
                Ok(found) => return found,
                Err(RecvTimeoutError::Disconnected) => return Err("the generator panicked".into()),
                Err(RecvTimeoutError::Timeout) => {
                    let Some(how) = ended() else { continue };
                    drop(stop);
                    // It is about to end, or has panicked, which would be told of by itself.
                    let _ = thread.join();
                    let why = "it has ended before it was done";
                    return Err(format!("{why} ({how}); run it beside `serve` to see why").into());
                }
            }
        }
    }
}

/// Runs a script on this thread, until it is done or stopped.
fn serve<T, F>(
    listener: StdListener,
    script: F,
    stopped: oneshot::Receiver<()>,
) -> Result<T, Problem>
where
    F: AsyncFnOnce(Rc<Connections>) -> Result<T, Problem>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, async move {
        let connections = Rc::new(Connections::default());
        let listener = TcpListener::from_std(listener)?;
        tokio::task::spawn_local(Rc::clone(&connections).accept(listener));
        tokio::select! {
            found = script(connections) => found,
            _ = stopped => Err("stopped".into()),
        }
    })
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
    wanted: Duration,
}

impl Busy {
    /// Starts to watch the calling thread.
    pub(crate) fn start() -> Self {
        Self { wall: std::time::Instant::now(), wanted: thread_wanted() }
    }

    /// The share of the time since then that the thread had work, or waited for its core to do it.
    pub(crate) fn share(&self) -> f64 {
        let wanted = thread_wanted().saturating_sub(self.wanted);
        wanted.as_secs_f64() / self.wall.elapsed().as_secs_f64().max(1e-9)
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{SinkExt, StreamExt};
    use tokio_tungstenite::tungstenite::Message;

    use super::*;

    /// Answers three commands, the last one first.
    async fn answer_in_reverse(port: u16) {
        let url = format!("ws://127.0.0.1:{port}/");
        let (mut socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
        let mut heard = Vec::new();
        while heard.len() < 3 {
            let text = socket.next().await.unwrap().unwrap().into_text().unwrap();
            let event: serde_json::Value = serde_json::from_str(&text).unwrap();
            heard.extend(event["raw_message"].as_str().and_then(|said| {
                said.strip_prefix("ping ").map(|number| format!("pong {number}"))
            }));
        }
        for said in heard.into_iter().rev() {
            let params = serde_json::json!({ "group_id": 1, "message": said });
            let call = serde_json::json!({ "action": "send_group_msg", "params": params });
            socket.send(Message::text(call.to_string())).await.unwrap();
        }
        // Until the other side has heard all of it and leaves.
        while socket.next().await.is_some_and(|message| message.is_ok()) {}
    }

    #[test]
    fn a_client_that_answers_in_reverse_is_found_out() {
        let generator = Generator::listen().unwrap();
        let port = generator.port();
        let client = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(answer_in_reverse(port));
        });
        let mix = Mix::new(3, 1).in_one_group();
        let script = async move |all: Rc<Connections>| {
            all.joined(1).await;
            all.tally.expect(mix.first_command(), mix.groups_of_commands());
            all.write(Load::new(mix).bytes());
            timeout(PATIENCE, all.tally.all()).await?;
            Ok(all.tally.counted())
        };
        let counted = generator.run(None, script, || None).unwrap();
        assert_eq!((counted.answered, counted.late, counted.doubled), (3, 2, 0));
        client.join().unwrap();
    }

    #[test]
    fn a_client_that_ends_too_early_is_not_waited_for() {
        let nobody = async |_| {
            std::future::pending::<()>().await;
            Ok(())
        };
        let ended = || Some("exit status: 1".to_owned());
        let problem = Generator::listen().unwrap().run(None, nobody, ended).unwrap_err();
        let expected =
            "it has ended before it was done (exit status: 1); run it beside `serve` to see why";
        assert_eq!(problem.to_string(), expected);
    }
}
