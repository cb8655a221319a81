//! Answers that come in many frames.

use std::sync::Arc;

use serde_json::Value;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_tungstenite::tungstenite::Message;

use crate::{
    action::Download,
    faults::Parcel,
    server::{
        Connection, Outgoing,
        answer::{Envelope, hand_over},
    },
    shared::Shared,
};

/// How many frames of one download wait to be written: a file may be larger than the memory.
const QUEUE: usize = 64;

/// Sends all answers of a download, as fast as they can be written, through whatever faults are
/// switched on.
pub(super) fn deliver(
    shared: &Arc<Shared>,
    connection: &Connection,
    envelope: Envelope,
    download: Download,
) {
    let (shared, connection) = (Arc::clone(shared), connection.clone());
    tokio::spawn(async move {
        let abort = connection.abort.clone();
        abort.run_until_cancelled(send(&shared, &connection, envelope, download)).await;
    });
}

async fn send(shared: &Shared, connection: &Connection, envelope: Envelope, download: Download) {
    let places = Arc::new(Semaphore::new(QUEUE));
    for answer in download.answers() {
        tokio::time::sleep(shared.faults.delay()).await;
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        if connection.queue.is_closed() {
            return;
        }
        let envelope = envelope.clone();
        let answer = match answer {
            Ok(data) => envelope.good(Some(data)),
            Err(refusal) => envelope.bad(&refusal),
        };
        hand_over(shared, Parcel { connection: connection.clone(), frame: part(&answer, place) });
    }
}

fn part(answer: &Value, place: OwnedSemaphorePermit) -> Outgoing {
    Outgoing::Part(Message::text(answer.to_string()), Arc::new(place))
}
