//! Every way for a bot and its server to meet, and what must be the same whichever it is.

mod contract;
mod encrypted;
mod posted;
mod quick;
mod reverse;
mod rig;
