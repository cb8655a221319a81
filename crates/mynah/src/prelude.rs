//! What a module needs, in one line: `use mynah::prelude::*;`.

pub use mynah_core::event::message::MessageSent;
pub use mynah_core::event::notice::{
    BotOffline, Essence, FileTransfer, FriendAdd, FriendRecall, GroupAdmin, GroupBan, GroupCard,
    GroupDecrease, GroupIncrease, GroupName, GroupRecall, GroupTitle, GroupUpload, Notice, Poke,
    ProfileLike, Reaction, SystemTip, Typing,
};
pub use mynah_core::event::request::{FriendRequest, GroupRequest, Request};
pub use mynah_core::{
    Act, Bot, Event, GroupId, GroupMembers, Member, Message, MessageChain, MessageId, Segment,
    Target, UserId,
};

pub use crate::condition::{Condition, command, event, message, meta, notice, request};
pub use crate::core::Payload;
pub use crate::extract::{Args, Captures, Config, Directory, Localizer, Part, State};
pub use crate::handler::{Handler, HandlerError, Result};
pub use crate::module::Module;
pub use crate::reply::Reply;
pub use crate::session::Session;
