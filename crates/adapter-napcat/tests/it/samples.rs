//! Calls of every action, between them with every parameter it has.

mod basics;
mod files;
mod forwards;
mod groups;
mod history;
mod people;

use crate::recorder::Recorder;

/// What is sent by all of them, a line a call.
pub(crate) async fn all() -> String {
    let client = Recorder::default();
    basics::call(&client).await;
    history::call(&client).await;
    people::call(&client).await;
    files::call(&client).await;
    forwards::call(&client).await;
    groups::call(&client).await;
    client.heard()
}
