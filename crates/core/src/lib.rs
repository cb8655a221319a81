//! The vocabulary of Mynah: what a bot hears, says and knows, on any platform.
//!
//! This crate holds ids, messages, events, models, the [`Adapter`] trait with its capability
//! traits, errors, and the traits that third parties implement ([`FromContext`],
//! [`AdapterFactory`]).
//! It names no platform, opens no connection and starts no task.
//!
//! | look for | in |
//! | --- | --- |
//! | ids of users, groups, messages, bots | [`id`] |
//! | what is said: chains of segments | [`message`] |
//! | what happens: messages, notices, requests, meta events | [`event`] |
//! | what can be done about it | [`Act`] |
//! | what can be asked: members, groups, accounts | [`model`] |
//! | what a platform can do | [`adapter`], [`capability`] |
//! | what a handler can take as an argument | [`extract`] |
//! | how an adapter reads its configuration | [`config`] |
//! | texts in the languages of the users | [`i18n`] |
//! | a bot that writes down what is asked of it | [`testing`] |

pub mod act;
pub mod adapter;
pub mod capability;
pub mod config;
pub mod error;
pub mod event;
pub mod extract;
pub mod i18n;
pub mod id;
pub mod lang;
pub mod message;
pub mod model;
pub mod order;
pub mod target;
pub mod testing;

pub use act::Act;
pub use adapter::{Adapter, AdapterFactory, Bot, BotHost, BotState, EventSink, RunContext};
pub use config::{Section, SectionError};
pub use error::{Error, ErrorKind, Result, SendError, SendResult};
pub use event::{Event, Message, Payload};
pub use extract::{Context, Extensions, FromContext, Rejection};
pub use i18n::{Localize, Localizer};
pub use id::{BotId, GroupId, MessageId, Platform, UserId};
pub use lang::Lang;
pub use message::{MessageChain, Segment};
pub use model::{GroupMembers, Member};
pub use target::Target;
