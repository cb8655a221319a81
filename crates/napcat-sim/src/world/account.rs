//! What belongs to the bot's own account.

use std::collections::HashMap;

use crate::host::FileSource;

/// How the account shows itself to others.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OnlineStatus {
    /// The kind of presence: 10 is online, 30 away, 40 invisible, and so on.
    pub status: i64,
    /// What goes with it: 1000 shows the battery, 1028 that one listens to music; 0 is nothing.
    pub ext_status: i64,
    /// How full the battery is.
    pub battery_status: i64,
    /// The words and the face of a status of one's own making, until another is set.
    pub diy: Option<DiyStatus>,
}

impl OnlineStatus {
    pub(crate) fn new(status: i64, ext_status: i64, battery_status: i64) -> Self {
        Self { status, ext_status, battery_status, diy: None }
    }

    /// A status of one's own making, which has a number of its own.
    pub(crate) fn diy(diy: DiyStatus) -> Self {
        Self { diy: Some(diy), ..Self::new(10, 2000, 0) }
    }
}

/// A status of one's own making.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DiyStatus {
    /// The face shown.
    pub face_id: String,
    /// The kind of face.
    pub face_type: String,
    /// The words beside it.
    pub wording: String,
}

/// Something the account keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Collected {
    /// The content.
    pub raw_data: String,
    /// What the list shows of it.
    pub brief: String,
    /// When it was put there, in milliseconds.
    pub(crate) time: i64,
}

/// The account.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub(crate) status: OnlineStatus,
    pub(crate) avatar: Option<FileSource>,
    /// How often the account liked whom today.
    pub(crate) likes: HashMap<i64, u32>,
    pub(crate) collection: Vec<Collected>,
}

impl Default for Account {
    fn default() -> Self {
        Self {
            status: OnlineStatus::new(10, 0, 0),
            avatar: None,
            likes: HashMap::new(),
            collection: Vec::new(),
        }
    }
}
