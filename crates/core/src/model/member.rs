//! One member of a group.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{GroupId, UserId};

/// What a member may do in a group, in rising order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Speaks.
    #[default]
    Member,
    /// Keeps order among the members.
    Admin,
    /// Owns the group.
    Owner,
}

/// A sex, as far as an account tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// Male.
    Male,
    /// Female.
    Female,
    /// Not told.
    #[default]
    Unknown,
}

/// One member of a group, as every platform has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Member {
    /// The group.
    pub group_id: GroupId,
    /// The account.
    pub user_id: UserId,
    /// The name of the account; empty when unknown.
    pub nickname: String,
    /// The name shown in the group; empty when there is none.
    pub card: String,
    /// The rank in the group.
    pub role: Role,
    /// The title an owner gave; empty when there is none.
    pub title: String,
    /// As far as the account tells.
    pub sex: Sex,
    /// In years, as far as the account tells.
    pub age: Option<u32>,
    /// When they joined, where it is known.
    pub join_time: Option<Timestamp>,
    /// When they last said something; `None` when never, or unknown.
    pub last_sent_time: Option<Timestamp>,
    /// Until when they are mute; `None` when they may speak.
    pub shut_up_time: Option<Timestamp>,
    /// Whether the platform marks the account as a robot.
    pub is_robot: bool,
}

impl Member {
    /// A plain member of whom only the account is known; set the other fields as needed.
    pub fn new(group_id: impl Into<GroupId>, user_id: impl Into<UserId>) -> Self {
        Self {
            group_id: group_id.into(),
            user_id: user_id.into(),
            nickname: String::new(),
            card: String::new(),
            role: Role::Member,
            title: String::new(),
            sex: Sex::Unknown,
            age: None,
            join_time: None,
            last_sent_time: None,
            shut_up_time: None,
            is_robot: false,
        }
    }

    /// The name others see: the card, else the nickname, else the id.
    pub fn name(&self) -> &str {
        [self.card.as_str(), self.nickname.as_str()]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or(self.user_id.as_str())
    }
}

/// A member as an adapter knows it: the generic part, and whatever is beside it.
pub trait GroupMember: Clone + Send + Sync + 'static {
    /// What every platform knows of a member.
    fn info(&self) -> &Member;
}

impl GroupMember for Member {
    fn info(&self) -> &Member {
        self
    }
}
