//! Recorded calls by their typed methods.

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::action::{Client, Seconds, Users};
use mynah_adapter_napcat::prelude::*;
use mynah_core::message::MediaSource;
use serde::Serialize;
use serde_json::Value;

/// Recorded parameters, of which those that are missing are made up.
struct Params<'a>(&'a Value);

impl Params<'_> {
    fn text(&self, key: &str) -> String {
        match &self.0[key] {
            Value::Null => "7".to_owned(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }

    fn file(&self) -> MediaSource {
        MediaSource::Remote(self.text("file"))
    }

    fn flag(&self, key: &str) -> bool {
        self.0[key].as_bool().unwrap_or(true)
    }

    fn users(&self) -> Users {
        match &self.0["user_id"] {
            Value::Array(users) => {
                let users = users.iter().map(|user| user.to_string().replace('"', ""));
                users.collect()
            }
            _ => Users::from([self.text("user_id")]),
        }
    }
}

/// Makes a recorded call and answers what its typed answer is written out as.
pub(super) async fn typed<C: Client + ?Sized>(
    client: &C,
    action: &str,
    params: &Value,
) -> Result<Value, CallError> {
    let it = Params(params);
    let group = it.text("group_id");
    match action {
        "get_group_root_files" => told(client.get_group_root_files(group)).await,
        "get_group_files_by_folder" => {
            told(client.get_group_files_by_folder(group, it.text("folder_id"))).await
        }
        "get_group_file_system_info" => told(client.get_group_file_system_info(group)).await,
        "get_group_file_url" => told(client.get_group_file_url(group, it.text("file_id"))).await,
        "upload_group_file" => {
            told(client.upload_group_file(group, it.file(), it.text("name"))).await
        }
        "move_group_file" => {
            let (from, to) =
                (it.text("current_parent_directory"), it.text("target_parent_directory"));
            told(client.move_group_file(group, it.text("file_id"), from, to)).await
        }
        "rename_group_file" => {
            let (from, name) = (it.text("current_parent_directory"), it.text("new_name"));
            told(client.rename_group_file(group, it.text("file_id"), from, name)).await
        }
        "trans_group_file" => told(client.trans_group_file(group, it.text("file_id"))).await,
        "delete_group_file" => told(client.delete_group_file(group, it.text("file_id"))).await,
        "create_group_file_folder" => {
            told(client.create_group_file_folder(group, it.text("folder_name"))).await
        }
        "delete_group_folder" => {
            told(client.delete_group_folder(group, it.text("folder_id"))).await
        }
        "_send_group_notice" => told(client.send_group_notice(group, it.text("content"))).await,
        "_get_group_notice" => told(client.get_group_notice(group)).await,
        "_del_group_notice" => told(client.del_group_notice(group, it.text("notice_id"))).await,
        "group_poke" => told(client.group_poke(group, it.text("user_id"))).await,
        "friend_poke" => told(client.friend_poke(it.text("user_id"))).await,
        "send_poke" => told(client.send_poke(it.text("user_id"))).await,
        "set_group_todo" => told(client.set_group_todo(group, it.text("message_id"))).await,
        "complete_group_todo" => {
            told(client.complete_group_todo(group, it.text("message_id"))).await
        }
        "cancel_group_todo" => told(client.cancel_group_todo(group, it.text("message_id"))).await,
        "set_group_sign" => told(client.set_group_sign(group)).await,
        "send_group_sign" => told(client.send_group_sign(group)).await,
        "get_group_signed_list" => told(client.get_group_signed_list(group)).await,
        action => more(client, action, &it).await,
    }
}

async fn more<C: Client + ?Sized>(
    client: &C,
    action: &str,
    it: &Params<'_>,
) -> Result<Value, CallError> {
    let (group, user) = (it.text("group_id"), it.text("user_id"));
    let (album, lloc, batch) = (it.text("album_id"), it.text("lloc"), it.text("batch_id"));
    match action {
        "set_group_name" => told(client.set_group_name(group, it.text("group_name"))).await,
        "set_group_remark" => told(client.set_group_remark(group, it.text("remark"))).await,
        "set_group_portrait" => told(client.set_group_portrait(group, it.file())).await,
        "set_group_add_option" => told(client.set_group_add_option(group, 2)).await,
        "set_group_robot_add_option" => told(client.set_group_robot_add_option(group)).await,
        "set_group_search" => told(client.set_group_search(group)).await,
        "set_group_member_invite_policy" => {
            told(client.set_group_member_invite_policy(group, InvitePolicy::Disabled)).await
        }
        "set_group_member_permissions" => told(client.set_group_member_permissions(group)).await,
        "set_group_new_member_history_visibility" => {
            told(client.set_group_new_member_history_visibility(group, it.flag("visible"))).await
        }
        "get_group_detail_info" => detail(client, group).await,
        "get_group_info_ex" => told(client.get_group_info_ex(group)).await,
        "get_group_at_all_remain" => told(client.get_group_at_all_remain(group)).await,
        "set_group_ban" => {
            let seconds = it.0["duration"].as_u64().and_then(|seconds| seconds.try_into().ok());
            let duration = Seconds::from(seconds.unwrap_or(0_u32));
            told(client.set_group_ban(group, user, duration)).await
        }
        "set_group_whole_ban" => told(client.set_group_whole_ban(group, it.flag("enable"))).await,
        "set_group_kick" => told(client.set_group_kick(group, user)).await,
        "set_group_kick_members" => told(client.set_group_kick_members(group, it.users())).await,
        "set_group_admin" => told(client.set_group_admin(group, user, it.flag("enable"))).await,
        "set_group_card" => told(client.set_group_card(group, user, it.text("card"))).await,
        "set_group_special_title" => {
            told(client.set_group_special_title(group, user, it.text("special_title"))).await
        }
        "set_group_leave" => told(client.set_group_leave(group)).await,
        "set_group_add_request" => {
            told(client.set_group_add_request(it.text("flag"), it.flag("approve"))).await
        }
        "get_group_system_msg" => told(client.get_group_system_msg()).await,
        "get_group_ignored_notifies" => told(client.get_group_ignored_notifies()).await,
        "get_group_ignore_add_request" => told(client.get_group_ignore_add_request()).await,
        "get_qun_album_list" => told(client.get_qun_album_list(group)).await,
        "get_group_album_media_list" => told(client.get_group_album_media_list(group, album)).await,
        "upload_image_to_qun_album" => {
            told(client.upload_image_to_qun_album(group, album, "name", it.file())).await
        }
        "del_group_album_media" => told(client.del_group_album_media(group, album, lloc)).await,
        "do_group_album_comment" => {
            told(client.do_group_album_comment(group, album, lloc, it.text("content"))).await
        }
        "set_group_album_media_like" => {
            told(client.set_group_album_media_like(group, album, batch)).await
        }
        "cancel_group_album_media_like" => {
            told(client.cancel_group_album_media_like(group, album, batch)).await
        }
        other => panic!("{other} was recorded, but has no call here"),
    }
}

async fn told<T: Serialize>(
    call: impl IntoFuture<Output = Result<T, impl Into<CallError>>>,
) -> Result<Value, CallError> {
    let answer = call.await.map_err(Into::into)?;
    Ok(serde_json::to_value(answer).unwrap())
}

/// The generic type of a group has no spelling of its own.
async fn detail<C: Client + ?Sized>(client: &C, group: String) -> Result<Value, CallError> {
    let group = client.get_group_detail_info(group).await?;
    let mut written = group.extra.clone();
    written.insert("group_id".to_owned(), group.group_id.as_str().into());
    written.insert("group_name".to_owned(), group.group_name.as_str().into());
    written.insert("group_remark".to_owned(), group.group_remark.as_str().into());
    written.insert("group_all_shut".to_owned(), group.group_all_shut.into());
    written.insert("member_count".to_owned(), group.member_count.into());
    written.insert("max_member_count".to_owned(), group.max_member_count.into());
    Ok(written.into())
}
