use mynah::prelude::*;

pub fn module() -> Module {
    Module::new("hello").on(command("hello").help("says hello back"), hello)
}

async fn hello(message: Message) -> Reply {
    Reply::text(format!("Hello, {}!", message.sender.name())).quoting()
}

#[cfg(test)]
mod tests {
    use mynah::testing::Stage;

    #[tokio::test]
    async fn hello_is_answered_by_name() {
        let stage = Stage::of(super::module()).open().await;
        let alice = stage.group(570000001).member(1000000011).named("Alice");
        alice.says("hello").await.is_answered("Hello, Alice!").is_quoted();
        alice.says("good morning").await.is_ignored();
    }
}
