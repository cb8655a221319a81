//! What goes wrong with files on their way.

use super::Faults;

impl Faults<'_> {
    /// Leaves a chunk out of every download; chunks are numbered from 0.
    pub fn lose_chunk(self, index: u64) -> Self {
        self.shared.faults.plan(|plan| plan.files.lost.extend([index]));
        self
    }

    /// Sends a chunk of every download twice.
    pub fn repeat_chunk(self, index: u64) -> Self {
        self.shared.faults.plan(|plan| plan.files.repeated.extend([index]));
        self
    }

    /// Sends so many chunks of a download and nothing more, not even that this was all.
    pub fn stall_downloads_after(self, chunks: u64) -> Self {
        self.shared.faults.plan(|plan| plan.files.stall_after = Some(chunks));
        self
    }

    /// Sends so many chunks of a download, then that it failed.
    pub fn fail_downloads_after(self, chunks: u64) -> Self {
        self.shared.faults.plan(|plan| plan.files.fail_after = Some(chunks));
        self
    }

    /// Tells at the end of a download another length than was sent.
    pub fn miscount_downloads(self) -> Self {
        self.shared.faults.plan(|plan| plan.files.miscounts = true);
        self
    }

    /// Damages what is uploaded, so that its hash is not the one that was expected.
    pub fn garble_uploads(self) -> Self {
        self.shared.faults.plan(|plan| plan.files.garbles_uploads = true);
        self
    }
}
