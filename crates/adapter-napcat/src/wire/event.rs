//! Events, one type a kind.

mod message;
mod meta;
mod notice;
mod request;

pub(crate) use message::{MessageEvent, Sender};
pub(crate) use meta::MetaEvent;
pub(crate) use notice::NoticeEvent;
pub(crate) use request::RequestEvent;
