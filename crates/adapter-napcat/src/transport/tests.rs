//! The connection over an in-memory pipe, by a clock that jumps to the next thing that happens.

mod away;
mod calls;
mod delivery;
mod flood;
mod frames;
mod life;
mod log;
mod peers;
mod pipe;
mod replay;
mod retry;
mod shutdown;
