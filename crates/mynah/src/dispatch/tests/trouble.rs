//! Who is told when a handler fails.

use super::*;

type Told = Arc<Mutex<Vec<String>>>;

fn listening(told: &Told) -> Listeners {
    let told = Arc::clone(told);
    let hook: ErrorHook = Arc::new(move |failure| {
        let told = Arc::clone(&told);
        Box::pin(async move {
            let conversation = failure.context.event().conversation().unwrap();
            let line = format!("{}: {conversation}: {failure}", failure.module);
            told.lock().unwrap().push(line);
            assert!(!failure.to_string().contains("hook"), "on purpose");
        })
    });
    Listeners { on_error: Some(hook), ..Listeners::default() }
}

#[tokio::test(start_paused = true)]
async fn every_failure_is_told_to_one_hook_with_its_event() {
    async fn stumbles(message: Message) -> crate::Result<()> {
        match &*message.chain.plain_text() {
            "panic" => panic!("on purpose"),
            "hang" => std::future::pending().await,
            other => Err(crate::HandlerError::new(other)),
        }
    }
    let told = Told::default();
    let module = Module::new("mixed").on(message(), stumbles);
    let stage = Stage::listened_to([module], DispatchOptions::default(), listening(&told));
    for text in ["panic", "hang", "breaks the hook as well", "is wrong"] {
        stage.says(&group(1), text);
    }
    assert_eq!(stage.texts().await, [""; 0]);
    assert_eq!(
        *told.lock().unwrap(),
        [
            "mixed: group 1: a handler failed: it panicked: on purpose",
            "mixed: group 1: a handler failed: it took longer than 300s and was stopped",
            "mixed: group 1: a handler failed: breaks the hook as well",
            "mixed: group 1: a handler failed: is wrong",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_condition_that_panics_costs_its_event_and_nothing_else() {
    let condition = message().when(|event| {
        let Payload::Message(message) = event else { return false };
        assert!(message.chain.plain_text() != "panic", "on purpose");
        true
    });
    let stage = Stage::new([Module::new("echo").on(condition, slow_echo)]);
    for text in ["panic", "b"] {
        stage.says(&group(1), text);
    }
    assert_eq!(stage.texts().await, ["b"]);
}
