//! Locking that outlives a panic in somebody's test.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks `mutex`, also when a thread panicked while it held the lock.
///
/// Every critical section of this crate leaves its data usable at each step, so a poisoned lock
/// carries no news worth a second panic.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
