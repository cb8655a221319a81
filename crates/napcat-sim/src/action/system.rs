//! The server itself: its version, its state, its end.

use serde_json::json;

use crate::action::{Context, Reply, actions};

actions! {
    get_status {} => status;
    get_version_info {} => version;
    can_send_image {} => yes;
    can_send_record {} => yes;
    bot_exit {} => exit;
}

fn status(cx: &mut Context<'_>) -> Reply {
    Reply::Data(json!({"online": cx.world.online, "good": true, "stat": {}}))
}

/// The release whose behaviour was recorded.
fn version(_: &mut Context<'_>) -> Reply {
    Reply::Data(json!({
        "app_name": "NapCat.Onebot",
        "protocol_version": "v11",
        "app_version": "4.18.19",
    }))
}

fn yes(_: &mut Context<'_>) -> Reply {
    Reply::Data(json!({"yes": true}))
}

fn exit(_: &mut Context<'_>) -> Reply {
    Reply::Exit
}
