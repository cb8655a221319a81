//! The albums of a group.

use jiff::Timestamp;
use mynah_core::id::UserId;

use crate::answer::{Outcome, answers, refusal};
use crate::wire::Refusal;

answers! {
    /// Albums of a group.
    pub struct AlbumList {
        /// The albums.
        pub album_list: Vec<Album>,
        /// What to ask for the next ones with.
        pub attach_info: String,
        /// Whether there are more.
        pub has_more: bool,
    }

    /// An album.
    pub struct Album {
        /// What actions call the album.
        pub album_id: String,
        /// What members call the album.
        pub name: String,
        /// What it is about.
        pub desc: String,
        /// Who made it.
        pub owner: Option<UserId> as Text,
        /// When it was made.
        pub create_time: Option<Timestamp> as Text,
        /// When it was changed last.
        pub modify_time: Option<Timestamp> as Text,
        /// How many pictures and films are in it.
        pub upload_number: Option<u32> as Text,
    }

    /// Pictures and films of an album.
    pub struct AlbumMediaList {
        /// The pictures and films.
        pub media_list: Vec<AlbumMedia>,
        /// What to ask for the ones before with.
        pub prev_attach_info: String,
        /// What to ask for the next ones with.
        pub next_attach_info: String,
        /// Whether there are more.
        pub has_more: bool,
        /// The platform's code, 0 for yes.
        pub result: Option<i64>,
    }

    /// A picture or film of an album; what the platform says of it is in `extra`.
    pub struct AlbumMedia {}
}

impl Outcome for AlbumMediaList {
    fn refusal(&self) -> Option<Refusal> {
        refusal(self.result, "the platform says no")
    }
}
