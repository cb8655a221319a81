//! Who may do what, and what becomes of words that are not wanted.

use std::time::Duration;

use mynah::prelude::*;
use mynah::testing::{Stage, StageBuilder};
use mynah_modules::guard;
use mynah_napcat_sim::cast;
use mynah_napcat_stage::SimulatedNapCat;
use serde_json::json;

use crate::{ALICE, BOB, GROUP, OLIVIA, STRANGER, with_bob_as_super};

fn configured() -> StageBuilder {
    Stage::of(guard::module())
        .configure(json!({
            "commands": true,
            "keywords": ["Buy Gold"],
            "mute": "10m",
            "welcome": "mind the rules",
        }))
        .app(|app| app.settings(&with_bob_as_super()))
}

fn at(user: u64, before: &str, behind: &str) -> MessageChain {
    MessageChain::new().text(before).at(user).text(behind)
}

#[tokio::test]
async fn without_a_configuration_it_only_watches() {
    let stage = Stage::of(guard::module()).open().await;
    let (olivia, alice) = (stage.group(GROUP).owner(OLIVIA), stage.group(GROUP).member(ALICE));
    alice.says("buy gold").await.is_ignored();
    stage.group(GROUP).stranger(STRANGER).joins().await.is_ignored();
    let refused = olivia.says(at(ALICE, "ban ", "")).await;
    refused.is_answered_with("modules.guard.commands").makes_no("group_ban");
}

#[tokio::test]
async fn words_that_are_not_wanted_are_taken_back_and_nobody_answers_them() {
    async fn parrot(message: Message) -> String {
        message.chain.plain_text().into_owned()
    }
    let parrot = Module::new("parrot").on(message(), parrot);
    let stage = configured().with(parrot).open().await;
    let alice = stage.group(GROUP).member(ALICE);
    let minded = alice.says("now BUY GOLD here").await;
    minded.is_answered("@1000000011 please mind your words in this group.");
    minded.makes("delete_msg", (minded.message_id(),));
    minded.makes("group_ban", (alice.group(), alice.id(), Duration::from_mins(10)));
    let olivia = stage.group(GROUP).owner(OLIVIA);
    olivia.says("nobody may buy gold").await.is_answered_with("gold").makes_no("delete_msg");
}

#[tokio::test]
async fn only_who_ranks_higher_may_mute_and_remove() {
    let stage = configured().open().await;
    let group = stage.group(GROUP);
    let (olivia, adam, alice) = (group.owner(OLIVIA), group.admin(5_u64), group.member(ALICE));
    let bob = group.member(BOB);
    alice.says(at(BOB, "kick ", "")).await.is_ignored();
    adam.says(at(OLIVIA, "ban ", " 1h"))
        .await
        .is_answered_with("ranks below you")
        .makes_no("group_ban");
    let hour = Duration::from_hours(1);
    let muted = adam.says(at(ALICE, "ban ", " 1h")).await;
    muted.makes("group_ban", (alice.group(), alice.id(), hour)).is_answered("Done.").is_quoted();
    let freed = adam.says(at(ALICE, "unban ", "")).await;
    freed.makes("group_ban", (alice.group(), alice.id(), Duration::ZERO)).is_answered("Done.");
    let removed = bob.says(at(ALICE, "/kick ", "")).await;
    removed.makes("group_kick", (alice.group(), alice.id(), false)).is_answered("Done.");
    olivia.says("/ban somebody").await.is_answered_with("somebody");
}

#[tokio::test]
async fn newcomers_are_told_what_the_operator_wants() {
    let stage = configured().open().await;
    let joined = stage.group(GROUP).stranger(STRANGER).joins().await;
    joined.is_answered("@1000000021 mind the rules");
}

#[tokio::test]
async fn napcat_takes_back_and_mutes() {
    let napcat = SimulatedNapCat::start().await;
    let stage = configured().over(napcat.clone()).lang("zh-CN").open().await;
    let alice = stage.group(GROUP).member(ALICE);
    let minded = alice.says("buy gold").await;
    minded.is_answered_with("请注意本群的言辞").makes("delete_msg", (minded.message_id(),));
    let muted = napcat.default_group().find(cast::ALICE).is_some_and(|alice| alice.muted_until > 0);
    assert!(muted, "the server knows of the mute");
}
