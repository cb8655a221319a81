//! From the start of the process to its first answer.

use std::time::{Duration, Instant};

use tokio::time::{sleep, timeout};

use super::{Metrics, Subject};
use crate::generator::{Connections, Problem};

pub(super) async fn run(all: &Connections, subject: &Subject) -> Result<Metrics, Problem> {
    let answered = async {
        loop {
            all.probe();
            tokio::select! {
                () = all.probed() => return Instant::now(),
                () = sleep(Duration::from_millis(1)) => {}
            }
        }
    };
    let answered = timeout(Duration::from_secs(30), answered).await;
    let answered = answered.map_err(|_| "it answered nothing")?;
    let took = answered.duration_since(subject.start);
    sleep(Duration::from_secs(1)).await;
    Ok(Metrics::at_rest(subject.memory()).with("ms", took.as_secs_f64() * 1e3))
}
