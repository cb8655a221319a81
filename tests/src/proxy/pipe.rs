//! One direction of a link.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    sync::watch,
    time::sleep,
};

use super::mood::{Ending, Flow, Mood};

/// How much is passed on at once.
const CHUNK: usize = 64 << 10;

/// Counts the bytes that passed.
pub(super) struct Counter<'a>(pub(super) &'a AtomicU64);

/// Passes bytes on as the mood wants it, until one side ends or the mood's bytes are used up.
///
/// A change of mood takes effect before the next byte. Bytes are taken only when they may pass, so
/// that a link that stalls makes its sender feel it.
pub(super) async fn pipe(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut moods: watch::Receiver<Mood>,
    mine: impl Fn(&Mood) -> Flow,
    passed: Counter<'_>,
) -> Option<Ending> {
    let mut buffer = vec![0; CHUNK];
    let mut flow = mine(&moods.borrow_and_update());
    loop {
        let most = match flow {
            Flow { ending: Some((0, ending)), .. } => return Some(ending),
            Flow { stalled: true, .. } => 0,
            Flow { trickle: Some(_), .. } => 1,
            Flow { ending: Some((left, _)), .. } => left.min(CHUNK),
            _ => CHUNK,
        };
        let read = async {
            if most == 0 {
                std::future::pending().await
            } else {
                from.read(&mut buffer[..most]).await
            }
        };
        let read = tokio::select! {
            biased;
            changed = moods.changed() => {
                changed.ok()?;
                flow = mine(&moods.borrow_and_update());
                continue;
            }
            read = read => read.ok().filter(|read| *read > 0)?,
        };
        // Before, so that whoever got them finds them counted.
        passed.0.fetch_add(read as u64, Ordering::Relaxed);
        to.write_all(&buffer[..read]).await.ok()?;
        if let Some((left, _)) = &mut flow.ending {
            *left -= read;
        }
        if let Some(pause) = flow.trickle {
            sleep(pause).await;
        }
    }
}
