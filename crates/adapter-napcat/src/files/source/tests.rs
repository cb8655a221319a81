use super::*;

const ARGUMENT: &str = "message";

async fn look_with(source: impl Into<MediaSource>, files: &Files) -> Result<Source, CallError> {
    look_at(&source.into(), files, ARGUMENT).await
}

async fn seen(source: impl Into<MediaSource>) -> Source {
    look_with(source, &Files::default()).await.unwrap()
}

async fn complaint(source: impl Into<MediaSource>, files: &Files) -> String {
    match look_with(source, files).await.unwrap_err() {
        CallError::InvalidArgument { argument: ARGUMENT, reason } => reason.to_string(),
        error => panic!("{error}"),
    }
}

fn url(text: &str) -> MediaSource {
    MediaSource::Url(text.to_owned())
}

fn known(text: &str) -> Source {
    Source::Known(text.to_owned())
}

/// A folder with a file of three bytes in it.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a b.png");
    std::fs::write(&path, b"hi!").unwrap();
    (folder, path)
}

#[tokio::test]
async fn what_the_server_can_read_is_left_to_it() {
    for text in [
        "http://e.com/a",
        "HTTPS://e.com/a",
        "base64://aGkh",
        "data:image/png;base64,aGkh",
        "data:,hi%21",
    ] {
        assert_eq!(seen(url(text)).await, known(text));
        assert_eq!(seen(MediaSource::parse(text)).await, known(text));
    }
    assert_eq!(seen(MediaSource::Remote("A.png".to_owned())).await, known("A.png"));
}

#[tokio::test]
async fn a_file_of_this_machine_is_only_a_path_for_a_server_that_shares_the_disk() {
    let (_folder, path) = folder();
    let here = Source::Here(Content::File { path: path.clone(), size: 3 });
    let link = Url::from_file_path(&path).unwrap().to_string();
    assert!(link.contains("%20"));
    assert_eq!(seen(path.clone()).await, here);
    assert_eq!(seen(url(&link)).await, here);

    let shared = Files::default().shared(true);
    let text = known(path.to_str().unwrap());
    assert_eq!(look_with(path, &shared).await.as_ref(), Ok(&text));
    assert_eq!(look_with(url(&link), &shared).await.as_ref(), Ok(&text));
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_by_its_path() {
    let (folder, path) = folder();
    let missing = folder.path().join("missing.png");
    let empty = folder.path().join("empty.png");
    std::fs::write(&empty, b"").unwrap();
    for files in [Files::default(), Files::default().shared(true)] {
        for (source, what) in [
            (missing.clone(), "cannot be read"),
            (path.join("below.png"), "cannot be read"),
            (folder.path().to_owned(), "is no file"),
            (empty.clone(), "empty file"),
            (PathBuf::new(), "empty path"),
        ] {
            let shown = source.display().to_string();
            let reason = complaint(source, &files).await;
            assert!(reason.contains(what) && reason.contains(&shown), "{reason}");
        }
    }
    assert_eq!(complaint(Vec::new(), &Files::default()).await, "has a file of no bytes");
}

#[cfg(unix)]
#[tokio::test]
async fn a_device_is_no_file() {
    let reason = complaint(PathBuf::from("/dev/zero"), &Files::default()).await;
    assert!(reason.contains("is no file"), "{reason}");
}

#[tokio::test]
async fn a_link_that_is_none_is_refused_and_not_repeated_at_length() {
    for text in ["", "ftp://e.com/a", "/etc/passwd", "http:e.com", "data:hi", "file://elsewhere/a"]
    {
        let reason = complaint(url(text), &Files::default()).await;
        assert!(reason.contains(text), "{reason}");
    }
    let long = "x".repeat(5000);
    assert!(complaint(url(&long), &Files::default()).await.len() < 200);
}

#[tokio::test]
async fn base64_that_is_long_counts_as_bytes() {
    let files = Files::default().stream_above(3);
    assert_eq!(look_with(url("base64://aGkh"), &files).await, Ok(known("base64://aGkh")));
    let bytes = Ok(Source::Here(Content::Bytes(b"hi!hi!".as_slice().into())));
    assert_eq!(look_with(url("base64://aGkhaGkh"), &files).await, bytes);
    assert_eq!(look_with(url("data:;base64,aGkhaGkh"), &files).await, bytes);

    assert!(complaint(url("base64://not base64"), &files).await.contains("base64 that is none"));
    assert!(complaint(url("base64://"), &Files::default()).await.contains("no bytes"));
}

#[tokio::test]
async fn files_come_from_the_folders_that_are_allowed() {
    let (folder, path) = folder();
    let (_other, outside) = self::folder();
    let files = Files::default().allow([folder.path()]);
    assert!(look_with(path.clone(), &files).await.is_ok());
    let reason = complaint(outside.clone(), &files).await;
    assert!(reason.contains("outside") && reason.contains("files.allow"), "{reason}");

    let around = folder.path().join("..").join(outside.strip_prefix("/").unwrap_or(&outside));
    assert!(look_with(around, &files).await.is_err());
    assert!(look_with(path, &Files::default().allow::<PathBuf>([])).await.is_err());
    assert!(look_with(vec![1], &files).await.is_ok(), "bytes come from no folder");
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_on_the_disk_leads_out_of_no_folder() {
    let (folder, _) = folder();
    let (_other, outside) = self::folder();
    let link = folder.path().join("link.png");
    std::os::unix::fs::symlink(outside, &link).unwrap();
    let reason = complaint(link, &Files::default().allow([folder.path()])).await;
    assert!(reason.contains("outside"), "{reason}");
}

#[tokio::test]
async fn only_what_is_here_can_be_uploaded() {
    let (_folder, path) = folder();
    let shared = Files::default().shared(true);
    let bytes = Content::Bytes(b"hi!".as_slice().into());
    let file = content(&path.clone().into(), &shared, "source").await;
    assert_eq!(file, Ok(Content::File { path, size: 3 }));
    assert_eq!(content(&url("base64://aGkh"), &shared, "source").await.as_ref(), Ok(&bytes));
    assert_eq!(content(&b"hi!".to_vec().into(), &shared, "source").await.as_ref(), Ok(&bytes));
    for elsewhere in [url("https://e.com/a"), MediaSource::Remote("A.png".to_owned())] {
        let error = content(&elsewhere, &shared, "source").await.unwrap_err();
        assert!(error.to_string().contains("not on this machine"), "{error}");
    }
}
