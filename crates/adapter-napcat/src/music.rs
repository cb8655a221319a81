//! Songs of music platforms, shown as cards that play.

mod platform;

use std::fmt;

use mynah_core::event::Event;
use mynah_core::id::{GroupId, UserId};
use mynah_core::message::segment::Unknown;
use mynah_core::{MessageChain, Segment};
use serde_json::{Value, json};

pub use platform::{MusicPlatform, MusicPlatformError};

use crate::action::{
    Client, Destination, MessageActions, Request, SendGroupMsg, SendMsg, SendPrivateMsg, not_empty,
};
use crate::codec::data_of;
use crate::error::CallError;
use crate::texts::text;

/// A song of a platform, as a message.
///
/// ```
/// use mynah_adapter_napcat::{MusicPlatform, PlatformMusic};
/// use mynah_core::MessageChain;
///
/// let song = PlatformMusic::new(MusicPlatform::NetEase, 28391863);
/// let message = MessageChain::from(song);
/// assert_eq!(message.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlatformMusic {
    /// Where it is.
    pub platform: MusicPlatform,
    /// What it is called there.
    pub id: String,
}

impl PlatformMusic {
    /// The song `id` of a platform.
    pub fn new(platform: MusicPlatform, id: impl fmt::Display) -> Self {
        Self { platform, id: id.to_string() }
    }

    /// Looks into a segment; `None` for one that is no song of a platform that is known.
    pub fn read(segment: &Segment) -> Option<Self> {
        let data = data_of(segment, "music")?;
        let id = match &data["id"] {
            Value::String(id) => id.clone(),
            Value::Number(id) => id.to_string(),
            _ => return None,
        };
        Some(Self { platform: data["type"].as_str()?.parse().ok()?, id })
    }

    /// The song, once both are known to make sense.
    fn of<P>(platform: P, id: &impl fmt::Display) -> Result<Self, CallError>
    where
        P: TryInto<MusicPlatform, Error: Into<CallError>>,
    {
        let song = Self::new(platform.try_into().map_err(Into::into)?, id);
        not_empty(&song.id, "id")?;
        Ok(song)
    }
}

impl From<PlatformMusic> for Segment {
    fn from(song: PlatformMusic) -> Self {
        let data = json!({ "type": song.platform.as_str(), "id": song.id });
        Self::Unknown(Unknown { kind: "music".to_owned(), data })
    }
}

impl From<PlatformMusic> for MessageChain {
    fn from(song: PlatformMusic) -> Self {
        Segment::from(song).into()
    }
}

/// Declares senders of songs, a row each: to whom, and by which call.
macro_rules! senders {
    (
        $(#[$trait_doc:meta])*
        pub trait $Trait:ident { $(
            $(#[$doc:meta])*
            $method:ident($to:ident: $To:ty) by $send:ident: $Action:ident;
        )* { $($by_hand:tt)* } }
    ) => {
        $(#[$trait_doc])*
        pub trait $Trait: Client {
            $(
                $(#[$doc])*
                fn $method<P>(
                    &self,
                    $to: $To,
                    platform: P,
                    id: impl fmt::Display,
                ) -> Request<'_, Self, $Action>
                where
                    P: TryInto<MusicPlatform, Error: Into<CallError>>,
                {
                    match PlatformMusic::of(platform, &id) {
                        Ok(song) => self.$send($to, song),
                        Err(error) => Request::failed(self, error),
                    }
                }
            )*

            $($by_hand)*
        }

        impl<C: Client + ?Sized> $Trait for C {}
    };
}

senders! {
    /// Sending songs of music platforms.
    ///
    /// A platform is a [`MusicPlatform`] or what the wire calls it, an id a number or a text; an
    /// unknown platform and an empty id fail with [`CallError::InvalidArgument`]. The server has the
    /// card made by a service on the web, and refuses the message when that fails.
    pub trait MusicActions {
        /// Sends a song to wherever a [`Target`](mynah_core::Target) leads and answers the id of the
        /// message.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// use mynah_core::Target;
        ///
        /// napcat.send_platform_music(Target::group(570000001), MusicPlatform::NetEase, 28391863).await?;
        /// assert!(napcat.send_platform_music(Target::group(570000001), "spotify", 1).await.is_err());
        /// # Ok(())
        /// # });
        /// ```
        send_platform_music(target: impl Into<Destination>) by send_msg: SendMsg;

        /// Sends a song to a group and answers the id of the message.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// napcat.send_group_platform_music(570000001, MusicPlatform::Qq, "001Qu4I30eVFYb").await?;
        /// # Ok(())
        /// # });
        /// ```
        send_group_platform_music(group: impl Into<GroupId>) by send_group_msg: SendGroupMsg;

        /// Sends a song to one user and answers the id of the message.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// napcat.send_private_platform_music(1000000014, MusicPlatform::Qq, "001Qu4I30eVFYb").await?;
        /// # Ok(())
        /// # });
        /// ```
        send_private_platform_music(user: impl Into<UserId>) by send_private_msg: SendPrivateMsg;

        /// [`send_private_platform_music`](Self::send_private_platform_music) under its other name.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// napcat.send_platform_private_music(1000000014, MusicPlatform::Qq, "001Qu4I30eVFYb").await?;
        /// # Ok(())
        /// # });
        /// ```
        send_platform_private_music(user: impl Into<UserId>) by send_private_msg: SendPrivateMsg;

        {
            /// Sends a song to where `event` happened: a [`Message`](mynah_core::Message) or any other
            /// event.
            ///
            /// What came through a group in private is answered in private. An event that belongs to no
            /// conversation fails with [`CallError::InvalidArgument`].
            ///
            /// ```
            /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
            /// # use mynah_adapter_napcat::prelude::*;
            /// # doc::run(async |sim, napcat| {
            /// use mynah_core::{Message, Result};
            ///
            /// /// Answers with a song, wherever it was asked for.
            /// async fn sing(message: Message, napcat: NapCat) -> Result<()> {
            ///     napcat.send_platform_music_in(&message, "qq", "001Qu4I30eVFYb").await?;
            ///     Ok(())
            /// }
            /// # use mynah_core::{Payload, Target, event::{Event, Header, MessagePayload, message::Sender}};
            /// # let said = MessagePayload::new(1, Target::group(570000001), Sender::new(1000000011), "sing!");
            /// # let message = Event::new(Header::for_bot("main"), Payload::Message(said)).downcast().unwrap();
            /// # sing(message, napcat.clone()).await?;
            /// # Ok(())
            /// # });
            /// ```
            fn send_platform_music_in<E, P>(
                &self,
                event: &Event<E>,
                platform: P,
                id: impl fmt::Display,
            ) -> Request<'_, Self, SendMsg>
            where
                E: ?Sized,
                P: TryInto<MusicPlatform, Error: Into<CallError>>,
            {
                match event.erase().conversation() {
                    Some(target) => self.send_platform_music(target, platform, id),
                    None => Request::failed(self, CallError::invalid("event", text("no-conversation"))),
                }
            }
        }
    }
}
