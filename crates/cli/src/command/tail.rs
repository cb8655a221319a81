//! `mynah tail`: the events of a live server, one JSON a line, until asked to stop.

use std::sync::Arc;

use mynah::core::{Event, EventSink};

use crate::args::Tail;
use crate::connection::Connection;
use crate::failure::Failure;
use crate::texts::Reader;
use crate::{output, signals};

/// Prints events as they came.
struct Printer;

impl EventSink for Printer {
    fn publish(&self, event: Event) {
        let raw = event.header().raw.as_str();
        // An event that the adapter made up itself, such as a lost connection, was never said.
        if !raw.is_empty() {
            output::line(raw);
        }
    }
}

pub(crate) async fn run(args: Tail, reader: &Reader) -> Result<(), Failure> {
    let stop = signals::stop(reader.lang());
    let mut connection =
        Connection::open(&args.config, &args.bot, Arc::new(Printer), reader).await?;
    tokio::select! {
        () = stop => {}
        () = connection.ended() => return Err(connection.why_ended().await),
    }
    connection.close().await;
    Ok(())
}
