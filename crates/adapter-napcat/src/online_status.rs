//! How the bot shows itself to others.

mod themed;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

pub use themed::ThemedStatus;

use crate::action::{AccountActions, Argument, Client, Digits, Request, SetStatus};
use crate::error::CallError;
use crate::texts::text;

/// Online, which the batteries and the themes are kinds of.
const ONLINE: u32 = 10;
/// Online and showing the battery.
const BATTERY: u32 = 1000;

/// How the bot shows itself to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OnlineStatus {
    /// Online.
    Online,
    /// Not there at the moment.
    Away,
    /// There, and not to be bothered with trifles.
    Busy,
    /// There, and glad to be talked to.
    QMe,
    /// There, and shown as if it were not.
    Invisible,
    /// There, and not to be bothered at all.
    DoNotDisturb,
    /// Online, with a battery of so many percent: 0 to 100.
    Battery(u8),
    /// Online, with a theme.
    Themed(ThemedStatus),
    /// Any numbers, for what has no name here.
    Raw {
        /// The state.
        status: u32,
        /// What kind of it.
        ext_status: u32,
        /// The battery in percent, 0 when it is not shown.
        battery_status: u32,
    },
}

impl OnlineStatus {
    /// The numbers of the wire: the state, what kind of it, the battery.
    fn codes(self) -> (u32, u32, u32) {
        match self {
            Self::Online => (ONLINE, 0, 0),
            Self::Away => (30, 0, 0),
            Self::Invisible => (40, 0, 0),
            Self::Busy => (50, 0, 0),
            Self::QMe => (60, 0, 0),
            Self::DoNotDisturb => (70, 0, 0),
            Self::Battery(percent) => (ONLINE, BATTERY, percent.into()),
            Self::Themed(theme) => (ONLINE, theme.code(), 0),
            Self::Raw { status, ext_status, battery_status } => {
                (status, ext_status, battery_status)
            }
        }
    }
}

impl Serialize for OnlineStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (status, ext_status, battery_status) = self.codes();
        let mut codes = serializer.serialize_struct("OnlineStatus", 3)?;
        codes.serialize_field("status", &status)?;
        codes.serialize_field("ext_status", &ext_status)?;
        codes.serialize_field("battery_status", &battery_status)?;
        codes.end()
    }
}

impl Argument for OnlineStatus {
    const REQUIRED: &'static [&'static str] = &["status", "ext_status", "battery_status"];

    fn check(&self, name: &'static str) -> Result<(), CallError> {
        match self {
            Self::Battery(percent @ 101..) => Err(battery(name, (*percent).into())),
            _ => Ok(()),
        }
    }
}

fn battery(name: &'static str, percent: u32) -> CallError {
    CallError::invalid(name, text("battery").with("given", percent.to_string()))
}

/// Showing oneself to others by numbers.
pub trait StatusActions: Client {
    /// Sets how the bot shows itself, by the platform's numbers.
    ///
    /// With the status 10 the other number is the battery in percent; with any other it says what
    /// kind of it is meant. So plain "online" and the themes cannot be said with it:
    /// [`set_status`](AccountActions::set_status) says everything, in words.
    ///
    /// Fails with [`CallError::InvalidArgument`] for a battery above 100, and for a text that is no
    /// number.
    ///
    /// ```
    /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
    /// # use mynah_adapter_napcat::prelude::*;
    /// # doc::run(async |sim, napcat| {
    /// napcat.set_online_status(10, 80).await?; // a battery of 80 percent
    /// napcat.set_online_status(30, 0).await?; // away
    /// assert!(napcat.set_online_status(10, 101).await.is_err());
    /// # Ok(())
    /// # });
    /// ```
    fn set_online_status(
        &self,
        status: impl Into<Digits>,
        ext_status: impl Into<Digits>,
    ) -> Request<'_, Self, SetStatus> {
        match by_numbers(&status.into(), &ext_status.into()) {
            Ok(status) => self.set_status(status),
            Err(error) => Request::failed(self, error),
        }
    }
}

impl<C: Client + ?Sized> StatusActions for C {}

fn by_numbers(status: &Digits, ext_status: &Digits) -> Result<OnlineStatus, CallError> {
    let status = status.number("status")?;
    let ext_status = ext_status.number("ext_status")?;
    if status != ONLINE {
        return Ok(OnlineStatus::Raw { status, ext_status, battery_status: 0 });
    }
    match u8::try_from(ext_status) {
        Ok(percent @ ..=100) => Ok(OnlineStatus::Battery(percent)),
        _ => Err(battery("ext_status", ext_status)),
    }
}
