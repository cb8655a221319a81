//! The server itself: its version, its state, its end.

use std::time::Duration;

use serde_json::json;

use crate::{
    action::{Context, Kind, Reply, actions},
    refusal::Refusal,
};

actions! {
    get_status {} => status;
    get_version_info {} => version;
    can_send_image {} => yes;
    can_send_record {} => yes;
    bot_exit {} => exit;
    set_restart {} => restart;
    nc_get_packet_status {} => nothing [NeedsPackets];
    clean_cache {} => nothing;
    get_cookies { domain: Kind::Text } => cookies;
    get_csrf_token {} => csrf_token;
    get_credentials { domain: Kind::Text } => credentials;
    test_download_stream {} ? { error: Kind::Flag } => count [Streams];
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

fn restart(_: &mut Context<'_>) -> Reply {
    Reply::Restart
}

/// Ten answers and one more, for whoever wants to see a stream.
fn count(cx: &mut Context<'_>) -> Reply {
    cx.takes(Duration::from_secs(1));
    let part = |index| json!({"type": "stream", "data": format!("Index-> {index}"), "data_type": "data_chunk"});
    let end = if cx.params.flag("error", false) {
        Err(Refusal::failed("This is a test error"))
    } else {
        Ok(json!({
            "type": "response",
            "data_type": "data_complete",
            "data": "Stream transmission complete",
        }))
    };
    Reply::Stream { parts: (1..=10).map(part).collect(), end }
}

fn nothing(_: &mut Context<'_>) -> Reply {
    Reply::Nothing
}

/// The web keys of the simulated account, which open nothing.
const CSRF_TOKEN: i64 = 1_358_527_696;

fn web_cookies(cx: &Context<'_>) -> String {
    format!("uin=o0{}; skey=@AbCdEf123; p_skey=FAKEPSKEY", cx.world.self_id)
}

fn cookies(cx: &mut Context<'_>) -> Reply {
    Reply::Data(json!({"cookies": web_cookies(cx), "bkn": CSRF_TOKEN.to_string()}))
}

fn csrf_token(_: &mut Context<'_>) -> Reply {
    Reply::Data(json!({"token": CSRF_TOKEN}))
}

fn credentials(cx: &mut Context<'_>) -> Reply {
    Reply::Data(json!({"cookies": web_cookies(cx), "token": CSRF_TOKEN}))
}
