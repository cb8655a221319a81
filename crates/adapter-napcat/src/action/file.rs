//! Files that are put into groups and handed to users.

use mynah_core::id::{GroupId, UserId};

use super::Media;
use super::macros::actions;
use crate::group_file::PlacedFile;

actions! {
    /// Files that are put into groups and handed to users.
    ///
    /// They come from where those of messages come from, and are uploaded first when the server
    /// does not see them; the answer is the platform's id of the file, where it tells one.
    pub trait FileActions {
        /// Puts a file into a group, at the top or into the folder with the id `folder`.
        ///
        /// # Errors
        ///
        /// [`CallError::InvalidArgument`](crate::CallError::InvalidArgument) for a file that
        /// cannot be read, [`CallError::Rejected`](crate::CallError::Rejected) when the server
        /// cannot, or may not.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let placed = napcat.upload_group_file(570000001, vec![7; 1000], "sevens.bin").await?;
        /// assert!(placed.file_id.is_some());
        /// # Ok(())
        /// # });
        /// ```
        upload_group_file is send: UploadGroupFile { group_id: GroupId, file: Media, name: String }
            ? { folder: String, folder_id: String, upload_file: bool } load file -> PlacedFile;

        /// Hands a file to one user.
        ///
        /// # Errors
        ///
        /// As [`upload_group_file`](FileActions::upload_group_file).
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// napcat.upload_private_file(1000000014, vec![7; 1000], "sevens.bin").await?;
        /// # Ok(())
        /// # });
        /// ```
        upload_private_file is send: UploadPrivateFile { user_id: UserId, file: Media, name: String }
            ? { upload_file: bool } load file -> PlacedFile;
    }
}
