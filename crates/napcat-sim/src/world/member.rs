//! Membership: what a person is in one group.

use crate::world::{Sex, User};

/// A member's rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Role {
    /// `member` on the wire.
    #[default]
    Member,
    /// `admin` on the wire.
    Admin,
    /// `owner` on the wire.
    Owner,
}

impl Role {
    /// The word NapCat writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Admin => "admin",
            Self::Owner => "owner",
        }
    }
}

/// One membership.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Member {
    /// Who.
    pub user_id: i64,
    /// The name in this group; empty when none was set.
    pub card: String,
    /// The rank.
    pub role: Role,
    /// The level in this group, which NapCat writes as a decimal string.
    pub level: u32,
    /// The special title; empty when there is none.
    pub title: String,
    /// When the person joined, in seconds.
    pub join_time: i64,
    /// When the person last spoke, in seconds.
    pub last_sent_time: i64,
    /// Until when the person is muted, in seconds; 0 when never muted.
    pub muted_until: i64,
    /// Whether this is one of QQ's own robots.
    pub is_robot: bool,
    /// The card before a change that the others have not been told of yet.
    pub(crate) announced_card: Option<String>,
}

impl Member {
    fn new(user_id: i64) -> Self {
        Self {
            user_id,
            card: String::new(),
            role: Role::Member,
            level: 1,
            title: String::new(),
            join_time: 1_600_000_000,
            last_sent_time: 1_700_000_000,
            muted_until: 0,
            is_robot: false,
            announced_card: None,
        }
    }

    /// Changes the card; the others learn of it with this member's next message.
    pub(crate) fn rename(&mut self, card: String) {
        let old = std::mem::replace(&mut self.card, card);
        self.announced_card.get_or_insert(old);
    }
}

/// A member to be added to a group, together with what is known about the person.
///
/// A person the world does not know yet is created; of one it knows, only what is set here changes.
///
/// ```
/// use mynah_napcat_sim::{MemberSpec, Role};
///
/// let alice = MemberSpec::new(1_000_000_011).nickname("Alice").role(Role::Admin).level(50);
/// assert_eq!(alice.user_id(), 1_000_000_011);
/// ```
#[derive(Debug, Clone)]
pub struct MemberSpec {
    member: Member,
    nickname: Option<String>,
    sex: Option<Sex>,
    age: Option<u32>,
    qq_level: Option<u32>,
}

impl MemberSpec {
    /// An ordinary member of level 1.
    pub fn new(user_id: i64) -> Self {
        let member = Member::new(user_id);
        Self { member, nickname: None, sex: None, age: None, qq_level: None }
    }

    /// Who this is about.
    pub fn user_id(&self) -> i64 {
        self.member.user_id
    }

    /// Sets the name on the profile.
    pub fn nickname(mut self, nickname: impl Into<String>) -> Self {
        self.nickname = Some(nickname.into());
        self
    }

    /// Sets the sex on the profile.
    pub fn sex(mut self, sex: Sex) -> Self {
        self.sex = Some(sex);
        self
    }

    /// Sets the age on the profile.
    pub fn age(mut self, age: u32) -> Self {
        self.age = Some(age);
        self
    }

    /// Sets the QQ level.
    pub fn qq_level(mut self, level: u32) -> Self {
        self.qq_level = Some(level);
        self
    }

    /// Sets the name in the group.
    pub fn card(mut self, card: impl Into<String>) -> Self {
        self.member.card = card.into();
        self
    }

    /// Sets the rank.
    pub fn role(mut self, role: Role) -> Self {
        self.member.role = role;
        self
    }

    /// Makes the person an admin.
    pub fn admin(self) -> Self {
        self.role(Role::Admin)
    }

    /// Makes the person the owner.
    pub fn owner(self) -> Self {
        self.role(Role::Owner)
    }

    /// Sets the level in the group.
    pub fn level(mut self, level: u32) -> Self {
        self.member.level = level;
        self
    }

    /// Sets the special title.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.member.title = title.into();
        self
    }

    /// Sets when the person joined, in seconds.
    pub fn join_time(mut self, seconds: i64) -> Self {
        self.member.join_time = seconds;
        self
    }

    /// Sets when the person last spoke, in seconds.
    pub fn last_sent_time(mut self, seconds: i64) -> Self {
        self.member.last_sent_time = seconds;
        self
    }

    /// Sets until when the person is muted, in seconds.
    pub fn muted_until(mut self, seconds: i64) -> Self {
        self.member.muted_until = seconds;
        self
    }

    /// Marks one of QQ's own robots.
    pub fn robot(mut self) -> Self {
        self.member.is_robot = true;
        self
    }

    pub(crate) fn into_membership(self) -> Member {
        self.member
    }

    /// Writes what is set here into the person's profile.
    pub(crate) fn describe(&self, user: &mut User) {
        if let Some(nickname) = &self.nickname {
            user.nickname.clone_from(nickname);
        }
        user.sex = self.sex.unwrap_or(user.sex);
        user.age = self.age.unwrap_or(user.age);
        user.qq_level = self.qq_level.unwrap_or(user.qq_level);
    }
}
