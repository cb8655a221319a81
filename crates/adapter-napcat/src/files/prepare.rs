//! From what is to be sent to what the server can read.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mynah_core::message::MediaSource;

use super::chunks::unreadable;
use super::source::{Content, Source, look_at, look_at_all};
use super::{MAX_INLINE, Upload};
use crate::action::{Client, TransferActions as _};
use crate::error::CallError;

/// What has to be done for one source.
enum Step {
    Leave,
    Say(String),
    Write(Content),
    Upload(Content),
}

/// Turns each source into something the server can read: a link, a path or a name of its own, the
/// bytes themselves.
///
/// All are looked at before the first is sent, so that a missing file is found out in time.
pub(crate) async fn prepare<C: Client + ?Sized>(
    client: &C,
    argument: &'static str,
    sources: Vec<&mut MediaSource>,
) -> Result<(), CallError> {
    // Most of what is sent brings nothing along, and need not carry room for how that is done.
    if sources.is_empty() {
        return Ok(());
    }
    Box::pin(prepare_all(client, argument, sources)).await
}

async fn prepare_all<C: Client + ?Sized>(
    client: &C,
    argument: &'static str,
    sources: Vec<&mut MediaSource>,
) -> Result<(), CallError> {
    let mut room = MAX_INLINE;
    let mut steps = Vec::with_capacity(sources.len());
    for source in sources {
        let step = step(client, argument, source, &mut room).await?;
        steps.push((step, source));
    }
    for (step, source) in steps {
        let text = match step {
            Step::Leave => continue,
            Step::Say(text) => text,
            Step::Write(content) => write(content, argument).await?,
            Step::Upload(content) => Upload::of(client, content, argument).await?.path,
        };
        // Whatever it was before: a link is sent as it is written.
        *source = MediaSource::Url(text);
    }
    Ok(())
}

async fn step<C: Client + ?Sized>(
    client: &C,
    argument: &'static str,
    source: &MediaSource,
    room: &mut u64,
) -> Result<Step, CallError> {
    let files = client.files();
    let content = match look_at(source, files, argument).await? {
        Source::Known(_) if matches!(source, MediaSource::Remote(_)) => return Ok(Step::Leave),
        Source::Known(text) => return Ok(Step::Say(text)),
        Source::Here(content) => content,
    };
    // Many small files are as much as a big one.
    match room.checked_sub(content.size()) {
        Some(left) if !files.streams(content.size()) => {
            *room = left;
            Ok(Step::Write(content))
        }
        _ => Ok(Step::Upload(content)),
    }
}

async fn write(content: Content, argument: &'static str) -> Result<String, CallError> {
    let bytes = match content {
        Content::Bytes(bytes) => bytes,
        Content::File { path, .. } => tokio::fs::read(&path)
            .await
            .map(Into::into)
            .map_err(|error| CallError::invalid(argument, unreadable(&path, &error)))?,
    };
    Ok(base64(&bytes))
}

/// Brings a source to the server's disk, and answers the path it has there.
///
/// What is a link is fetched by the server.
pub(crate) async fn place<C: Client + ?Sized>(
    client: &C,
    argument: &'static str,
    source: &MediaSource,
) -> Result<String, CallError> {
    match look_at_all(source, client.files(), argument).await? {
        Source::Here(content) => Ok(Upload::of(client, content, argument).await?.path),
        Source::Known(link) if is_link(&link) => client.download_file().url(link).await,
        Source::Known(path) => Ok(path),
    }
}

fn is_link(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// A source as the server takes it: what is read or uploaded first is by now, or is only referred
/// to.
pub(crate) fn text(source: &MediaSource) -> String {
    match source {
        MediaSource::Bytes(bytes) => base64(bytes),
        other => other.to_string(),
    }
}

fn base64(bytes: &[u8]) -> String {
    let mut text = "base64://".to_owned();
    STANDARD.encode_string(bytes, &mut text);
    text
}
