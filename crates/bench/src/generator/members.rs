//! The list of members of a large group.

use mynah_bench::work::members;

/// How many members the large group has.
pub(crate) const COUNT: usize = 10_000;

/// The list as it is written on the wire: about 3.2 MB.
pub(crate) fn list() -> Vec<u8> {
    members::list(COUNT).into_bytes()
}
