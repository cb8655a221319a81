//! The WebSocket server: sockets in, frames out.

mod answer;
mod connection;
mod dispatch;
mod frame;
mod handshake;
mod heartbeat;
mod hub;
mod listener;

pub(crate) use self::{
    hub::{Connection, Hub, Outgoing},
    listener::Listener,
};
