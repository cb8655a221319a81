//! Testing modules without an account: a stage on which they run, people who say things, and what
//! the bot did about it.
//!
//! ```
//! use mynah::prelude::*;
//! use mynah::testing::Stage;
//!
//! fn module() -> Module {
//!     async fn hello(message: Message) -> Reply {
//!         Reply::text(format!("Hello, {}!", message.sender.name())).quoting()
//!     }
//!     async fn hush(bot: Bot, message: Message) -> Result<()> {
//!         let minute = std::time::Duration::from_secs(60);
//!         bot.moderation()?.group_ban(message.group_id()?, message.user_id(), minute).await?;
//!         Ok(())
//!     }
//!     Module::new("greeter").on(command("hello"), hello).on(command("hush"), hush)
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let stage = Stage::of(module()).open().await;
//! let alice = stage.group(570000001).member(1000000011).named("Alice");
//!
//! alice.says("hello").await.is_answered("Hello, Alice!").is_quoted();
//! alice.says("good morning").await.is_ignored();
//!
//! let minute = std::time::Duration::from_secs(60);
//! alice.says("hush").await.makes("group_ban", (alice.group(), alice.id(), minute));
//! # }
//! ```
//!
//! [`Stage::of`] plays on [`Paper`]: no server, no socket, and with a paused clock
//! (`#[tokio::test(start_paused = true)]`) a minute [passes](Stage::passes) at once.
//! [`StageBuilder::over`] plays the same test over another [`Scene`], such as the simulated NapCat
//! of `mynah-napcat-stage`; real sockets need the real clock.
//!
//! Nothing gets lost: whatever the bot did since the last look is part of the next [`Deeds`], and
//! a handler that failed fails the test unless that was [expected](Deeds::fails).

mod asserts;
mod builder;
mod deeds;
mod paper;
mod person;
mod progress;
mod scene;
mod stage;

pub use asserts::Arguments;
pub use builder::StageBuilder;
pub use deeds::{Deeds, Sent};
pub use mynah_core::testing::{Argument, Call, Double};
pub use paper::{End, Paper, RawCall};
pub use person::{Group, Person};
pub use scene::Scene;
pub use stage::Stage;

#[cfg(test)]
mod tests;
