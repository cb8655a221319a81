//! The kit itself: what it hears, what it answers, and what it says when a test is wrong.

use std::time::Duration;

use mynah_core::message::Extra;
use mynah_core::model::GroupInfo;
use mynah_core::{ErrorKind, GroupId, Message, Target};

use super::*;
use crate::prelude::*;

const GROUP: u64 = 570_000_001;
const ALICE: u64 = 1_000_000_011;

/// Says again what is said, mutes, fails, asks.
fn parrot() -> Module {
    async fn say(args: Args) -> Reply {
        Reply::text(args.text()).quoting()
    }
    async fn hush(message: Message, bot: Bot) -> Result<String> {
        let (group, user) = (message.group_id()?, message.user_id());
        let done = bot.moderation()?.group_ban(group, user, Duration::from_mins(1)).await?;
        Ok(if done.took_effect() { "hush" } else { "I may not" }.to_owned())
    }
    async fn name(message: Message, bot: Bot) -> Result<String> {
        Ok(bot.groups()?.get_group_info(message.group_id()?).await?.group_name)
    }
    async fn ask(session: Session) -> Result<String> {
        let asked = session.ask("How old?").within(Duration::from_secs(30)).parse::<u8>().await?;
        Ok(format!("{asked}!"))
    }
    async fn late(message: Message, bot: Bot) -> Result<()> {
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_hours(1)).await;
            bot.send_msg(&message.target, "late").await
        });
        Ok(())
    }
    async fn greet(event: Event<GroupIncrease>) -> Reply {
        Reply::new(MessageChain::new().at(&event.user_id).text(" hi"))
    }
    Module::new("parrot")
        .on(command("say").with_args(), say)
        .on(command("hush").in_group(), hush)
        .on(command("name").in_group(), name)
        .on(command("ask"), ask)
        .on(command("late"), late)
        .on(notice().group_increase(), greet)
}

async fn stage() -> Stage {
    Stage::of(parrot()).open().await
}

#[tokio::test]
async fn what_is_said_is_answered_where_it_was_said() {
    let stage = stage().await;
    let alice = stage.group(GROUP).member(ALICE);
    alice.says("say hello").await.is_answered("hello").is_quoted();
    let said = alice.in_private().says("say psst").await;
    let there = Target::Temporary { user: ALICE.into(), group: Some(GROUP.into()) };
    assert_eq!(said.sent()[0].target, there);
    stage.friend(7).says("say dear").await.is_answered("dear");
    alice.says("nothing for you").await.is_ignored();
}

#[tokio::test]
async fn calls_are_heard_with_their_arguments() {
    let stage = stage().await;
    let (alice, olivia) = (stage.group(GROUP).member(ALICE), stage.group(GROUP).owner(10));
    let minute = Duration::from_mins(1);
    let muted = alice.says("hush").await;
    muted.makes("group_ban", (alice.group(), alice.id(), minute)).is_answered("hush");
    let call = muted.calls().iter().find(|call| call.name() == "group_ban").unwrap();
    assert_eq!(call.get::<GroupId>("group"), "570000001");
    olivia.says("hush").await.is_answered("I may not");
}

#[tokio::test]
async fn calls_answer_what_the_test_says() {
    let stage = stage().await;
    let alice = stage.group(GROUP).member(ALICE);
    alice.says("name").await.fails("Paper does not support get_group_info");
    let aviary = GroupInfo {
        group_id: GROUP.into(),
        group_name: "Aviary".to_owned(),
        group_remark: String::new(),
        group_all_shut: false,
        member_count: None,
        extra: Extra::default(),
    };
    stage.answers("get_group_info", aviary);
    alice.says("name").await.is_answered("Aviary");
    stage.refuses("get_group_info", ErrorKind::Refused, "not today");
    alice.says("name").await.fails("not today");
}

#[tokio::test(start_paused = true)]
async fn a_conversation_goes_on_and_time_passes() {
    let stage = stage().await;
    let alice = stage.group(GROUP).member(ALICE);
    alice.says("ask").await.is_answered("How old?");
    alice.says("30").await.is_answered("30!");
    alice.says("ask").await.is_answered("How old?");
    stage.passes(Duration::from_secs(31)).await.is_ignored();
    alice.says("30").await.is_ignored();
    alice.says("late").await.is_ignored();
    stage.passes(Duration::from_mins(59)).await.is_ignored();
    stage.passes(Duration::from_mins(1)).await.is_answered("late");
    stage.closes().await.is_ignored();
}

#[tokio::test]
async fn who_joins_is_greeted_by_name() {
    let stage = stage().await;
    stage.group(GROUP).stranger(21).joins().await.is_answered("@21 hi");
}

#[tokio::test]
#[should_panic(
    expected = "expected the answers\n  [\"moin\"]\nbut\n  said to group 570000001: \"[reply 1]hello\""
)]
async fn a_wrong_answer_is_shown_with_all_the_bot_did() {
    stage().await.group(GROUP).member(ALICE).says("say hello").await.is_answered("moin");
}

#[tokio::test]
#[should_panic(expected = "there is no call `grop_ban`; the nearest is `group_ban`")]
async fn a_call_that_is_none_is_no_expectation() {
    stage().await.group(GROUP).member(ALICE).says("say hello").await.makes_no("grop_ban");
}

#[tokio::test]
#[should_panic(expected = "`get_group_info` answers mynah_core::model::group::GroupInfo, not &str")]
async fn an_answer_of_the_wrong_type_is_found_at_once() {
    stage().await.answers("get_group_info", "Aviary");
}

#[tokio::test]
#[should_panic(expected = "`is_admin` is made of other calls")]
async fn a_call_that_is_made_of_others_has_no_answer_of_its_own() {
    stage().await.answers("is_admin", true);
}

#[tokio::test]
#[should_panic(expected = "failed in `mynah::testing::tests::parrot::name`")]
async fn a_failure_nobody_expected_fails_the_test() {
    stage().await.group(GROUP).member(ALICE).says("name").await.is_unanswered();
}

#[tokio::test]
async fn an_app_that_cannot_start_says_why() {
    async fn counts(_: State<u8>) {}
    let module = Module::new("counter").on(message(), counts);
    let error = Stage::of(module).try_open().await.unwrap_err();
    assert!(error.to_string().contains("counter"), "{error}");
}
