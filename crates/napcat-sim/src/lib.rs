//! A simulated NapCat server: groups, members, messages and faults without a QQ account.
//!
//! A bot under test connects to it as it would to NapCat 4.18, and cannot tell the difference: the
//! frames were written from recordings of the real server, down to the words of its refusals. The
//! test plays everybody else.
//!
//! ```
//! # use futures_util::{SinkExt, StreamExt};
//! # async fn start_my_bot(uri: String) {
//! #     let (mut socket, _) = tokio_tungstenite::connect_async(uri).await.unwrap();
//! #     while let Some(Ok(frame)) = socket.next().await {
//! #         if frame.to_text().is_ok_and(|text| text.contains("ping")) {
//! #             let call = r#"{action: "send_msg", params: {group_id: 570000001, message: "pong"}}"#;
//! #             socket.send(call.into()).await.unwrap();
//! #         }
//! #     }
//! # }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), mynah_napcat_sim::SimError> {
//! use mynah_napcat_sim::{Sim, cast};
//!
//! let sim = Sim::start().await?;
//! let bot = tokio::spawn(start_my_bot(sim.uri()));
//! sim.wait_for_connection().await?;
//!
//! sim.says(cast::ALICE, "ping").await;
//! assert_eq!(sim.expect_reply().await?.text(), "pong");
//!
//! // The server dies, and comes back.
//! sim.crash().await;
//! sim.restart().await?;
//! # bot.abort();
//! # Ok(())
//! # }
//! ```
//!
//! Setting the scene is silent ([`Sim::group`], [`Sim::friend`], [`World`]), what people do is told
//! to the bot ([`Sim::says`], [`Sim::joins`], [`Sim::recalls`], …), what the bot does can be awaited
//! ([`Sim::expect_reply`], [`Sim::expect_call`]) or watched ([`Sim::activities`]), and everything
//! that goes wrong in the wild goes wrong on demand ([`Sim::faults`]). What the bot changes can be
//! looked at ([`Sim::online_status`], [`Sim::likes_given_to`], [`Sim::answer_to`], …), and the
//! machine the server runs on can be a lesser one ([`Sim::packet_backend`], [`Sim::disk_is_shared`],
//! [`Sim::runs_on_windows`], [`Sim::music_signing`]).
//!
//! The usual server offers a WebSocket; [`SimBuilder::serves`] makes it speak HTTP, with a stream of
//! events or without, and [`SimBuilder::dials`] and [`SimBuilder::posts_to`] make it come to the bot.
//! A [`Fleet`] is many accounts on one port.
//!
//! Real sockets need the real clock: do not pause tokio's clock in a test that uses this crate.

mod action;
mod activity;
mod builder;
mod call;
mod clock;
mod error;
mod event;
mod faults;
mod fleet;
mod hex;
mod host;
mod journal;
mod lock;
mod refusal;
pub mod segment;
mod sent;
mod server;
mod service;
mod shared;
mod sim;
mod speech;
mod target;
mod world;

pub use crate::{
    action::supported_actions,
    activity::{Activities, Activity, SentMessages},
    builder::{SimBuilder, serve},
    call::Call,
    error::SimError,
    event::message::MessageFormat,
    faults::Faults,
    fleet::Fleet,
    host::FileSource,
    refusal::Refusal,
    segment::Content,
    sent::{SentFile, SentMessage},
    service::Service,
    sim::{GroupHandle, Sim, UserHandle},
    target::Target,
    world::{
        Collected, DiyStatus, GroupSpec, Honor, HonorKind, Member, MemberSpec, OnlineStatus,
        RequestAnswer, Role, Sex, User, World, cast,
    },
};
