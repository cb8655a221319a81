//! The albums of a group.

use mynah_core::id::GroupId;

use super::Media;
use super::macros::actions;
use crate::album::{AlbumList, AlbumMediaList};
use crate::answer::{PlatformAnswer, accepted};

actions! {
    /// The albums of a group.
    ///
    /// `lloc` is the platform's name of one picture or film, `batch_id` that of all that were put
    /// there together; both are told with what is in the album.
    pub trait AlbumActions {
        /// Lists the albums of a group.
        ///
        /// While there are more, `attach_info` of the answer asks for the next ones.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # let album = serde_json::json!({ "album_id": "a", "name": "Birds" });
        /// # sim.answer("get_qun_album_list", serde_json::json!({ "album_list": [album] }));
        /// let albums = napcat.get_qun_album_list(570000001).await?;
        /// assert_eq!(albums.album_list[0].name, "Birds");
        /// # Ok(())
        /// # });
        /// ```
        get_qun_album_list is read: GetQunAlbumList { group_id: GroupId } ? { attach_info: String }
            -> AlbumList;

        /// Lists the pictures and films of an album.
        ///
        /// While there are more, `next_attach_info` of the answer asks, as `attach_info`, for the
        /// next ones.
        get_group_album_media_list is read: GetGroupAlbumMediaList { group_id: GroupId, album_id: String }
            ? { attach_info: String } -> Option<AlbumMediaList> => AlbumMediaList, try accepted;

        /// Puts a picture into an album.
        ///
        /// It comes from where the pictures of messages come from; `album_name` is what members call
        /// the album.
        upload_image_to_qun_album: UploadImageToQunAlbum {
            group_id: GroupId,
            album_id: String,
            album_name: String,
            file: Media,
        } load file -> Option<PlatformAnswer> => PlatformAnswer, try accepted;

        /// Deletes a picture or film.
        ///
        /// Dangerous: it cannot be brought back.
        del_group_album_media: DelGroupAlbumMedia {
            group_id: GroupId,
            album_id: String,
            lloc: String,
        } -> Option<PlatformAnswer> => PlatformAnswer, try accepted;

        /// Writes something below a picture or film.
        do_group_album_comment: DoGroupAlbumComment {
            group_id: GroupId,
            album_id: String,
            lloc: String,
            content: String,
        } -> Option<PlatformAnswer> => PlatformAnswer, try accepted;

        /// Likes all that was put there together, or one of it with `lloc`.
        set_group_album_media_like: SetGroupAlbumMediaLike {
            group_id: GroupId,
            album_id: String,
            batch_id: String,
        } ? { lloc: String } -> Option<PlatformAnswer> => PlatformAnswer, try accepted;

        /// Takes a like back.
        cancel_group_album_media_like: CancelGroupAlbumMediaLike {
            group_id: GroupId,
            album_id: String,
            batch_id: String,
        } ? { lloc: String } -> Option<PlatformAnswer> => PlatformAnswer, try accepted;
    }
}
