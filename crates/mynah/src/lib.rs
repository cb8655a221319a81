//! Mynah: a multi-platform chat-bot framework.
//!
//! A [`Module`] says which events it wants ([`condition`]s) and what to do with them
//! ([`handler`]s, which take what they name); an [`App`] runs modules on bots.
//!
//! ```
//! use mynah::prelude::*;
//!
//! pub fn module() -> Module {
//!     Module::new("greeter")
//!         .on(command("hello").help("says hello back"), hello)
//!         .on(notice().group_increase(), welcome)
//! }
//!
//! async fn hello(message: Message) -> Reply {
//!     Reply::text(format!("Hello, {}!", message.sender.name())).quoting()
//! }
//!
//! async fn welcome(event: Event<GroupIncrease>) -> Reply {
//!     Reply::new(MessageChain::new().at(&event.user_id).text(" welcome!"))
//! }
//! # module();
//! ```
//!
//! | look for | in |
//! | --- | --- |
//! | running bots and modules, and stopping them | [`app`] |
//! | which events a handler wants | [`condition`] |
//! | whom the bot answers, and how often | [`policy`] |
//! | waiting for what is said next | [`session`] |
//! | seeing messages before conditions do | [`hook`] |
//! | what a handler can take and give | [`extract`], [`handler`], [`reply`] |
//! | several bots: who saw an event, choosing one | [`bots`], [`selection`], [`dedupe`] |
//! | switching modules on and off | [`modules`] |
//! | what an operator can set, and what is wrong with it | [`config`] |
//! | how events reach handlers, and in which order | [`dispatch`] |
//! | texts in the languages of the users | [`i18n`] |
//! | testing a module without an account | [`testing`] |

pub mod app;
pub mod bots;
pub mod command;
pub mod condition;
pub mod config;
pub mod dedupe;
pub mod dispatch;
pub mod extract;
pub mod handler;
pub mod hook;
pub mod module;
pub mod modules;
pub mod policy;
pub mod prelude;
pub mod reply;
pub mod selection;
pub mod session;
pub mod testing;
mod texts;

pub use app::App;
pub use condition::Condition;
pub use handler::{Handler, HandlerError, Result, blocking};
pub use module::Module;
pub use mynah_core as core;
pub use mynah_core::i18n;
pub use reply::{IntoReply, Reply};
pub use schemars;
