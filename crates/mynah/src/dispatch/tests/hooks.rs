//! Messages that hooks see before any condition does.

use super::*;
use crate::hook::Verdict;

async fn echo(message: Message) -> String {
    message.chain.to_string()
}

#[tokio::test(start_paused = true)]
async fn hooks_rewrite_and_refuse_messages_in_order_before_conditions_see_them() {
    let module = Module::new("echo")
        .before(|message: &Message| match message.chain.plain_text().strip_prefix("please ") {
            Some(rest) => Verdict::Rewrite(rest.into()),
            None => Verdict::Pass,
        })
        .before(async |message: Message, _bot: Bot| {
            sleep(Duration::from_secs(1)).await;
            match &*message.chain.plain_text() {
                "echo spam" => Verdict::refuse("spam"),
                text => Verdict::Rewrite(format!("{text}!").into()),
            }
        })
        .on(command("echo").with_args(), echo);
    let stage = Stage::new([module]);
    for text in ["please echo hello", "please echo spam", "echo bye", "please be quiet"] {
        stage.says(&group(1), text);
    }
    let handled = Arc::clone(&stage.handled);
    assert_eq!(stage.texts().await, ["echo hello!", "echo bye!"]);
    assert_eq!(handled.lock().unwrap().len(), 4, "observers are told of refused ones as well");
}

#[tokio::test(start_paused = true)]
async fn a_hook_that_fails_is_left_out() {
    let module = Module::new("echo")
        .before(|_: &Message| -> Verdict { panic!("on purpose") })
        .before(async |_: Message, _: Bot| std::future::pending::<Verdict>().await)
        .on(message(), echo);
    let stage = Stage::new([module]);
    stage.says(&group(1), "hello");
    assert_eq!(stage.texts().await, ["hello"]);
}
