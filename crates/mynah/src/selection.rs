//! Which of several bots does something: strategies as data, and one pure function.

mod error;

use std::collections::HashSet;
use std::sync::Arc;

use mynah_core::{BotId, GroupId, Platform, UserId};

pub use error::SelectError;

/// Which bot to take: among whom, and which of them.
///
/// Only bots that are connected and logged in are taken. The order is that of the configuration;
/// places are counted from 0.
///
/// ```
/// use mynah::selection::Strategy;
///
/// let any_that_saw_it = Strategy::random();
/// let second_in_the_group = Strategy::group_nth(12345, 1);
/// let who_did_least = Strategy::platform().least_used();
/// # let _ = (any_that_saw_it, second_in_the_group, who_did_least);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strategy {
    /// Among whom.
    pub among: Among,
    /// Which of them.
    pub pick: Pick,
}

/// Among which bots one is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Among {
    /// Those that saw the event.
    Witnesses,
    /// Those of a platform; of that of the event without one.
    Platform(Option<Platform>),
    /// All.
    Everybody,
    /// Those that are friends with somebody.
    FriendsOf(UserId),
    /// Those that are in a group.
    MembersOf(GroupId),
}

/// Which of the bots is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pick {
    /// The one that the operator prefers: `prefer_bot`.
    Preferred,
    /// The one at this place, in the order of the configuration.
    Nth(usize),
    /// The one at this place, in the order in which they saw the event.
    NthToSee(usize),
    /// Any.
    Random,
    /// The one that was taken least often.
    LeastUsed,
}

/// The bots there are at one moment, and what happens.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// The bots, in the order of the configuration.
    pub bots: Vec<BotInfo>,
    /// The platform of the event, where there is one.
    pub platform: Option<Platform>,
    /// The bots that saw the event, the first of them first; `None` where there is no event.
    pub seen_by: Option<Vec<BotId>>,
    /// Which place the operator prefers, counted from 1; 0 for any.
    pub prefer: usize,
    /// A random number.
    pub dice: u64,
}

/// A bot at one moment.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BotInfo {
    /// Which one.
    pub id: BotId,
    /// Where it is.
    pub platform: Platform,
    /// Whether it is connected and logged in.
    pub ready: bool,
    /// How often it was taken.
    pub uses: u64,
    /// Its friends, where they are known.
    pub friends: Option<Arc<HashSet<UserId>>>,
    /// Its groups, where they are known.
    pub groups: Option<Arc<HashSet<GroupId>>>,
}

impl BotInfo {
    /// A bot that can be used, of whom nothing else is known.
    pub fn new(id: impl Into<BotId>, platform: Platform) -> Self {
        Self { id: id.into(), platform, ready: true, uses: 0, friends: None, groups: None }
    }
}

macro_rules! strategies {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $Type:ty),*) = $among:expr, $pick:expr;)*) => {
        impl Strategy { $(
            $(#[$doc])*
            pub fn $name($($argument: $Type),*) -> Self {
                Self { among: $among, pick: $pick }
            }
        )* }
    };
}

strategies! {
    /// Of those that saw the event the one that the operator prefers.
    preferred() = Among::Witnesses, Pick::Preferred;
    /// Of those that saw the event the one at this place of the configuration.
    nth(place: usize) = Among::Witnesses, Pick::Nth(place);
    /// Of those that saw the event the one that was so many behind the first to see it.
    nth_to_see(place: usize) = Among::Witnesses, Pick::NthToSee(place);
    /// Any of those that saw the event.
    random() = Among::Witnesses, Pick::Random;
    /// Of those on the platform of the event the one that the operator prefers.
    platform() = Among::Platform(None), Pick::Preferred;
    /// Of those on the platform of the event the one at this place.
    platform_nth(place: usize) = Among::Platform(None), Pick::Nth(place);
    /// Any of those on the platform of the event.
    platform_random() = Among::Platform(None), Pick::Random;
    /// Of all bots the one that the operator prefers.
    preferred_of_all() = Among::Everybody, Pick::Preferred;
    /// Of all bots the one at this place.
    nth_of_all(place: usize) = Among::Everybody, Pick::Nth(place);
    /// Any bot.
    random_of_all() = Among::Everybody, Pick::Random;
    /// Of the friends of this user the one that the operator prefers.
    friend(user: impl Into<UserId>) = Among::FriendsOf(user.into()), Pick::Preferred;
    /// Of the friends of this user the one at this place.
    friend_nth(user: impl Into<UserId>, place: usize) = Among::FriendsOf(user.into()), Pick::Nth(place);
    /// Any friend of this user.
    friend_random(user: impl Into<UserId>) = Among::FriendsOf(user.into()), Pick::Random;
    /// Of the members of this group the one that the operator prefers.
    group(group: impl Into<GroupId>) = Among::MembersOf(group.into()), Pick::Preferred;
    /// Of the members of this group the one at this place.
    group_nth(group: impl Into<GroupId>, place: usize) = Among::MembersOf(group.into()), Pick::Nth(place);
    /// Any member of this group.
    group_random(group: impl Into<GroupId>) = Among::MembersOf(group.into()), Pick::Random;
}

impl Strategy {
    /// The same on this platform, wherever the event is.
    pub fn on(mut self, platform: Platform) -> Self {
        self.among = Among::Platform(Some(platform));
        self
    }

    /// The one that was taken least often, among the same.
    pub fn least_used(mut self) -> Self {
        self.pick = Pick::LeastUsed;
        self
    }
}

/// The bot that a strategy takes.
///
/// # Errors
///
/// Why there is none: nobody fits, those that do cannot be used, the place is behind the last.
pub fn select<'a>(strategy: &Strategy, now: &'a Snapshot) -> Result<&'a BotInfo, SelectError> {
    let mut fitting = candidates(&strategy.among, now)?;
    if fitting.is_empty() {
        return Err(SelectError::nobody(&strategy.among, now));
    }
    fitting.retain(|bot| bot.ready);
    if fitting.is_empty() {
        return Err(SelectError::NoneReady);
    }
    let last = fitting.len() - 1;
    let place = match strategy.pick {
        Pick::Preferred if now.prefer == 0 => dice(now, last),
        // The last where there are fewer.
        Pick::Preferred => (now.prefer - 1).min(last),
        Pick::Random => dice(now, last),
        Pick::LeastUsed => least_used(&fitting),
        Pick::Nth(place) => within(place, fitting.len())?,
        Pick::NthToSee(place) => {
            let seen = now.seen_by.as_ref().ok_or(SelectError::NoEvent)?;
            let order = |bot: &&BotInfo| seen.iter().position(|id| *id == bot.id);
            fitting.retain(|bot| order(bot).is_some());
            fitting.sort_by_key(order);
            within(place, fitting.len())?
        }
    };
    Ok(fitting[place])
}

fn candidates<'a>(among: &Among, now: &'a Snapshot) -> Result<Vec<&'a BotInfo>, SelectError> {
    let fits: Box<dyn Fn(&BotInfo) -> bool + '_> = match among {
        Among::Everybody => Box::new(|_| true),
        Among::Witnesses => {
            let seen = now.seen_by.as_ref().ok_or(SelectError::NoEvent)?;
            Box::new(|bot| seen.contains(&bot.id))
        }
        Among::Platform(platform) => {
            let platform = platform.as_ref().or(now.platform.as_ref());
            let platform = platform.ok_or(SelectError::NoEvent)?;
            Box::new(move |bot| bot.platform == *platform)
        }
        Among::FriendsOf(user) => {
            Box::new(|bot| bot.friends.as_ref().is_some_and(|friends| friends.contains(user)))
        }
        Among::MembersOf(group) => {
            Box::new(|bot| bot.groups.as_ref().is_some_and(|groups| groups.contains(group)))
        }
    };
    Ok(now.bots.iter().filter(|bot| fits(bot)).collect())
}

fn dice(now: &Snapshot, last: usize) -> usize {
    let sides = last as u64 + 1;
    usize::try_from(now.dice % sides).unwrap_or(last)
}

fn least_used(bots: &[&BotInfo]) -> usize {
    // Of equals the first.
    bots.iter().enumerate().min_by_key(|(_, bot)| bot.uses).map_or(0, |(place, _)| place)
}

fn within(place: usize, count: usize) -> Result<usize, SelectError> {
    if place < count { Ok(place) } else { Err(SelectError::BehindTheLast { place, count }) }
}

#[cfg(test)]
mod tests;
