//! Things the account keeps.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Reply, actions},
    clock,
    world::{Collected, World},
};

actions! {
    create_collection { rawData: Kind::Text, brief: Kind::Text } => create;
    get_collection_list { category: Kind::Text } ? { count: Kind::Text } => list;
}

/// How many entries are given when the caller does not say.
const COUNT: i64 = 50;

fn create(cx: &mut Context<'_>) -> Reply {
    let (raw_data, brief) = (cx.params.text("rawData"), cx.params.text("brief"));
    let time = clock::now() * 1000;
    cx.world.account.collection.push(Collected { raw_data, brief, time });
    Reply::Data(json!({"result": 0, "errMsg": "", "collectionItem": null}))
}

/// The newest come first.
fn list(cx: &mut Context<'_>) -> Reply {
    let count = usize::try_from(cx.params.number("count").unwrap_or(COUNT)).unwrap_or_default();
    let all = cx.world.account.collection.iter().enumerate().rev();
    let shown: Vec<_> = all.take(count).collect();
    let bottom = shown.last().map_or(0, |(_, item)| item.time);
    let has_more = shown.len() < cx.world.account.collection.len();
    let items = shown.into_iter().map(|(place, item)| entry(cx.world, place, item));
    Reply::Data(json!({
        "errCode": 0,
        "errMsg": "",
        "collectionSearchList": {
            "collectionItemList": items.collect::<Vec<_>>(),
            "hasMore": has_more,
            "bottomTimeStamp": bottom.to_string(),
        },
    }))
}

/// One entry, in the shape the documentation shows.
fn entry(world: &World, place: usize, item: &Collected) -> Value {
    let time = item.time.to_string();
    let own = world.self_id.to_string();
    let nickname = world.nickname(world.self_id);
    json!({
        "cid": (place + 1).to_string(),
        "type": 8,
        "status": 1,
        "author": {
            "type": 2, "numId": own, "strId": nickname, "groupId": "0", "groupName": "", "uid": own,
        },
        "bid": 1,
        "category": 1,
        "createTime": time,
        "collectTime": time,
        "modifyTime": time,
        "sequence": time,
        "shareUrl": "",
        "customGroupId": 0,
        "securityBeat": false,
        "summary": {
            "textSummary": null,
            "linkSummary": null,
            "gallerySummary": null,
            "audioSummary": null,
            "videoSummary": null,
            "fileSummary": null,
            "locationSummary": null,
            "richMediaSummary": {
                "title": "",
                "subTitle": "",
                "brief": item.brief,
                "picList": [],
                "contentType": 1,
                "originalUri": "",
                "publisher": "",
                "richMediaVersion": 0,
            },
        },
    })
}
