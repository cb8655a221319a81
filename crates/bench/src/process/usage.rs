//! What a process takes: time and memory.

use std::time::Duration;

use nix::time::{ClockId, clock_gettime};
use nix::unistd::Pid;

/// The memory of a process, in kB, as `/proc/PID/status` tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Memory {
    /// All that is in use (`VmRSS`).
    pub(crate) all: u64,
    /// The most that ever was in use (`VmHWM`).
    pub(crate) peak: u64,
    /// What it has written itself (`RssAnon`): heap and stacks.
    pub(crate) data: u64,
    /// What is mapped from files (`RssFile`): the code of the program and its libraries.
    pub(crate) code: u64,
}

impl Memory {
    /// What a process has now, unless it is gone.
    pub(crate) fn of(process: u32) -> Option<Self> {
        Self::read(&std::fs::read_to_string(format!("/proc/{process}/status")).ok()?)
    }

    fn read(status: &str) -> Option<Self> {
        let kilobytes = |key: &str| -> Option<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(key))?;
            line.split_whitespace().next()?.parse().ok()
        };
        Some(Self {
            all: kilobytes("VmRSS:")?,
            peak: kilobytes("VmHWM:")?,
            data: kilobytes("RssAnon:")?,
            code: kilobytes("RssFile:")?,
        })
    }
}

/// From kB.
#[expect(clippy::cast_precision_loss, reason = "nobody has so much memory")]
pub(crate) fn megabytes(kilobytes: u64) -> f64 {
    kilobytes as f64 / 1024.0
}

/// How long a process has computed, unless it is gone.
pub(crate) fn cpu(process: u32) -> Option<Duration> {
    // To the nanosecond: what `/proc/PID/stat` counts in are hundredths of a second.
    let clock = ClockId::pid_cpu_clock_id(Pid::from_raw(i32::try_from(process).ok()?)).ok()?;
    Some(clock.now().ok()?.into())
}

/// How long a core had nothing to do, to the hundredth of a second.
pub(crate) fn idle(core: usize) -> Option<Duration> {
    idle_in(&std::fs::read_to_string("/proc/stat").ok()?, core)
}

fn idle_in(stat: &str, core: usize) -> Option<Duration> {
    let name = format!("cpu{core} ");
    let times = stat.lines().find_map(|line| line.strip_prefix(&name))?;
    // Behind those of users, of nice ones and of the system: idle, and idle for a disk.
    let ticks: Option<u64> =
        times.split_whitespace().skip(3).take(2).map(|of| of.parse::<u64>().ok()).sum();
    // A tick is 10 ms on every Linux there is.
    Some(Duration::from_millis(ticks? * 10))
}

/// How long the calling thread has computed, or was kept from it by others.
pub(crate) fn thread_wanted() -> Duration {
    let ran =
        clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).map_or(Duration::ZERO, Duration::from);
    let waited = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let waited = waited.split_whitespace().nth(1).and_then(|waited| waited.parse().ok());
    ran + Duration::from_nanos(waited.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_and_code_are_told_apart_in_what_the_kernel_says() {
        let status = "Name:\tbot\nVmPeak:\t  300000 kB\nVmHWM:\t   17320 kB\nVmRSS:\t   12288 kB\n\
                      RssAnon:\t    1844 kB\nRssFile:\t   10444 kB\nRssShmem:\t       0 kB\n";
        let memory = Memory { all: 12_288, peak: 17_320, data: 1844, code: 10_444 };
        assert_eq!(Memory::read(status), Some(memory));
    }

    #[test]
    fn of_a_process_that_is_gone_nothing_is_said() {
        // One more than there can be.
        let gone = (1 << 22) + 1;
        assert_eq!((Memory::of(gone), cpu(gone)), (None, None));
        assert_eq!(Memory::read("Name:\tdead\nState:\tZ (zombie)\n"), None);
    }

    #[test]
    fn this_process_has_computed_and_has_memory() {
        let memory = Memory::of(std::process::id()).unwrap();
        assert!(memory.data > 0 && memory.code > 0 && memory.peak >= memory.data, "{memory:?}");
        assert!(cpu(std::process::id()).unwrap() > Duration::ZERO);
    }

    #[test]
    fn a_core_is_idle_while_it_waits_for_a_disk_as_well() {
        let stat = "cpu  100 0 50 9000 40 0 7 0 0 0\ncpu0 60 0 30 4000 20 0 5 0 0 0\n\
                    cpu1 40 0 20 5000 20 0 2 0 0 0\nintr 1 2 3\n";
        assert_eq!(idle_in(stat, 0), Some(Duration::from_millis(40_200)));
        assert_eq!(idle_in(stat, 1), Some(Duration::from_millis(50_200)));
        assert_eq!(idle_in(stat, 2), None);
    }
}
