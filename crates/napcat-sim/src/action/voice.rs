//! Voices made by a machine.

use serde_json::{Value, json};

use crate::{
    action::{
        Context, Kind, Outcome, Reply, actions,
        send::{Utterance, deliver},
    },
    refusal::Refusal,
    target::Target,
};

actions! {
    get_ai_characters { group_id: Kind::Text } ? { chat_type: Kind::NumberOrText }
        => characters [NeedsPackets];
    get_ai_record { character: Kind::Text, group_id: Kind::Text, text: Kind::Text }
        => record [NeedsPackets];
    send_group_ai_record { character: Kind::Text, group_id: Kind::Text, text: Kind::Text }
        => send [NeedsPackets];
}

/// The voices there are: id, name, and the number of the sample.
const VOICES: [(&str, &str, u32); 2] =
    [("lucy-voice-laibixiaoxin", "小新", 1), ("lucy-voice-houge", "猴哥", 2)];

/// Where every voice message can be fetched.
const LINK: &str = "https://multimedia.nt.qq.com.cn/download?appid=1403&fileid=PTT&rkey=CAQSKGROUP";

/// Voices that speak; there are none that sing.
fn characters(cx: &mut Context<'_>) -> Reply {
    if cx.params.number("chat_type").unwrap_or(1) != 1 {
        return Reply::Data(json!([]));
    }
    let voices = VOICES.map(|(id, name, number)| {
        json!({
            "character_id": id,
            "character_name": name,
            "preview_url": format!("https://res.qpt.qq.com/preview{number}.wav"),
        })
    });
    Reply::Data(json!([
        {"type": "推荐", "characters": voices},
        {"type": "搞怪", "characters": []},
    ]))
}

fn check_character(cx: &Context<'_>) -> Result<(), Refusal> {
    let character = cx.params.text("character");
    let known = VOICES.iter().any(|(id, ..)| *id == character);
    if known { Ok(()) } else { Err(Refusal::failed("AI voice: invalid character")) }
}

fn record(cx: &mut Context<'_>) -> Outcome {
    check_character(cx)?;
    Ok(Reply::Data(LINK.into()))
}

/// The voice is said in the group, but the server does not learn under which message id.
fn send(cx: &mut Context<'_>) -> Outcome {
    check_character(cx)?;
    let data = json!({"file": "voice.amr", "path": "", "url": LINK, "file_size": "3021"});
    let segments: Vec<Value> = vec![json!({"type": "record", "data": data})];
    let utterance = Utterance { given: segments.clone(), seen: segments, forward: None };
    let target = Target::Group(cx.params.id("group_id"));
    deliver(cx, target, utterance)?;
    Ok(Reply::Data(json!({"message_id": 0})))
}
