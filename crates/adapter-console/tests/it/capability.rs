//! What can be asked of a console, through the generic API alone.

use std::sync::Arc;

use mynah_adapter_console::Console;
use mynah_core::event::{Event, Header, Message, UnknownEvent};
use mynah_core::model::Role;
use mynah_core::{
    Bot, Context, ErrorKind, Extensions, FromContext, Lang, MessageChain, Payload, Target, UserId,
};
use tokio::io::{empty, sink};

use crate::terminal::{Terminal, config};

fn bot(terminal: &Terminal) -> Bot {
    Bot::new(Arc::new(terminal.console.clone()))
}

#[tokio::test]
async fn what_is_sent_is_written_with_names_and_quotations() {
    let mut terminal = Terminal::ready().await;
    terminal.types("/ping\n").await;
    let ping: Message = terminal.event().await.downcast().unwrap();
    let answer = MessageChain::new().at("ann").text(" pong\nand more");
    let answer = answer.quoting(&ping.message_id);
    let sent = bot(&terminal).send_msg(&ping.target, answer).await.unwrap();
    assert_ne!(sent, ping.message_id);
    assert_eq!(terminal.reads().await, "bot> [ann: /ping] @ann pong");
    assert_eq!(terminal.reads().await, "     and more");
}

#[tokio::test]
async fn what_is_sent_in_private_is_marked() {
    let mut terminal = Terminal::ready().await;
    bot(&terminal).send_msg(&Target::private("ann"), "hush").await.unwrap();
    assert_eq!(terminal.reads().await, "bot (to ann alone)> hush");
}

#[tokio::test]
async fn an_answer_is_written_even_after_the_input_ended() {
    let mut terminal = Terminal::ready().await;
    terminal.types("/ping").await;
    terminal.hangs_up();
    terminal.ends().await;
    bot(&terminal).send_msg(&Target::group("den"), "pong").await.unwrap();
    assert_eq!(terminal.reads().await, "bot> pong");
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_by_kind() {
    let terminal = Terminal::ready().await;
    let bot = bot(&terminal);
    for (target, text, kind) in [
        (Target::private("stranger"), MessageChain::from("hi"), ErrorKind::NotFound),
        (Target::group("elsewhere"), MessageChain::from("hi"), ErrorKind::NotFound),
        (Target::group("den"), MessageChain::new(), ErrorKind::InvalidInput),
    ] {
        let error = bot.send_msg(&target, text).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
    }
}

#[tokio::test]
async fn a_terminal_that_went_away_is_disconnected() {
    let (output, screen) = tokio::io::duplex(64);
    drop(screen);
    let console = Console::with_io(config(Lang::english()), empty(), output).unwrap();
    let bot = Bot::new(Arc::new(console));
    let error = bot.send_msg(&Target::group("den"), "hi").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Disconnected);
    assert!(error.reason().downcast_ref::<std::io::Error>().is_some());
}

#[tokio::test]
async fn the_members_are_the_user_the_bot_and_whoever_joined() {
    let mut terminal = Terminal::ready().await;
    terminal.types(":join ben\nhello\n").await;
    terminal.event().await;
    terminal.event().await;
    let bot = bot(&terminal);
    let groups = bot.groups().unwrap();

    let members = groups.get_group_members(&"den".into()).await.unwrap();
    assert_eq!(members.ids().map(UserId::as_str).collect::<Vec<_>>(), ["ann", "bot", "ben"]);
    let ann = members.get(&"ann".into()).unwrap();
    assert_eq!((ann.role, ann.name()), (Role::Owner, "ann"));
    assert!(ann.last_sent_time.is_some());
    assert!(members.get(&"bot".into()).unwrap().is_robot);
    assert_eq!(members.get(&"ben".into()).unwrap().last_sent_time, None);

    let group = groups.get_group_info(&"den".into()).await.unwrap();
    assert_eq!((group.group_name.as_str(), group.member_count), ("den", Some(3)));
    let ben = groups.get_group_member_info(&"den".into(), &"ben".into()).await.unwrap();
    assert_eq!(ben.group_id, "den");
}

#[tokio::test]
async fn strangers_and_other_groups_are_not_found() {
    let terminal = Terminal::ready().await;
    let bot = bot(&terminal);
    let groups = bot.groups().unwrap();
    let (den, elsewhere, ann) = ("den".into(), "elsewhere".into(), "ann".into());
    let errors = [
        groups.get_group_member_info(&den, &"stranger".into()).await.unwrap_err(),
        groups.get_group_member_info(&elsewhere, &ann).await.unwrap_err(),
        groups.get_group_members(&elsewhere).await.unwrap_err(),
        groups.get_group_info(&elsewhere).await.unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::NotFound, "{error}");
    }
}

#[tokio::test]
async fn the_account_and_the_server_answer_truly() {
    let mut terminal = Terminal::ready().await;
    let bot = bot(&terminal);
    let login = bot.account().unwrap().get_login_info().await.unwrap();
    assert_eq!((login.user_id.as_str(), login.nickname.as_str()), ("bot", "bot"));
    let support = bot.support().unwrap();
    let version = support.get_version_info().await.unwrap();
    assert_eq!(version.app_name, "mynah-adapter-console");
    assert!(support.get_status().await.unwrap().online);
    terminal.hangs_up();
    terminal.ends().await;
    assert!(!support.get_status().await.unwrap().online);
}

#[test]
fn a_handler_can_take_the_console_itself() {
    let console = Console::with_io(config(Lang::english()), empty(), sink()).unwrap();
    assert!(Console::available_on(&console));
    let bot = Bot::new(Arc::new(console));
    let payload = Payload::Unknown(UnknownEvent { kind: String::new() });
    let event = Event::new(Header::for_bot("console"), payload);
    let context = Context::new(event, bot, Arc::new(Extensions::default()));
    assert_eq!(format!("{:?}", Console::from_context(&context).unwrap()), "Console(console)");
}

#[tokio::test]
async fn a_member_is_named_and_found() {
    let terminal = Terminal::ready().await;
    let (bot, den, ann) = (bot(&terminal), "den".into(), "ann".into());
    let groups = bot.groups().unwrap();
    groups.set_group_card(&den, &ann, "Captain").await.unwrap();
    assert_eq!(groups.get_card(&den, &ann).await.unwrap().as_deref(), Some("Captain"));
    assert_eq!(groups.get_groups().await.unwrap()[0].group_id, den);
    let account = bot.account().unwrap();
    let names = account.get_card_by_search(&ann, Some(&den)).await.unwrap();
    assert_eq!((names.shown(), names.nickname.as_str()), ("Captain", "ann"));
    assert_eq!(account.get_nickname(&"nobody".into()).await.unwrap(), "nobody");
    let error = groups.set_group_card(&den, &"nobody".into(), "x").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    let error = groups.set_group_sign(&den).await.unwrap_err();
    assert_eq!(error.to_string(), "Console does not support set_group_sign");
}
