//! NapCat's HTTP server: calls are requests, and events come as a stream or as posts.

mod client;
mod parcel;
mod posts;
mod session;
mod sse;

pub(super) use client::{Http, HttpError};
pub(super) use parcel::Written;
pub(super) use posts::HttpPosts;
pub(crate) use posts::Post;
pub(super) use sse::HttpStream;
