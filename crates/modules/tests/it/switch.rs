//! Who may switch modules, and what comes of it.

use mynah::testing::{Stage, StageBuilder};
use mynah_modules::{help, ping, switch};
use mynah_napcat_stage::SimulatedNapCat;

use crate::{ALICE, BOB, GROUP, with_bob_as_super};

fn stage() -> StageBuilder {
    Stage::of(switch::module())
        .with(ping::module())
        .with(help::module())
        .app(|app| app.settings(&with_bob_as_super()))
}

#[tokio::test]
async fn a_super_user_lists_modules_and_switches_them() {
    let stage = stage().open().await;
    let bob = stage.group(GROUP).member(BOB);
    bob.says("modules").await.is_answered("Modules:\n✓ switch\n✓ ping\n✓ help");
    bob.says("ping").await.is_answered("pong");
    bob.says("disable ping").await.is_answered_with("ping is off").is_quoted();
    bob.says("ping").await.is_ignored();
    bob.says("modules").await.is_answered_with("✗ ping (switched off)");
    bob.says("启用 ping").await.is_answered_with("已启用 ping").is_quoted();
    bob.says("ping").await.is_answered("pong");
    bob.in_private().says("模块").await.is_answered_with("✓ ping");
}

#[tokio::test]
async fn nobody_else_may_and_the_help_lists_it_for_nobody_else() {
    let stage = stage().open().await;
    let group = stage.group(GROUP);
    let (alice, bob) = (group.owner(ALICE), group.member(BOB));
    for said in ["modules", "/disable ping", "/enable ping", "停用 ping"] {
        alice.says(said).await.is_ignored();
    }
    alice.says("ping").await.is_answered("pong");
    bob.says("help").await.is_answered_with("disable <module> / 停用 <module>");
    let listed = alice.says("help").await;
    assert!(!listed.texts()[0].contains("disable"), "{listed}");
}

#[tokio::test]
async fn what_cannot_be_switched_is_said_with_what_can() {
    let stage = stage().open().await;
    let bob = stage.group(GROUP).member(BOB);
    bob.says("disable pingg").await.is_answered_with("did you mean `ping`?");
    bob.says("disable switch").await.is_answered_with("I stay on");
    bob.says("/disable").await.is_answered_with("argument 1 is missing");
}

#[tokio::test]
async fn napcat_switches_as_well_in_the_language_of_the_bot() {
    let stage = stage().over(SimulatedNapCat::start().await).lang("zh-CN").open().await;
    let bob = stage.group(GROUP).member(BOB);
    bob.says("停用 ping").await.is_answered_with("已停用 ping").is_quoted();
    bob.says("停用 pingg").await.is_answered_with("ping");
}
