//! Reactions, cards, friends, the account's own face, and its credentials.

use mynah_adapter_napcat::action::{MiniAppCard, MiniAppLook, MiniApplication};
use mynah_adapter_napcat::prelude::*;
use mynah_core::model::Sex;

use crate::recorder::Recorder;

pub(super) async fn call(client: &Recorder) {
    reactions_and_cards(client).await;
    friends(client).await;
    account(client).await;
    credentials(client).await;
}

async fn reactions_and_cards(client: &Recorder) {
    let _ = client.set_msg_emoji_like(5, 76).await;
    let _ = client.set_msg_emoji_like(5, "128512").set(false).await;
    let _ = client.get_emoji_likes(5, 76).await;
    let likes = client.get_emoji_likes(5, "128512").emoji_type(EmojiKind::Unicode);
    let _ = likes.group_id(1).count(20).await;
    let _ = client.fetch_emoji_like(5, 76, EmojiKind::BuiltIn).count(20).cookie("next").await;
    let _ = client.send_ark_share().user_id(2).phone_number("").await;
    let _ = client.send_ark_share().group_id(1).await;
    let _ = client.send_group_ark_share(1).await;
    let _ = client.ark_share_peer().user_id(2).group_id(1).phone_number("").await;
    let _ = client.ark_share_group(1).await;
    let card = || {
        let link = "https://e.com";
        MiniAppCard::new(MiniApplication::Bili, "title", "words", "https://e.com/p.png", link)
    };
    let _ = client.get_mini_app_ark(card()).await;
    let card = card().look(MiniAppLook::default()).web_url("https://e.com").raw();
    let _ = client.get_mini_app_ark(card).await;
    let button = client.click_inline_keyboard_button(1, "102");
    let _ = button.button_id("b").callback_data("c").msg_seq("7").await;
}

async fn friends(client: &Recorder) {
    let _ = client.delete_friend(2).temp_block(false).temp_both_del(true).await;
    let _ = client.set_friend_add_request("flag").await;
    let _ = client.set_friend_add_request("flag").approve(true).remark("Ali").await;
    let _ = client.set_friend_remark(2, "Ali").await;
    let _ = client.get_friends_with_category().await;
    let _ = client.get_unidirectional_friend_list().await;
    let _ = client.get_doubt_friends_add_request().count(5).await;
    let _ = client.set_doubt_friends_add_request("flag").approve(true).await;
    let _ = client.get_profile_like().await;
    let _ = client.get_profile_like().user_id(2).start(0).count(10).await;
    let _ = client.get_user_status(2).await;
    let _ = client.set_input_status(2, InputStatus::Speaking).await;
    let _ = client.set_input_status(2, InputStatus::Typing).await;
    let _ = client.set_input_status(2, InputStatus::Other(2)).await;
}

async fn account(client: &Recorder) {
    let _ = client.set_qq_profile("Mynah").await;
    let _ = client.set_qq_profile("Mynah").personal_note("hi").sex(Sex::Female).await;
    let _ = client.set_qq_avatar(b"hi!".to_vec()).await;
    let _ = client.set_self_longnick("hi").await;
    let _ = client.get_collection_list(0).count(5).await;
    let _ = client.get_online_clients().await;
    let _ = client.get_model_show().model("x").await;
    let _ = client.set_model_show().await;
    let _ = client.get_robot_uin_range().await;
    let post = client.send_qzone_msg("hi").images([b"hi!".to_vec().into()]);
    let _ = post.target_uins([2.into()]).ugc_right(Audience::AllBut).await;
    let _ = client.delete_qzone_msg("tid").await;
    let _ = client.get_guild_list().await;
    let _ = client.get_guild_service_profile().await;
}

async fn credentials(client: &Recorder) {
    let _ = client.get_cookies("qun.qq.com").await;
    let _ = client.get_credentials("qun.qq.com").await;
    let _ = client.get_csrf_token().await;
    let _ = client.get_clientkey().await;
    let _ = client.get_rkey().await;
    let _ = client.get_rkey_server().await;
    let _ = client.get_platform_rkey().await;
}
