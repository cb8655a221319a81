//! The simulator, spoken to by a client that knows nothing but WebSockets and JSON.

mod account;
mod administration;
mod client;
mod events;
mod faults;
mod frames;
mod lifecycle;
mod machine;
mod observing;
mod people;
mod replay;
mod sending;
mod token;
