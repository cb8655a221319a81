//! From lines to events.

use mynah_core::event::meta::Lifecycle;
use mynah_core::event::notice::{GroupDecrease, GroupIncrease, LeaveReason};
use mynah_core::model::Role;
use mynah_core::{
    Adapter, BotState, ErrorKind, Lang, Message, MessageChain, Platform, Segment, Target,
};

use crate::terminal::{Terminal, context};

#[tokio::test]
async fn the_console_greets_and_says_that_it_is_connected() {
    let mut terminal = Terminal::start(Lang::english());
    assert_eq!(
        terminal.reads().await,
        "* You are ann in the group den; type a message, or :help for what else there is"
    );
    let event = terminal.event().await.downcast::<Lifecycle>().unwrap();
    assert_eq!(*event, Lifecycle::Connect);
    assert_eq!(event.header().bot, "console");
    assert_eq!(event.header().platform, Platform::from("Console"));
    assert_eq!(event.header().self_id, "bot");
    assert_eq!(*terminal.console.state().borrow(), BotState::Ready);
}

#[tokio::test]
async fn a_line_becomes_a_message_of_the_user_in_the_group() {
    let mut terminal = Terminal::ready().await;
    terminal.types("\n/ping  a b\r\n").await;
    let message: Message = terminal.event().await.downcast().unwrap();
    assert_eq!(message.target, Target::group("den"));
    assert_eq!(message.chain, MessageChain::from("/ping  a b"));
    assert_eq!(message.sender.user_id, "ann");
    assert_eq!(message.sender.name(), "ann");
    assert_eq!(message.sender.role, Some(Role::Owner));
}

#[tokio::test]
async fn messages_have_different_ids() {
    let mut terminal = Terminal::ready().await;
    terminal.types("one\ntwo\n").await;
    let one: Message = terminal.event().await.downcast().unwrap();
    let two: Message = terminal.event().await.downcast().unwrap();
    assert_ne!(one.message_id, two.message_id);
}

#[tokio::test]
async fn a_typed_name_of_the_bot_is_a_mention() {
    let mut terminal = Terminal::ready().await;
    terminal.types("@bot hello\n").await;
    let message: Message = terminal.event().await.downcast().unwrap();
    assert_eq!(message.chain[0], Segment::at("bot"));
    assert_eq!(message.chain.plain_text(), " hello");
}

#[tokio::test]
async fn a_private_line_reaches_the_bot_alone_and_stays_text() {
    let mut terminal = Terminal::ready().await;
    terminal.types(":private @bot hello\n").await;
    let message: Message = terminal.event().await.downcast().unwrap();
    assert_eq!(message.target, Target::private("ann"));
    assert_eq!(message.chain, MessageChain::from("@bot hello"));
    assert_eq!(message.sender.role, None);
}

#[tokio::test]
async fn who_joins_and_leaves_is_a_notice() {
    let mut terminal = Terminal::ready().await;
    terminal.types(":join ben\n:leave ben\n").await;
    let joined = terminal.event().await.downcast::<GroupIncrease>().unwrap();
    assert_eq!((&joined.group_id, &joined.user_id), (&"den".into(), &"ben".into()));
    let left = terminal.event().await.downcast::<GroupDecrease>().unwrap();
    assert_eq!((&left.user_id, left.reason), (&"ben".into(), LeaveReason::Left));
    assert_eq!(terminal.reads().await, "* ben joined the group den");
    assert_eq!(terminal.reads().await, "* ben left the group den");
}

#[tokio::test]
async fn a_command_that_cannot_be_done_answers_why_and_publishes_nothing() {
    let mut terminal = Terminal::ready().await;
    for (line, answer) in [
        (
            ":jion ben",
            "* unknown command :jion (did you mean :join?); :help lists all, ::jion says it as a \
             message",
        ),
        (":join", "* :join wants a name: :join NAME"),
        (":private", "* :private wants what to say: :private TEXT"),
        (":join ann", "* ann is in the group already; :leave ann lets them go"),
        (":leave ben", "* nobody called ben is in the group; there are ann, bot"),
        (":leave ann", "* ann cannot leave; :quit ends"),
        (":leave bot", "* bot cannot leave; :quit ends"),
    ] {
        terminal.types(format!("{line}\n")).await;
        assert_eq!(terminal.reads().await, answer);
    }
    terminal.hangs_up();
    assert!(terminal.ends().await.is_empty());
}

#[tokio::test]
async fn help_lists_the_commands() {
    let mut terminal = Terminal::ready().await;
    terminal.types(":help\n").await;
    let first = terminal.reads().await;
    assert!(first.starts_with("* TEXT "), "{first}");
    assert!(terminal.reads().await.starts_with("  :private TEXT "));
}

#[tokio::test]
async fn the_terminal_speaks_chinese() {
    let mut terminal = Terminal::start(Lang::chinese());
    assert!(terminal.reads().await.starts_with("* 你是 ann，在群 den 里"));
    terminal.types("：join 小明\n:hlep\n").await;
    assert_eq!(terminal.reads().await, "* 小明 加入了群 den");
    assert_eq!(
        terminal.reads().await,
        "* 没有命令 :hlep（是不是 :help？）；输入 :help 查看全部，输入 ::hlep 则作为消息发出"
    );
}

#[tokio::test]
async fn the_end_of_the_input_ends_the_run_after_the_last_line_even_without_its_newline() {
    let mut terminal = Terminal::ready().await;
    terminal.types("one\ntwo").await;
    terminal.hangs_up();
    let events = terminal.ends().await;
    let said: Vec<_> = events
        .into_iter()
        .map(|event| event.downcast().map(|message: Message| message.chain.to_string()))
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(said, ["one", "two"]);
    assert_eq!(*terminal.console.state().borrow(), BotState::Stopped);
}

#[tokio::test]
async fn quit_ends_the_run_and_nothing_after_it_is_read() {
    let mut terminal = Terminal::ready().await;
    terminal.types(":quit\nlater\n").await;
    assert!(terminal.ends().await.is_empty());
}

#[tokio::test]
async fn the_shutdown_ends_a_run_that_waits_for_a_line() {
    let mut terminal = Terminal::ready().await;
    terminal.shutdown.cancel();
    assert!(terminal.ends().await.is_empty());
    assert_eq!(*terminal.console.state().borrow(), BotState::Stopped);
}

#[tokio::test]
async fn a_run_after_a_shutdown_goes_on_where_the_one_before_ended() {
    let mut terminal = Terminal::ready().await;
    terminal.types("be").await;
    tokio::task::yield_now().await;
    terminal.shutdown.cancel();
    terminal.ends().await;
    terminal.types("gun\n").await;
    terminal.hangs_up();

    let (context, mut events) = context();
    terminal.console.run(context).await.unwrap();
    events.recv().await.unwrap().downcast::<Lifecycle>().unwrap();
    let message: Message = events.recv().await.unwrap().downcast().unwrap();
    assert_eq!(message.chain.plain_text(), "begun");
}

#[tokio::test]
async fn a_second_run_of_the_same_terminal_is_refused() {
    let terminal = Terminal::ready().await;
    let error = terminal.console.run(context().0).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
}

#[tokio::test]
async fn a_line_that_is_not_utf_8_is_still_a_message() {
    let mut terminal = Terminal::ready().await;
    terminal.types(b"caf\xe9\n").await;
    let message: Message = terminal.event().await.downcast().unwrap();
    assert_eq!(message.chain.plain_text(), "caf\u{fffd}");
}
