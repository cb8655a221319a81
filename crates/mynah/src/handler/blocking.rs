//! Work that blocks a thread, done where that hinders nobody.

use std::panic::resume_unwind;

/// Does work that blocks (a long computation, a library that does not await) on a thread that is
/// there for that, and waits for it without keeping the thread of the handler.
///
/// ```
/// use mynah::prelude::*;
///
/// async fn sum(Args((up_to,)): Args<(u64,)>) -> String {
///     mynah::blocking(move || (1..=up_to).sum::<u64>()).await.to_string()
/// }
/// # let _ = Module::new("sum").on(command("sum").with_args(), sum);
/// ```
///
/// The work goes on when the handler is stopped meanwhile: nobody can stop a thread.
///
/// # Panics
///
/// When the work does.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            // The runtime is ending, and so is whoever waits here.
            Err(_) => std::future::pending().await,
        },
    }
}
