//! Messages that were sent.

use std::time::Duration;

use mynah_adapter_napcat::prelude::*;
use serde_json::json;

use crate::recorder::Recorder;

pub(super) async fn call(client: &Recorder) {
    let _ = client.get_msg(5).await;
    let _ = client.get_group_msg_history(1).await;
    let _ = client
        .get_group_msg_history(1)
        .message_seq(5)
        .count(3)
        .reverse_order(true)
        .disable_get_url(true)
        .parse_mult_msg(false)
        .quick_reply(true)
        .await;
    let _ = client
        .get_friend_msg_history(2)
        .message_seq(5)
        .count(3)
        .reverse_order(true)
        .disable_get_url(true)
        .parse_mult_msg(false)
        .quick_reply(true)
        .await;
    let _ = client.delete_msg("5").await;
    let _ = client.forward_friend_single_msg(5, 2).await;
    let _ = client.forward_group_single_msg(5, 1).await;
    let _ = client.mark_msg_as_read().message_id(5).await;
    let _ = client.mark_msg_as_read().user_id(2).await;
    let _ = client.mark_msg_as_read().group_id(1).await;
    let _ = client.mark_group_msg_as_read(1).await;
    let _ = client.mark_group_msg_as_read(1).message_id(5).user_id(2).await;
    let _ = client.mark_private_msg_as_read(2).await;
    let _ = client.mark_private_msg_as_read(2).message_id(5).group_id(1).await;
    let _ = client.mark_all_as_read().await;
    let _ = client.set_essence_msg(5).await;
    let _ = client.delete_essence_msg().message_id(5).await;
    let _ = client.delete_essence_msg().group_id(1).msg_seq("3").msg_random("4").await;
    let _ = client.fetch_ptt_text(5).await;
    let _ = client
        .handle_quick_operation(
            json!({ "post_type": "message", "user_id": "2" }),
            QuickOperation::new()
                .reply("no")
                .at_sender(true)
                .delete()
                .kick()
                .ban(Duration::from_mins(1)),
        )
        .await;
    let request = json!({ "post_type": "request", "user_id": "2" });
    let yes = QuickOperation::new().approve("a friend");
    let _ = client.handle_quick_operation(request.clone(), yes).await;
    let no = QuickOperation::new().reject("no reason");
    let _ = client.handle_quick_operation(request, no).await;
}
