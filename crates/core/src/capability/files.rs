//! Files that were sent, and those that groups keep.

use super::calls::calls;
use crate::error::{Error, ErrorKind, Result};
use crate::i18n::own::text;
use crate::id::{GroupId, UserId};
use crate::message::{MediaSource, Segment};
use crate::model::{AudioFormat, FileInfo, FileUpload, GroupFiles};

/// How many files are listed while a folder is looked for; platforms list folders besides.
const LISTED: u32 = 50;

calls! {
    /// Files that were sent, and those that groups keep.
    ///
    /// What a file or a folder is called here comes from a list or an event of the same platform.
    pub trait Files {
        /// Where the bytes of a picture, a voice message, a film or a file are that was received:
        /// a link, a file on this machine, or the bytes themselves. A voice message is turned
        /// into `format`.
        ///
        /// # Errors
        ///
        /// [`InvalidInput`](crate::ErrorKind::InvalidInput) for a segment that is no file.
        async fn get_file_src(&self, segment: &Segment, format: AudioFormat) -> Result<MediaSource>;

        /// A file that was received, by the platform's id of it.
        async fn get_file(&self, file_id: &str) -> Result<FileInfo>;

        /// Puts a file into a group, and answers what the group calls it, where the platform says.
        async fn upload_group_file(
            &self,
            group: &GroupId,
            upload: FileUpload,
        ) -> Result<Option<String>>;

        /// Hands a file to one user, and answers what it is called, where the platform says.
        ///
        /// There are no folders in a private chat.
        async fn upload_private_file(
            &self,
            user: &UserId,
            upload: FileUpload,
        ) -> Result<Option<String>>;

        /// The files and folders in a folder of a group, at the top without one; at most `count`
        /// files.
        async fn get_group_files(
            &self,
            group: &GroupId,
            folder: Option<&str>,
            count: u32,
        ) -> Result<GroupFiles>;

        /// A link to a file of a group, which may expire.
        async fn get_group_file_url(&self, group: &GroupId, file_id: &str) -> Result<String>;

        /// Moves a file of a group from one folder into another.
        async fn move_group_file(
            &self,
            group: &GroupId,
            file_id: &str,
            current_parent_directory: &str,
            target_parent_directory: &str,
        ) -> Result<()>;

        /// Names a file of a group that is in `folder`, at the top without one.
        async fn rename_group_file(
            &self,
            group: &GroupId,
            file_id: &str,
            new_name: &str,
            folder: Option<&str>,
        ) -> Result<()>;

        /// Makes a file of a group stay that would go away after a while.
        async fn trans_group_file(&self, group: &GroupId, file_id: &str) -> Result<()>;

        /// Deletes a file of a group, which cannot be taken back.
        async fn delete_group_file(&self, group: &GroupId, file_id: &str) -> Result<()>;

        /// Makes a folder at the top of a group's files, and answers what the group calls it,
        /// where the platform says.
        async fn create_group_file_folder(
            &self,
            group: &GroupId,
            name: &str,
        ) -> Result<Option<String>>;

        /// Deletes a folder of a group with everything in it, which cannot be taken back.
        async fn delete_group_folder(&self, group: &GroupId, folder_id: &str) -> Result<()>;

        /// Makes sure that a group has the folder `path`, and answers what the group calls it.
        ///
        /// Slashes around the name do not count.
        ///
        /// # Errors
        ///
        /// [`InvalidInput`](crate::ErrorKind::InvalidInput) for no name, and for a folder in a
        /// folder unless the adapter knows a platform that has such.
        async fn group_file_folder_makedir(&self, group: &GroupId, path: &str) -> Result<String> {
            let name = path.trim_matches('/');
            if name.is_empty() || name.contains('/') {
                let message = text("not-one-folder").with("path", path.to_owned());
                return Err(Error::new(ErrorKind::InvalidInput, message));
            }
            if let Some(folder) = self.get_group_files(group, None, LISTED).await?.folder(name) {
                return Ok(folder.folder_id.clone());
            }
            if let Some(id) = self.create_group_file_folder(group, name).await? {
                return Ok(id);
            }
            let files = self.get_group_files(group, None, LISTED).await?;
            let made = files.folder(name).map(|folder| folder.folder_id.clone());
            made.ok_or_else(|| {
                let message = text("folder-not-listed").with("path", path.to_owned());
                Error::new(ErrorKind::NotFound, message)
            })
        }
    }
}
