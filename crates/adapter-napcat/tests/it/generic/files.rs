//! Files that were sent, and those that groups keep.

use mynah_core::message::MediaSource;
use mynah_core::message::segment::{File, Image, Record};
use mynah_core::model::{AudioFormat, FileUpload};
use mynah_core::{ErrorKind, Segment};
use mynah_napcat_sim::{Sim, cast};
use serde_json::{Value, json};

use super::{Scene, group, user};

fn received(name: &str) -> Segment {
    Image::new(MediaSource::Remote(name.to_owned())).into()
}

/// What the server says of a file it has fetched.
fn fetched(file: &str, url: &str) -> Value {
    json!({ "file": file, "url": url, "file_size": "3", "file_name": "a.png" })
}

#[tokio::test]
async fn a_picture_is_had_from_the_link_that_the_server_tells() {
    let scene = Scene::new().await;
    let files = scene.bot.files().unwrap();
    scene.sim.answer("get_image", fetched("/srv/a.png", "https://example.com/a.png"));
    let call = async || files.get_file_src(&received("a.png"), AudioFormat::Mp3).await;
    let source = scene.calls(call, "get_image", json!({ "file": "a.png" })).await;
    assert_eq!(source, MediaSource::Url("https://example.com/a.png".to_owned()));
}

#[tokio::test]
async fn a_file_on_a_machine_that_is_shared_is_had_by_its_path() {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let sim = Sim::start().await.unwrap();
    sim.answer("get_file", fetched(here, here));
    let shared = json!({ "files": { "shared": true } });
    let scene = Scene::keyed(sim, shared).await;
    let files = scene.bot.files().unwrap();
    let file = Segment::from(File::new(MediaSource::Remote("/5c68".to_owned())));
    let call = async || files.get_file_src(&file, AudioFormat::Mp3).await;
    let source = scene.calls(call, "get_file", json!({ "file_id": "/5c68" })).await;
    assert_eq!(source, MediaSource::Path(here.into()));
}

#[tokio::test]
async fn a_voice_message_comes_in_the_wanted_format_as_bytes_from_a_remote_machine() {
    let scene = Scene::new().await;
    let files = scene.bot.files().unwrap();
    let mut told = fetched("/srv/a.ogg", "/srv/a.ogg");
    told["base64"] = "BwcH".into();
    scene.sim.answer("get_record", told);
    let record = Segment::from(Record::new(MediaSource::Remote("a.amr".to_owned())));
    let call = async || files.get_file_src(&record, AudioFormat::Ogg).await;
    let params = json!({ "file": "a.amr", "out_format": "ogg" });
    let source = scene.calls(call, "get_record", params).await;
    assert_eq!(source, MediaSource::from(vec![7; 3]));
}

#[tokio::test]
async fn what_cannot_be_had_from_here_is_told_with_a_way_out() {
    let scene = Scene::new().await;
    let files = scene.bot.files().unwrap();
    scene.sim.answer("get_image", fetched("/srv/a.png", "/srv/a.png"));
    let source = async |segment| files.get_file_src(&segment, AudioFormat::Mp3).await;
    let error = source(received("a.png")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(error.to_string().contains("shared: true"), "{error}");
    let mut linked = Image::new(MediaSource::Remote("a.png".to_owned()));
    linked.url = Some("https://example.com/event.png".to_owned());
    let link = MediaSource::Url("https://example.com/event.png".to_owned());
    assert_eq!(source(linked.into()).await.unwrap(), link);
    let own = MediaSource::from(vec![1, 2]);
    assert_eq!(source(Image::new(own.clone()).into()).await.unwrap(), own);
    let error = source(Segment::text("words")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
}

#[tokio::test]
async fn what_the_server_alone_has_is_downloaded_in_chunks() {
    let scene = Scene::new().await;
    let files = scene.bot.files().unwrap();
    scene.sim.puts_file("/srv/a", vec![7; 100_000]);
    let remote = || MediaSource::Remote("a".to_owned());
    let segments: [(Segment, _, _); 3] = [
        (Image::new(remote()).into(), "get_image", "download_file_image_stream"),
        (Record::new(remote()).into(), "get_record", "download_file_record_stream"),
        (File::new(remote()).into(), "get_file", "download_file_stream"),
    ];
    for (segment, action, download) in segments {
        scene.sim.answer(action, fetched("/srv/a", "/srv/a"));
        let source = files.get_file_src(&segment, AudioFormat::Ogg).await.unwrap();
        assert_eq!(source, MediaSource::from(vec![7; 100_000]));
        let call = scene.sim.expect_call(download).await.unwrap();
        assert_eq!(call.params["file"], "a");
    }
    scene.sim.puts_file("/srv/a", vec![7; 33 << 20]);
    let error = files.get_file_src(&received("a"), AudioFormat::Mp3).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert!(error.to_string().contains("save_to"), "{error}");
}

#[tokio::test]
async fn a_file_is_described() {
    let scene = Scene::new().await;
    let files = scene.bot.files().unwrap();
    scene.sim.answer("get_file", fetched("/srv/a.png", "/srv/a.png"));
    let call = async || files.get_file("/5c68").await;
    let file = scene.calls(call, "get_file", json!({ "file_id": "/5c68" })).await;
    assert_eq!((file.name.as_str(), file.size), ("a.png", Some(3)));
    assert_eq!(file.source, MediaSource::Remote("/srv/a.png".to_owned()));
}

#[tokio::test]
async fn a_file_is_put_into_a_group_and_handed_to_a_user() {
    let (scene, fiona) = (Scene::new().await, user(cast::FIONA));
    let files = scene.bot.files().unwrap();
    let upload = FileUpload::new(vec![7; 3], "a.bin");
    let call = async || files.upload_group_file(&group(), upload.clone()).await;
    let params = json!({ "group_id": group(), "file": "base64://BwcH", "name": "a.bin" });
    let id = scene.calls(call, "upload_group_file", params.clone()).await;
    assert!(id.is_some());
    let call =
        async || files.upload_group_file(&group(), upload.clone().into_folder("/folder")).await;
    let mut within = params;
    within["folder"] = "/folder".into();
    scene.calls(call, "upload_group_file", within).await;
    let call = async || files.upload_private_file(&fiona, upload.clone()).await;
    let params = json!({ "user_id": fiona, "file": "base64://BwcH", "name": "a.bin" });
    scene.calls(call, "upload_private_file", params).await;
    let error = files.upload_private_file(&fiona, upload.into_folder("/folder")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
}

#[tokio::test]
async fn any_number_of_files_and_folders_is_listed() {
    let scene = Scene::new().await;
    let files = scene.bot.files().unwrap();
    let file = |id: &str| json!({ "file_id": id, "file_name": id, "size": "12", "busid": 102 });
    let folder = |id: &str| json!({ "folder_id": id, "folder_name": "rules", "create_time": 5 });
    let listed =
        json!({ "files": [file("a"), file("b")], "folders": [folder("/1"), folder("/2")] });
    scene.sim.answer("get_group_root_files", listed.clone());
    scene.sim.answer("get_group_files_by_folder", listed);
    let call = async || files.get_group_files(&group(), None, 50).await;
    let params = json!({ "group_id": group(), "file_count": 50 });
    let root = scene.calls(call, "get_group_root_files", params).await;
    assert_eq!((root.files.len(), root.folders.len()), (2, 2));
    assert_eq!((root.files[0].file_size, &root.files[0].group_id), (Some(12), &group()));
    let call = async || files.get_group_files(&group(), Some("/1"), 5).await;
    let params = json!({ "group_id": group(), "folder_id": "/1", "file_count": 5 });
    scene.calls(call, "get_group_files_by_folder", params).await;
}

#[tokio::test]
async fn files_of_a_group_are_moved_renamed_kept_and_deleted() {
    let scene = Scene::new().await;
    let (files, here) = (scene.bot.files().unwrap(), group());
    for action in ["move_group_file", "rename_group_file", "trans_group_file"] {
        scene.sim.answer(action, json!({ "ok": true }));
    }
    scene.sim.answer("get_group_file_url", json!({ "url": "https://example.com/f" }));
    scene.sim.answer("delete_group_file", json!({ "result": 0, "errMsg": "" }));
    scene.sim.answer("delete_group_folder", json!({ "retCode": 0, "retMsg": "ok" }));
    let call = async || files.get_group_file_url(&here, "f").await;
    let named = json!({ "group_id": here, "file_id": "f" });
    let url = scene.calls(call, "get_group_file_url", named.clone()).await;
    assert_eq!(url, "https://example.com/f");
    let call = async || files.move_group_file(&here, "f", "/", "/1").await;
    let mut params = named.clone();
    params["current_parent_directory"] = "/".into();
    params["target_parent_directory"] = "/1".into();
    scene.calls(call, "move_group_file", params).await;
    for (folder, directory) in [(None, "/"), (Some("/1"), "/1")] {
        let call = async || files.rename_group_file(&here, "f", "new", folder).await;
        let mut params = named.clone();
        params["current_parent_directory"] = directory.into();
        params["new_name"] = "new".into();
        scene.calls(call, "rename_group_file", params).await;
    }
    let call = async || files.trans_group_file(&here, "f").await;
    scene.calls(call, "trans_group_file", named.clone()).await;
    let call = async || files.delete_group_file(&here, "f").await;
    scene.calls(call, "delete_group_file", named).await;
    let call = async || files.delete_group_folder(&here, "/1").await;
    let params = json!({ "group_id": here, "folder_id": "/1" });
    scene.calls(call, "delete_group_folder", params).await;
}

#[tokio::test]
async fn a_folder_is_made_only_once() {
    let scene = Scene::new().await;
    let (files, here) = (scene.bot.files().unwrap(), group());
    let listed = json!({ "files": [], "folders": [{ "folder_id": "/1", "folder_name": "rules" }] });
    scene.sim.answer("get_group_root_files", listed);
    let made = json!({ "groupItem": { "folderInfo": { "folderId": "/2" } } });
    scene.sim.answer("create_group_file_folder", made);
    let call = async || files.create_group_file_folder(&here, "songs").await;
    let params = json!({ "group_id": here, "folder_name": "songs" });
    let id = scene.calls(call, "create_group_file_folder", params.clone()).await;
    assert_eq!(id.as_deref(), Some("/2"));
    scene.sim.forget();
    assert_eq!(files.group_file_folder_makedir(&here, "rules").await.unwrap(), "/1");
    assert_eq!(scene.sim.calls().len(), 1, "it is there already");
    let call = async || files.group_file_folder_makedir(&here, "/songs/").await;
    assert_eq!(scene.calls(call, "create_group_file_folder", params).await, "/2");
    for wrong in ["", "/", "a/b"] {
        let error = files.group_file_folder_makedir(&here, wrong).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{wrong}");
    }
}
