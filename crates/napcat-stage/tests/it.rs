//! What people do on a stage is what NapCat says they did.

use std::time::Duration;

use mynah::prelude::*;
use mynah::testing::Stage;
use mynah_adapter_napcat::prelude::*;
use mynah_napcat_sim::cast;
use mynah_napcat_stage::SimulatedNapCat;

/// Says what happens, as the framework tells it.
fn chronicle() -> Module {
    async fn tell(event: Event) -> Option<String> {
        Some(match &*event {
            Payload::Notice(Notice::GroupIncrease(joined)) => format!("{} joined", joined.user_id),
            Payload::Notice(Notice::GroupDecrease(left)) => format!("{} left", left.user_id),
            Payload::Notice(Notice::GroupRecall(recall)) => format!("{} recalled", recall.user_id),
            Payload::Notice(Notice::Poke(poke)) => format!("{} poked", poke.user_id),
            Payload::Notice(Notice::FriendAdd(friend)) => format!("{} is a friend", friend.user_id),
            Payload::Request(Request::Friend(asks)) => format!("{} asks", asks.user_id),
            Payload::Request(Request::Group(asks)) => {
                format!("{} asks: {} {}", asks.user_id, asks.is_invitation, asks.comment)
            }
            _ => return None,
        })
    }
    async fn hush(message: Message, bot: Bot) -> Result<()> {
        let (group, user) = (message.group_id()?, message.user_id());
        bot.moderation()?.group_ban(group, user, Duration::from_mins(1)).await?;
        Ok(())
    }
    async fn level(message: Message, napcat: NapCat) -> Result<String> {
        let members = napcat.get_group_members(message.group_id()?).await?;
        Ok(members.filter_by_level_ge(50).len().to_string())
    }
    Module::new("chronicle")
        .on(event::<Notice>().or(event::<Request>()), tell)
        .on(command("hush").in_group(), hush)
        .on(command("level").in_group(), level)
}

#[tokio::test]
async fn what_people_do_is_what_napcat_says_they_did() {
    let stage = Stage::of(chronicle()).over(SimulatedNapCat::start().await).open().await;
    let group = stage.group(cast::GROUP.unsigned_abs());
    let alice = group.member(cast::ALICE.unsigned_abs());
    let newcomer = group.stranger(cast::STRANGER.unsigned_abs());
    newcomer.joins().await.is_answered("1000000021 joined");
    newcomer.leaves().await.is_answered("1000000021 left");
    alice.pokes().await.is_answered("1000000011 poked");
    let said = alice.says("never mind").await;
    said.is_ignored();
    alice.recalls(said.message_id()).await.is_answered("1000000011 recalled");
    newcomer.asks_to_join("let me in").await.is_answered("1000000021 asks: false let me in");
    let fiona = stage.friend(cast::FIONA.unsigned_abs());
    fiona.becomes_a_friend().await.is_answered("1000000014 is a friend");
    fiona.asks_for_friendship("hi").await.is_answered("1000000014 asks");
    fiona.pokes().await.is_answered("1000000014 poked");
}

#[tokio::test]
async fn calls_are_heard_and_reach_the_server() {
    let napcat = SimulatedNapCat::start().await;
    let stage = Stage::of(chronicle()).over(napcat.clone()).open().await;
    let alice = stage.group(cast::GROUP.unsigned_abs()).member(cast::ALICE.unsigned_abs());
    let minute = Duration::from_mins(1);
    alice.says("hush").await.makes("group_ban", (alice.group(), alice.id(), minute));
    assert!(napcat.default_group().find(cast::ALICE).unwrap().muted_until > 0);
}

#[tokio::test]
async fn handlers_that_take_napcat_run() {
    let stage = Stage::of(chronicle()).over(SimulatedNapCat::start().await).open().await;
    let alice = stage.group(cast::GROUP.unsigned_abs()).member(cast::ALICE.unsigned_abs());
    alice.says("level").await.is_answered("2");
}
