//! A call of every action of groups, with all its parameters, and without those that are optional.

use std::time::Duration;

use mynah_adapter_napcat::action::TodoMessage;
use mynah_adapter_napcat::prelude::*;

use crate::recorder::Recorder;

pub(super) async fn call(client: &Recorder) {
    files(client).await;
    life(client).await;
    settings(client).await;
    moderation(client).await;
    albums(client).await;
}

async fn files(client: &Recorder) {
    let _ = client.get_group_root_files(1).await;
    let _ = client.get_group_root_files(1).file_count(200).await;
    let _ = client.get_group_files_by_folder(1, "/folder").await;
    let _ = client.get_group_files_by_folder(1, "/folder").file_count(200).await;
    let _ = client.get_group_file_system_info(1).await;
    let _ = client.get_group_file_url(1, "file").await;
    let _ = client.move_group_file(1, "file", "/", "/folder").await;
    let _ = client.rename_group_file(1, "file", "/", "new.txt").await;
    let _ = client.trans_group_file(1, "file").await;
    let _ = client.delete_group_file(1, "file").await;
    let _ = client.create_group_file_folder(1, "docs").await;
    let _ = client.delete_group_folder(1, "/folder").await;
}

async fn life(client: &Recorder) {
    let _ = client.group_poke(1, 2).await;
    let _ = client.group_poke(1, 2).target_id(3).await;
    let _ = client.friend_poke(2).await;
    let _ = client.friend_poke(2).group_id(1).target_id(3).await;
    let _ = client.send_poke(2).await;
    let _ = client.send_poke(2).group_id(1).target_id(3).await;
    let _ = client.send_group_notice(1, "words").await;
    let notice = client.send_group_notice(1, "words").image(b"hi!".to_vec()).pinned(true).kind(1);
    let notice = notice.confirm_required(false).is_show_edit_card(true).tip_window_type(0);
    let _ = notice.await;
    let _ = client.get_group_notice(1).await;
    let _ = client.del_group_notice(1, "notice").await;
    let _ = client.set_group_todo(1, 5).await;
    let _ = client.set_group_todo(1, TodoMessage::numbered("77")).await;
    let _ = client.complete_group_todo(1, 5).await;
    let _ = client.complete_group_todo(1, TodoMessage::numbered("77")).await;
    let _ = client.cancel_group_todo(1, 5).await;
    let _ = client.cancel_group_todo(1, TodoMessage::numbered("77")).await;
    let _ = client.set_group_sign(1).await;
    let _ = client.send_group_sign(1).await;
    let _ = client.get_group_signed_list(1).await;
}

async fn settings(client: &Recorder) {
    let _ = client.set_group_name(1, "name").await;
    let _ = client.set_group_remark(1, "remark").await;
    let _ = client.set_group_portrait(1, b"hi!".to_vec()).await;
    let _ = client.set_group_add_option(1, 2).await;
    let question = client.set_group_add_option(1, 2).group_question("why?");
    let _ = question.group_answer("because").await;
    let _ = client.set_group_robot_add_option(1).await;
    let robots = client.set_group_robot_add_option(1).robot_member_switch(true);
    let _ = robots.robot_member_examine(false).await;
    let _ = client.set_group_search(1).await;
    let _ = client.set_group_search(1).no_code_finger_open(true).no_finger_open(false).await;
    for policy in [
        InvitePolicy::Disabled,
        InvitePolicy::RequireApproval,
        InvitePolicy::NoApproval,
        InvitePolicy::NoApprovalUnder100,
    ] {
        let _ = client.set_group_member_invite_policy(1, policy).await;
    }
    let permissions = client.set_group_member_permissions(1).allow_member_upload_album(true);
    let permissions = permissions.allow_member_temporary_session(false);
    let _ = permissions.allow_member_create_group(true).await;
    let _ = client.set_group_member_permissions(1).allow_member_create_group(false).await;
    let _ = client.set_group_new_member_history_visibility(1, true).await;
    let _ = client.get_group_detail_info(1).await;
    let _ = client.get_group_info_ex(1).await;
    let _ = client.get_group_at_all_remain(1).await;
}

async fn moderation(client: &Recorder) {
    let _ = client.set_group_ban(1, 2, Duration::from_millis(59_001)).await;
    let _ = client.set_group_ban(1, 2, Duration::ZERO).await;
    let _ = client.set_group_whole_ban(1, true).await;
    let _ = client.set_group_whole_ban(1, false).await;
    let _ = client.set_group_kick(1, 2).await;
    let _ = client.set_group_kick(1, 2).reject_add_request(true).await;
    let _ = client.set_group_kick_members(1, [2, 3]).await;
    let _ = client.set_group_kick_members(1, vec!["2"]).reject_add_request(false).await;
    let _ = client.set_group_admin(1, 2, true).await;
    let _ = client.set_group_card(1, 2, "card").await;
    let _ = client.set_group_special_title(1, 2, "title").await;
    let _ = client.set_group_leave(1).await;
    let _ = client.set_group_leave(1).is_dismiss(true).await;
    let _ = client.set_group_add_request("1700000000000001", true).await;
    let request = client.set_group_add_request("1700000000000001", false);
    let _ = request.reason("no").count(10).await;
    let _ = client.get_group_system_msg().await;
    let _ = client.get_group_system_msg().count(10).await;
    let _ = client.get_group_ignored_notifies().await;
    let _ = client.get_group_ignore_add_request().await;
}

async fn albums(client: &Recorder) {
    let _ = client.get_qun_album_list(1).await;
    let _ = client.get_qun_album_list(1).attach_info("next").await;
    let _ = client.get_group_album_media_list(1, "album").await;
    let _ = client.get_group_album_media_list(1, "album").attach_info("next").await;
    let _ = client.upload_image_to_qun_album(1, "album", "Birds", b"hi!".to_vec()).await;
    let _ = client.del_group_album_media(1, "album", "lloc").await;
    let _ = client.do_group_album_comment(1, "album", "lloc", "nice").await;
    let _ = client.set_group_album_media_like(1, "album", "batch").await;
    let _ = client.set_group_album_media_like(1, "album", "batch").lloc("lloc").await;
    let _ = client.cancel_group_album_media_like(1, "album", "batch").await;
    let _ = client.cancel_group_album_media_like(1, "album", "batch").lloc("lloc").await;
}
