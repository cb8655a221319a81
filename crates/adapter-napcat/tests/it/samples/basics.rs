//! What was there first.

use mynah_adapter_napcat::prelude::*;
use mynah_core::Target;

use crate::recorder::Recorder;

pub(super) async fn call(client: &Recorder) {
    let _ = client.send_group_msg(1, "hi").await;
    let _ = client.send_private_msg(2, "hi").group_id(1).await;
    let _ = client.send_msg(Target::group(1), "hi").await;
    let _ = client.send_msg(Target::private(2), "hi").await;
    let _ = client.can_send_image().await;
    let _ = client.can_send_record(1).await;
    let _ = client.get_group_info(1).await;
    let _ = client.get_group_member_info(1, 2).no_cache(true).await;
    let _ = client.get_group_members(1).no_cache(true).await;
    let _ = client.get_groups().no_cache(true).await;
    let _ = client.get_group_shut_list(1).await;
    let _ = client.get_group_honor_info(1, HonorType::Talkative).await;
    let _ = client.get_essence_msg_list(1).await;
    let _ = client.get_login_info().await;
    let _ = client.get_friends().no_cache(true).await;
    let _ = client.get_stranger_info(2).no_cache(true).await;
    let _ = client.get_last_msg_per_conv().count(3).await;
    let _ = client.set_status(OnlineStatus::Busy).await;
    let _ = client.set_diy_online_status(21).face_type(1).wording("busy").await;
    let _ = client.send_like(2).times(3).await;
    let _ = client.create_collection("text", "brief").await;
    let _ = client.get_ai_characters(1, ChatType::Speech).await;
    let _ = client.get_ai_record(1, "voice", "hi").await;
    let _ = client.send_ai_record(1, "voice", "hi").await;
    let _ = client.ocr_image("base64://aGkh").await;
    let _ = client.get_status().await;
    let _ = client.get_version_info().await;
    let _ = client.bot_exit().await;
}
