//! The actions of NapCat: each declared once, as a row.
//!
//! A row is the documentation, the wire name, the parameters, the typed answer, the method and the
//! entry in the [`CATALOGUE`]; rows of one domain make one trait, and the traits are implemented
//! for whatever carries actions (see [`Client`]).
//! [`NapCat::call_raw`](crate::NapCat::call_raw) serves actions that have no row.

mod account;
mod client;
mod forward;
mod group;
mod load;
mod macros;
mod message;
mod reply;
mod request;
mod system;
mod upload;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use account::{AccountActions, GetLoginInfo};
pub use client::{Call, Client};
pub use forward::{
    ForwardActions, GetForwardMsg, SendForwardMsg, SendGroupForwardMsg, SendPrivateForwardMsg,
    SentForward,
};
pub use group::{
    GetGroupHonorInfo, GetGroupInfo, GetGroupMemberInfo, GetGroupMembers, GroupActions,
};
pub use load::{Destination, Media, Outgoing, OutgoingForward};
pub use message::{MessageActions, SendGroupMsg, SendMsg, SendPrivateMsg};
pub use reply::Reply;
pub use request::Request;
pub use system::{BotExit, GetStatus, GetVersionInfo, SystemActions};
pub use upload::{UploadActions, UploadFileStream, UploadState};

use crate::error::CallError;

/// One action: the value is its parameters, `Response` is its answer.
pub trait Action: Serialize + Send + Sync {
    /// What the action is called on the wire.
    const NAME: &'static str;

    /// The answer as the server writes it.
    type Wire: DeserializeOwned;

    /// The answer as it is used.
    type Response: From<Self::Wire>;

    /// Brings in what the parameters only point at, such as the bytes of a file, and finds out
    /// what cannot be sent.
    fn load<C: Client + ?Sized>(
        &mut self,
        client: &C,
    ) -> impl Future<Output = Result<(), CallError>> + Send {
        // Most parameters are all there.
        let _ = client;
        async { Ok(()) }
    }
}

/// The wire names of all actions that have a row, by domain, in the order of their rows.
///
/// ```
/// use mynah_adapter_napcat::action::CATALOGUE;
///
/// let (domain, names) = CATALOGUE[3];
/// assert_eq!(domain, "group");
/// assert!(names.contains(&"get_group_member_list"));
/// ```
pub const CATALOGUE: &[(&str, &[&str])] = &[
    ("message", message::CATALOGUE),
    ("forward", forward::CATALOGUE),
    ("upload", upload::CATALOGUE),
    ("group", group::CATALOGUE),
    ("account", account::CATALOGUE),
    ("system", system::CATALOGUE),
];
