//! A terminal as a chat platform: one user, one group.
//!
//! Every line typed is a message of the user in the group, and what the bot sends is written
//! under it, so a module can be tried without an account anywhere:
//!
//! ```text
//! * You are ann in the group terminal, …
//! /ping
//! bot> pong
//! :join ben
//! * ben joined the group terminal
//! bot> Welcome, @ben!
//! ```
//!
//! Lines that start with `:` are for the terminal itself (`:private TEXT`, `:join NAME`,
//! `:leave NAME`, `:help`, `:quit`), because bot commands start with other signs; `::TEXT` says
//! something that starts with a colon, and `@name` mentions a member.
//!
//! Somebody is called by their name here, so the name is also the id: the bot is `bot`.
//!
//! ```
//! use mynah_adapter_console::{Console, ConsoleConfig};
//! use mynah_core::capability::Messaging;
//! use mynah_core::{MessageChain, Target};
//! use tokio::io::{AsyncBufReadExt, BufReader, duplex, empty};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let (screen, written) = duplex(1024);
//! let console = Console::with_io(ConsoleConfig::default(), empty(), written)?;
//! let hello = MessageChain::new().at("ann").text(", hello");
//! console.send_msg(&Target::group("terminal"), hello).await?;
//!
//! let line = BufReader::new(screen).lines().next_line().await?;
//! assert_eq!(line.as_deref(), Some("bot> @ann, hello"));
//! # Ok(())
//! # }
//! ```

mod adapter;
mod capability;
mod config;
mod convert;
mod factory;
mod handle;
mod hooked;
mod input;
mod line;
mod output;
mod room;
mod texts;
mod words;

pub use config::ConsoleConfig;
pub use factory::ConsoleFactory;
pub use handle::Console;
