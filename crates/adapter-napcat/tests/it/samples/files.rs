//! Faces, files, sets of files, and the server itself.

use mynah_adapter_napcat::prelude::*;
use mynah_core::message::MediaSource;

use crate::recorder::Recorder;

pub(super) async fn call(client: &Recorder) {
    faces(client).await;
    files(client).await;
    sets_of_files(client).await;
    server(client).await;
}

async fn faces(client: &Recorder) {
    let _ = client.fetch_custom_face().count(48).await;
    let _ = client.fetch_custom_face_detail().count(1).await;
    let picture = MediaSource::Remote("/srv/hi.png".to_owned());
    let _ = client.add_custom_face(picture.clone()).await;
    let face = client.add_custom_face(picture).file_name("hi.png").file_size(3);
    let face = face.md5("m").emoji_id(1).package_id(2).is_mark_face(false).is_origin(true);
    let _ = face.await;
    let _ = client.delete_custom_face().res_id(["r".to_owned()]).ids(["1".to_owned()]).await;
    let _ = client.delete_custom_face().id(["1".to_owned()]).md5(["m".to_owned()]).await;
    let _ = client.set_custom_face_desc(1, "r", "m", "hi").await;
}

async fn files(client: &Recorder) {
    let _ = client.get_file("/5c68").await;
    let _ = client.get_image("93D7.jpg").await;
    let _ = client.get_record("voice.amr", RecordFormat::Mp3).await;
    let _ = client.get_private_file_url("/5c68").await;
    let _ = client.download_file().base64("YWJj").name("a.txt").await;
    let headers = ["Referer=https://e.com".to_owned()];
    let _ = client.download_file().url("https://e.com/a").headers(headers).await;
    let _ = client.upload_private_file(2, b"abc".to_vec(), "a.txt").upload_file(true).await;
    let placed = client.upload_group_file(1, b"abc".to_vec(), "a.txt").folder("/").folder_id("/f");
    let _ = placed.upload_file(true).await;
    steps_of_uploads(client).await;
    let _ = client.clean_stream_temp_file().await;
    let _ = client.download_file_stream("a.txt").chunk_size(1000).await;
    let _ = client.download_file_image_stream("93D7.jpg").chunk_size(1000).await;
    let voice = client.download_file_record_stream("voice.amr").chunk_size(1000);
    let _ = voice.out_format(RecordFormat::Mp3).await;
    let _ = client.test_download_stream().error(true).await;
    let _ = client.send_online_file(2, "/srv/a.txt").file_name("a.txt").await;
    let _ = client.send_online_folder(2, "/srv/a").folder_name("a").await;
    let _ = client.get_online_file_msg(2).await;
    let _ = client.receive_online_file(2, "1", "2").await;
    let _ = client.refuse_online_file(2, "1", "2").await;
    let _ = client.cancel_online_file(2, "1").await;
}

async fn steps_of_uploads(client: &Recorder) {
    let first = client.upload_file_stream("a").chunk_data("aGkh").chunk_index(0_u64);
    let first = first.total_chunks(2_u64).file_size(6_u64).expected_sha256("s").filename("a.txt");
    let _ = first.file_retention(60_000_u64).await;
    let _ = client.upload_file_stream("a").verify_only(true).await;
    let _ = client.upload_file_stream("a").is_complete(true).await;
    let _ = client.upload_file_stream("a").reset(true).await;
}

async fn sets_of_files(client: &Recorder) {
    let set = client.create_flash_task(["/srv/a.txt".to_owned()]);
    let _ = set.name("texts").thumb_path("/srv/a.png").await;
    let _ = client.send_flash_msg("set-1").user_id(2).await;
    let _ = client.send_flash_msg("set-1").group_id(1).await;
    let _ = client.get_fileset_info("set-1").await;
    let _ = client.get_fileset_id("abcdef").await;
    let _ = client.get_flash_file_list("set-1").await;
    let _ = client.get_flash_file_url("set-1").file_index(0).file_name("a.txt").await;
    let _ = client.get_share_link("set-1").await;
    let _ = client.download_fileset("set-1").await;
}

async fn server(client: &Recorder) {
    let _ = client.set_restart().await;
    let _ = client.clean_cache().await;
    let _ = client.get_packet_status().await;
    let _ = client.send_packet("Foo.Bar", "0a00").rsp(true).await;
    let _ = client.check_url_safely("https://e.com").await;
    let _ = client.dot_ocr_image("base64://aGkh").await;
    let _ = client.translate_en2zh(["hello".to_owned()]).await;
}
