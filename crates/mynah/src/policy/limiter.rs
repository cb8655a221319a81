//! How often one user is answered.

use std::sync::atomic::{AtomicUsize, Ordering};

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use mynah_core::i18n::Phrase;
use mynah_core::model::Role;
use mynah_core::{Platform, UserId};

use super::Limit;
use crate::condition::{Subject, person};
use crate::texts::text;

/// After how many looks users that have not been heard of for long are forgotten.
const TIDY: usize = 4096;

type User = (Platform, UserId);

/// Counts how often users are answered, in memory: each has a bucket that fills again evenly.
pub(crate) struct Limiter<C: Clock = DefaultClock> {
    limit: Limit,
    users: RateLimiter<User, HashMapStateStore<User>, C, NoOpMiddleware<C::Instant>>,
    looks: AtomicUsize,
}

impl Limiter {
    pub(crate) fn new(limit: Limit) -> Self {
        Self::by(limit, DefaultClock::default())
    }
}

impl<C: Clock> Limiter<C> {
    /// One that goes by this clock.
    pub(super) fn by(limit: Limit, clock: C) -> Self {
        // A limit without time, or with more messages than nanoseconds, is none.
        let each = limit.per.get() / limit.count.get();
        let quota = Quota::with_period(each).unwrap_or_else(|| Quota::per_second(limit.count));
        let quota = quota.allow_burst(limit.count);
        Self {
            limit,
            users: RateLimiter::hashmap_with_clock(quota, clock),
            looks: AtomicUsize::new(0),
        }
    }

    pub(super) fn limit(&self) -> Limit {
        self.limit
    }

    /// Whether whoever said something may be answered once more; that counts once an event,
    /// however many handlers ask.
    pub(crate) fn allows(&self, subject: &Subject<'_>) -> bool {
        let about = std::ptr::from_ref(self).addr();
        subject.once_anywhere(about, || Some(self.count(subject))).unwrap_or(true)
    }

    fn count(&self, subject: &Subject<'_>) -> bool {
        let Some(message) = subject.message().filter(|_| !self.is_exempt(subject)) else {
            return true;
        };
        let user = (subject.event.header().platform.clone(), message.sender.user_id.clone());
        let allowed = self.users.check_key(&user).is_ok();
        if self.looks.fetch_add(1, Ordering::Relaxed) % TIDY == TIDY - 1 {
            self.users.retain_recent();
        }
        allowed
    }

    /// Whether whoever said something is not limited at all.
    pub(crate) fn is_exempt(&self, subject: &Subject<'_>) -> bool {
        let keeps_order = person::role(subject).is_some_and(|role| role >= Role::Admin);
        subject.is_super() || (self.limit.exempt_admins && keeps_order)
    }

    /// Says it, as a condition.
    pub(crate) fn say(&self) -> Phrase {
        text("is-within-limit")
            .with("count", self.limit.count.get())
            .with("per", format!("{:?}", self.limit.per.get()))
    }
}
