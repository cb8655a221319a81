//! People, whether or not they share a group with the bot.

/// What a profile says about somebody's sex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sex {
    /// `male` on the wire.
    Male,
    /// `female` on the wire.
    Female,
    /// `unknown` on the wire.
    #[default]
    Unknown,
}

impl Sex {
    /// The word NapCat writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
            Self::Unknown => "unknown",
        }
    }
}

/// A QQ account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct User {
    /// The QQ number.
    pub user_id: i64,
    /// The name on the profile.
    pub nickname: String,
    /// What the bot's account calls this person; only friends have one.
    pub remark: String,
    /// The sex on the profile.
    pub sex: Sex,
    /// The age on the profile.
    pub age: u32,
    /// The QQ level, which has nothing to do with the level in a group.
    pub qq_level: u32,
    /// The personal note on the profile.
    pub long_nick: String,
    /// In which category the bot's account keeps this person, if a friend.
    pub category: i64,
    /// The kind of presence, 10 for somebody who is online.
    pub status: i64,
    /// What goes with the presence; 0 is nothing.
    pub ext_status: i64,
}

impl User {
    /// A person with a number, a name, and an empty profile.
    pub fn new(user_id: i64, nickname: impl Into<String>) -> Self {
        Self {
            user_id,
            nickname: nickname.into(),
            remark: String::new(),
            sex: Sex::Unknown,
            age: 0,
            qq_level: 0,
            long_nick: String::new(),
            category: 1,
            status: 10,
            ext_status: 0,
        }
    }

    /// Sets the remark.
    pub fn remark(mut self, remark: impl Into<String>) -> Self {
        self.remark = remark.into();
        self
    }

    /// Sets the sex.
    pub fn sex(mut self, sex: Sex) -> Self {
        self.sex = sex;
        self
    }

    /// Sets the age.
    pub fn age(mut self, age: u32) -> Self {
        self.age = age;
        self
    }

    /// Sets the QQ level.
    pub fn qq_level(mut self, level: u32) -> Self {
        self.qq_level = level;
        self
    }

    /// Sets the personal note.
    pub fn long_nick(mut self, note: impl Into<String>) -> Self {
        self.long_nick = note.into();
        self
    }

    /// Puts a friend into a category; everybody starts in 1.
    pub fn category(mut self, category: i64) -> Self {
        self.category = category;
        self
    }

    /// Sets the presence; 20 is somebody who is not there.
    pub fn status(mut self, status: i64, ext_status: i64) -> Self {
        (self.status, self.ext_status) = (status, ext_status);
        self
    }

    /// The kernel's own id of this person, `u_` and 22 characters, derived from the number.
    pub(crate) fn uid(&self) -> String {
        const ALPHABET: &[u8; 62] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        let mut state = self.user_id.unsigned_abs();
        let tail = (0..22).map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let index = usize::try_from((state >> 33) % 62).unwrap_or_default();
            char::from(ALPHABET[index])
        });
        "u_".chars().chain(tail).collect()
    }
}
