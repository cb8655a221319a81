//! `mynah download`: a file from the server's machine, in chunks, into a file here.

use std::path::PathBuf;
use std::time::Duration;

use mynah_adapter_napcat::NapCat;
use mynah_adapter_napcat::action::DownloadActions;

use crate::args::Download;
use crate::connection::Connection;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::texts::Reader;
use crate::{output, signals};

/// How long the server may take for each chunk: before the first, it fetches the file from QQ.
const PATIENCE: Duration = Duration::from_mins(5);

pub(crate) async fn run(args: Download, reader: &Reader) -> Result<(), Failure> {
    let saved = signals::unless_stopped(reader.lang(), download(&args, reader)).await?;
    output::line(saved.display());
    Ok(())
}

async fn download(args: &Download, reader: &Reader) -> Result<PathBuf, Failure> {
    let connection = Connection::for_calls(&args.config, &args.bot, reader).await?;
    let saved = match connection.napcat() {
        Ok(napcat) => save(&napcat, args, Progress::new(reader.lang())).await,
        Err(failure) => Err(failure),
    };
    connection.close().await;
    saved
}

async fn save(
    napcat: &NapCat,
    args: &Download,
    mut progress: Progress,
) -> Result<PathBuf, Failure> {
    let id = &*args.id;
    let download = match args.record {
        Some(format) => {
            let record = napcat.download_file_record_stream(id).out_format(format);
            record.timeout(PATIENCE).await?
        }
        None if args.image => napcat.download_file_image_stream(id).timeout(PATIENCE).await?,
        None => napcat.download_file_stream(id).timeout(PATIENCE).await?,
    };
    let download = download.on_progress(move |have, all| progress.show(have, all));
    Ok(download.save_to(&args.output).await?.path)
}
