//! `mynah upload`: a file to the server's machine, in chunks, and from there into a chat.

use std::path::Path;
use std::time::Duration;

use mynah::core::message::MediaSource;
use mynah_adapter_napcat::action::FileActions;
use mynah_adapter_napcat::{NapCat, UploadedFile, Uploads};

use crate::args::Upload;
use crate::connection::Connection;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::texts::{Reader, text};
use crate::{output, signals};

/// How long a file may take from the server into a chat; no file takes longer there.
const SENDING: Duration = Duration::from_mins(30);

/// The path that means standard input.
const STANDARD_INPUT: &str = "-";

pub(crate) async fn run(args: Upload, reader: &Reader) -> Result<(), Failure> {
    let named = signals::unless_stopped(reader.lang(), upload(&args, reader)).await?;
    output::line(named);
    Ok(())
}

async fn upload(args: &Upload, reader: &Reader) -> Result<String, Failure> {
    // Before the file is on its way, which may take long.
    let name = name(args)?;
    let connection = Connection::for_calls(&args.config, &args.bot, reader).await?;
    let named = match connection.napcat() {
        Ok(napcat) => {
            let uploaded = bring(&napcat, args, Progress::new(reader.lang())).await;
            match uploaded {
                Ok(uploaded) => place(&napcat, args, uploaded, name).await,
                Err(failure) => Err(failure),
            }
        }
        Err(failure) => Err(failure),
    };
    connection.close().await;
    named
}

/// What the file is called in a chat.
fn name(args: &Upload) -> Result<String, Failure> {
    if let Some(name) = &args.name {
        return Ok(name.clone());
    }
    let name = args.path.file_name().map(|name| name.to_string_lossy().into_owned());
    let in_chat = args.group.is_some() || args.user.is_some();
    match name {
        Some(name) if name != STANDARD_INPUT => Ok(name),
        _ if in_chat => Err(Failure::Other(text("upload-without-name"))),
        _ => Ok(String::new()),
    }
}

async fn bring(
    napcat: &NapCat,
    args: &Upload,
    mut progress: Progress,
) -> Result<UploadedFile, Failure> {
    let upload = if args.path == Path::new(STANDARD_INPUT) {
        napcat.upload_from(tokio::io::stdin())
    } else {
        napcat.upload(args.path.clone())
    };
    let upload = upload.keep_for(args.keep.get());
    Ok(upload.on_progress(move |have, all| progress.show(have, Some(all))).await?)
}

/// Puts the file where it is to go, and answers what it is called there.
async fn place(
    napcat: &NapCat,
    args: &Upload,
    uploaded: UploadedFile,
    name: String,
) -> Result<String, Failure> {
    let path = uploaded.path.clone();
    let file = MediaSource::from(uploaded);
    let placed = if let Some(group) = &args.group {
        let mut request = napcat.upload_group_file(group, file, name).timeout(SENDING);
        if let Some(folder) = &args.folder {
            request = request.folder(folder);
        }
        request.await?
    } else if let Some(user) = &args.user {
        napcat.upload_private_file(user, file, name).timeout(SENDING).await?
    } else {
        return Ok(path);
    };
    Ok(placed.file_id.unwrap_or(path))
}
