//! What becomes of events when too many wait.

use super::*;

fn stage(queue: usize, per_conversation: usize, when_full: WhenFull) -> Stage {
    let options = DispatchOptions {
        queue,
        queue_per_conversation: per_conversation,
        when_full,
        ..Default::default()
    };
    Stage::with([Module::new("echo").on(message(), slow_echo)], options)
}

#[tokio::test(start_paused = true)]
async fn one_conversation_cannot_fill_the_queue_of_the_others() {
    let stage = stage(100, 1, WhenFull::DropNewest);
    for text in ["aaa", "b", "lost"] {
        stage.says(&group(1), text);
    }
    stage.says(&group(2), "d");
    assert_eq!(stage.texts().await, ["d", "aaa", "b"]);
}

#[tokio::test(start_paused = true)]
async fn the_oldest_event_of_the_same_conversation_gives_way_to_a_new_one() {
    let stage = stage(100, 2, WhenFull::DropOldest);
    for text in ["aaa", "lost", "lost", "bb", "c"] {
        stage.says(&group(1), text);
    }
    assert_eq!(stage.texts().await, ["aaa", "bb", "c"]);
}

#[tokio::test(start_paused = true)]
async fn the_conversation_with_the_most_gives_way_when_the_whole_is_full() {
    let stage = stage(2, 100, WhenFull::DropOldest);
    for text in ["aaa", "lost", "bb"] {
        stage.says(&group(1), text);
    }
    for text in ["c", "d"] {
        stage.says(&group(2), text);
    }
    assert_eq!(stage.texts().await, ["c", "d", "aaa", "bb"]);
}

#[tokio::test(start_paused = true)]
async fn there_is_a_bound_to_how_many_conversations_are_busy() {
    let stage = stage(2, 100, WhenFull::DropOldest);
    for conversation in 1..=3 {
        stage.says(&group(conversation), "a");
    }
    assert_eq!(stage.texts().await.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_adapter_that_can_wait_is_asked_to_and_loses_nothing() {
    let stage = stage(100, 1, WhenFull::Block);
    let start = Instant::now();
    for text in ["aaa", "b", "c", "d"] {
        stage.sink.room().await;
        stage.says(&group(1), text);
    }
    assert_eq!(start.elapsed().as_secs(), 4, "it waited until `b` had been handled");
    assert_eq!(stage.texts().await, ["aaa", "b", "c", "d"]);
}

#[tokio::test(start_paused = true)]
async fn an_adapter_that_cannot_wait_may_fill_the_whole_queue() {
    let stage = stage(3, 1, WhenFull::Block);
    for text in ["aaa", "b", "c", "d", "lost"] {
        stage.says(&group(1), text);
    }
    assert_eq!(stage.texts().await, ["aaa", "b", "c", "d"]);
}

#[tokio::test(start_paused = true)]
async fn nobody_is_asked_to_wait_unless_the_operator_says_so() {
    let stage = stage(1, 1, WhenFull::DropNewest);
    for text in ["aaa", "b"] {
        stage.says(&group(1), text);
    }
    let start = Instant::now();
    stage.sink.room().await;
    assert_eq!(start.elapsed().as_secs(), 0);
}
