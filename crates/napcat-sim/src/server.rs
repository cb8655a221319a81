//! The servers and clients of NapCat: sockets in, frames out.

mod answer;
mod connection;
mod conversation;
mod dial;
mod dialect;
mod dispatch;
mod frame;
mod front;
mod handshake;
mod heartbeat;
mod http;
mod hub;
mod listener;
mod period;
mod port;
mod post;
mod stream;
mod token;

pub(crate) use self::{
    front::{Front, path_of},
    hub::{Channel, Connection, Hub, Outgoing},
    listener::Listener,
};
