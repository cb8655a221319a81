//! People as NapCat knows them.

use std::ops::Deref;

use mynah_core::model;

/// Anybody with an account: what every platform knows of them, and what NapCat adds.
///
/// It dereferences to the generic [`Stranger`](model::Stranger), whose `extra` has the many keys of
/// the platform's own record.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Stranger {
    /// What every platform knows of them.
    pub base: model::Stranger,
    /// The platform's inner name of the account, such as `u_…`.
    pub uid: Option<String>,
    /// The name the account can be found by, where it has one.
    pub qid: Option<String>,
    /// Whether they pay by the year, where it is known.
    pub is_years_vip: Option<bool>,
    /// The level of those who pay, where it is known.
    pub vip_level: Option<u32>,
    /// How they are online, by the platform's number; [`OnlineStatus`](crate::OnlineStatus) has
    /// the numbers.
    pub status: Option<u32>,
    /// On how many days they were online; the server always says 0.
    pub login_days: Option<u32>,
}

impl Deref for Stranger {
    type Target = model::Stranger;

    fn deref(&self) -> &model::Stranger {
        &self.base
    }
}
