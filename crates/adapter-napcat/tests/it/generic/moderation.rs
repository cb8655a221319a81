//! Order in groups.

use std::time::Duration;

use mynah_core::ErrorKind;
use mynah_core::model::GroupBan;
use mynah_napcat_sim::cast;
use serde_json::{Value, json};

use super::{Scene, group, user};

const MINUTE: Duration = Duration::from_mins(1);

fn ban(id: i64, seconds: u64) -> Value {
    json!({ "group_id": group(), "user_id": user(id), "duration": seconds })
}

#[tokio::test]
async fn a_member_is_mute_for_as_long_as_the_platform_allows() {
    let (scene, here, bob) = (Scene::new().await, group(), user(cast::BOB));
    let moderation = scene.bot.moderation().unwrap();
    for (wanted, seconds, remaining) in [
        (10 * MINUTE, 600, 0),
        (Duration::from_secs(61), 120, 0),
        (Duration::from_mins(50_000), 2_591_940, 408_060),
    ] {
        let call = async || moderation.group_ban(&here, &bob, wanted).await;
        let ban = scene.calls(call, "set_group_ban", ban(cast::BOB, seconds)).await;
        let duration = Duration::from_secs(seconds);
        assert_eq!(ban, GroupBan::Muted { duration, wanted });
        assert_eq!(ban.remaining(), Duration::from_secs(remaining));
    }
    let call = async || moderation.get_group_shut_list(&here).await;
    let mute = scene.calls(call, "get_group_shut_list", json!({ "group_id": here })).await;
    assert_eq!(mute.ids().collect::<Vec<_>>(), [&bob]);
    let lifted = moderation.group_ban(&here, &bob, Duration::ZERO).await.unwrap();
    assert_eq!(lifted, GroupBan::Lifted);
    assert_eq!(scene.sim.calls().pop().unwrap().params, ban(cast::BOB, 0));
    assert_eq!(moderation.get_group_shut_list(&here).await.unwrap().len(), 0);
}

#[tokio::test]
async fn nothing_is_sent_when_a_mute_could_change_nothing() {
    let (scene, here) = (Scene::new().await, group());
    let moderation = scene.bot.moderation().unwrap();
    let lifted = moderation.group_ban(&here, &user(cast::BOB), Duration::ZERO).await.unwrap();
    assert_eq!(lifted, GroupBan::NotMuted);
    for above in [cast::OLIVIA, cast::SELF] {
        let mute = moderation.group_ban(&here, &user(above), MINUTE).await.unwrap();
        assert_eq!(mute, GroupBan::TooHigh, "{above}");
    }
    assert!(scene.sim.calls().iter().all(|call| call.action != "set_group_ban"));
    let stranger = moderation.group_ban(&here, &user(cast::STRANGER), MINUTE).await.unwrap_err();
    assert_eq!(stranger.kind(), ErrorKind::Refused);
}

#[tokio::test]
async fn an_owner_mutes_administrators() {
    let scene = Scene::new().await;
    let (own, here) = (cast::SELF, mynah_napcat_sim::MemberSpec::new);
    scene.sim.group(7).member(here(own).owner()).member(here(cast::ALICE).admin());
    let moderation = scene.bot.moderation().unwrap();
    let mute = moderation.group_ban(&7.into(), &user(cast::ALICE), MINUTE).await.unwrap();
    assert!(mute.took_effect());
}

#[tokio::test]
async fn members_are_removed_and_everybody_is_muted() {
    let (scene, here) = (Scene::new().await, group());
    let moderation = scene.bot.moderation().unwrap();
    let (bob, zhang) = (user(cast::BOB), user(cast::ZHANG_SAN));
    let call = async || moderation.group_kick(&here, &bob, true).await;
    let params = json!({ "group_id": here, "user_id": bob, "reject_add_request": true });
    scene.calls(call, "set_group_kick", params).await;
    let both = [zhang, user(cast::BIG_UIN)];
    let call = async || moderation.group_kick_members(&here, &both, false).await;
    let params = json!({ "group_id": here, "user_id": both, "reject_add_request": false });
    scene.calls(call, "set_group_kick_members", params).await;
    assert_eq!(scene.sim.default_group().members().len(), 4);
    let call = async || moderation.set_group_whole_ban(&here, true).await;
    let params = json!({ "group_id": here, "enable": true });
    scene.calls(call, "set_group_whole_ban", params).await;
    assert!(scene.sim.default_group().is_all_muted());
}

#[tokio::test]
async fn an_owner_gives_ranks_and_titles() {
    let (scene, alice) = (Scene::new().await, user(cast::ALICE));
    let here = mynah_napcat_sim::MemberSpec::new;
    scene.sim.group(7).member(here(cast::SELF).owner()).member(here(cast::ALICE));
    let moderation = scene.bot.moderation().unwrap();
    let call = async || moderation.set_group_admin(&7.into(), &alice, true).await;
    let params = json!({ "group_id": "7", "user_id": alice, "enable": true });
    scene.calls(call, "set_group_admin", params).await;
    let call = async || moderation.set_group_special_title(&7.into(), &alice, "Queen").await;
    let params = json!({ "group_id": "7", "user_id": alice, "special_title": "Queen" });
    scene.calls(call, "set_group_special_title", params).await;
    assert_eq!(scene.sim.group(7).find(cast::ALICE).unwrap().title, "Queen");
}

#[tokio::test]
async fn a_request_is_decided_with_and_without_a_reason() {
    let scene = Scene::new().await;
    let moderation = scene.bot.moderation().unwrap();
    let flag = scene.sim.asks_to_join(cast::GROUP, cast::FIONA, "hi").await;
    let call = async || moderation.process_group_join_request(&flag, true, None).await;
    scene.calls(call, "set_group_add_request", json!({ "flag": flag, "approve": true })).await;
    let flag = scene.sim.asks_to_join(cast::GROUP, cast::STRANGER, "hi").await;
    let call = async || moderation.process_group_join_request(&flag, false, Some("满了 😀")).await;
    let params = json!({ "flag": flag, "approve": false, "reason": "满了 😀" });
    scene.calls(call, "set_group_add_request", params).await;
}
