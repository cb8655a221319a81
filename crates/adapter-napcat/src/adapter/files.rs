//! Files that were sent, and those that groups keep.

mod source;

use async_trait::async_trait;
use mynah_core::capability::Files;
use mynah_core::id::{GroupId, UserId};
use mynah_core::message::MediaSource;
use mynah_core::model::{AudioFormat, FileInfo, FileUpload, GroupFiles};
use mynah_core::{Error, ErrorKind, Result, Segment};

use crate::action::{FileActions, GroupFileActions, TransferActions};
use crate::texts::text;
use crate::{NapCat, convert};

/// What the server calls the folder that all others are in.
const ROOT: &str = "/";

#[async_trait]
impl Files for NapCat {
    async fn get_file_src(&self, segment: &Segment, format: AudioFormat) -> Result<MediaSource> {
        source::of(self, segment, format).await
    }

    async fn get_file(&self, file_id: &str) -> Result<FileInfo> {
        let fetched = TransferActions::get_file(self, file_id).await?;
        Ok(source::described(self, fetched).await)
    }

    async fn upload_group_file(
        &self,
        group: &GroupId,
        upload: FileUpload,
    ) -> Result<Option<String>> {
        let mut request = FileActions::upload_group_file(self, group, upload.file, upload.name);
        if let Some(folder) = upload.folder {
            request = request.folder(folder);
        }
        Ok(request.await?.file_id)
    }

    async fn upload_private_file(
        &self,
        user: &UserId,
        upload: FileUpload,
    ) -> Result<Option<String>> {
        if upload.folder.is_some() {
            return Err(Error::new(ErrorKind::InvalidInput, text("no-folders-in-private")));
        }
        let request = FileActions::upload_private_file(self, user, upload.file, upload.name);
        Ok(request.await?.file_id)
    }

    async fn get_group_files(
        &self,
        group: &GroupId,
        folder: Option<&str>,
        count: u32,
    ) -> Result<GroupFiles> {
        let files = match folder {
            None | Some(ROOT) => self.get_group_root_files(group).file_count(count).await?,
            Some(folder) => self.get_group_files_by_folder(group, folder).file_count(count).await?,
        };
        Ok(convert::group_files(group, files))
    }

    async fn get_group_file_url(&self, group: &GroupId, file_id: &str) -> Result<String> {
        let link = GroupFileActions::get_group_file_url(self, group, file_id).await?;
        let none = || Error::new(ErrorKind::NotFound, text("file-without-link"));
        link.url.filter(|url| !url.is_empty()).ok_or_else(none)
    }

    async fn move_group_file(
        &self,
        group: &GroupId,
        file_id: &str,
        current_parent_directory: &str,
        target_parent_directory: &str,
    ) -> Result<()> {
        let (from, to) = (current_parent_directory, target_parent_directory);
        GroupFileActions::move_group_file(self, group, file_id, from, to).await?;
        Ok(())
    }

    async fn rename_group_file(
        &self,
        group: &GroupId,
        file_id: &str,
        new_name: &str,
        folder: Option<&str>,
    ) -> Result<()> {
        let folder = folder.unwrap_or(ROOT);
        GroupFileActions::rename_group_file(self, group, file_id, folder, new_name).await?;
        Ok(())
    }

    async fn trans_group_file(&self, group: &GroupId, file_id: &str) -> Result<()> {
        GroupFileActions::trans_group_file(self, group, file_id).await?;
        Ok(())
    }

    async fn delete_group_file(&self, group: &GroupId, file_id: &str) -> Result<()> {
        GroupFileActions::delete_group_file(self, group, file_id).await?;
        Ok(())
    }

    async fn create_group_file_folder(
        &self,
        group: &GroupId,
        name: &str,
    ) -> Result<Option<String>> {
        let made = GroupFileActions::create_group_file_folder(self, group, name).await?;
        Ok(made.folder_id().map(str::to_owned))
    }

    async fn delete_group_folder(&self, group: &GroupId, folder_id: &str) -> Result<()> {
        GroupFileActions::delete_group_folder(self, group, folder_id).await?;
        Ok(())
    }
}
