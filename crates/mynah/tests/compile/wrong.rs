//! Handlers that are none.

use mynah::prelude::*;

async fn takes_a_number(_: u64) {}

fn is_not_async(message: Message) -> String {
    message.chain.to_string()
}

async fn gives_back_a_number(_: Message) -> u64 {
    7
}

pub fn module() -> Module {
    Module::new("wrong")
        .on(message(), takes_a_number)
        .on(message(), is_not_async)
        .on(message(), gives_back_a_number)
}
