//! The files of a group.

use mynah_core::id::GroupId;

use super::Within;
use super::macros::actions;
use crate::answer::accepted;
use crate::group_file::{
    CreatedFolder, DeletedFile, FileChange, GroupFileSystemInfo, GroupFileUrl, GroupFiles,
    StorageAnswer,
};

actions! {
    /// The files of a group.
    ///
    /// What a file is called here (`file_id`) comes from a list of the same server process; after
    /// a restart it has to be listed again. Folders are in the root, which is called `/`.
    pub trait GroupFileActions {
        /// Lists the files and folders in the root, 50 unless `file_count` says otherwise.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # let file = serde_json::json!({ "file_id": "a", "file_name": "rules.txt" });
        /// # sim.answer("get_group_root_files", serde_json::json!({ "files": [file], "folders": [] }));
        /// # sim.answer("get_group_file_url", serde_json::json!({ "url": "https://example.com/" }));
        /// let root = napcat.get_group_root_files(570000001).await?;
        /// let rules = root.files.iter().find(|file| file.file_name == "rules.txt").unwrap();
        /// let link = napcat.get_group_file_url(570000001, &rules.file_id).await?.url;
        /// assert!(link.is_some());
        /// # Ok(())
        /// # });
        /// ```
        get_group_root_files is read: GetGroupRootFiles { group_id: GroupId }
            ? { file_count: Within<1, { u32::MAX }> } -> GroupFiles;

        /// Lists the files in a folder, 50 unless `file_count` says otherwise.
        get_group_files_by_folder is read: GetGroupFilesByFolder { group_id: GroupId, folder_id: String }
            ? { file_count: Within<1, { u32::MAX }> } -> GroupFiles;

        /// Tells how much room the files take.
        get_group_file_system_info is read: GetGroupFileSystemInfo { group_id: GroupId }
            -> GroupFileSystemInfo;

        /// Tells where a file can be fetched.
        get_group_file_url is read: GetGroupFileUrl { group_id: GroupId, file_id: String } -> GroupFileUrl;

        /// Moves a file from one folder into another.
        move_group_file: MoveGroupFile {
            group_id: GroupId,
            file_id: String,
            current_parent_directory: String,
            target_parent_directory: String,
        } -> Option<FileChange> => FileChange, try accepted;

        /// Names a file that is in a folder.
        rename_group_file: RenameGroupFile {
            group_id: GroupId,
            file_id: String,
            current_parent_directory: String,
            new_name: String,
        } -> Option<FileChange> => FileChange, try accepted;

        /// Makes a file stay that would go away after a while.
        trans_group_file: TransGroupFile { group_id: GroupId, file_id: String }
            -> Option<FileChange> => FileChange, try accepted;

        /// Deletes a file.
        ///
        /// Dangerous: it cannot be brought back.
        delete_group_file: DeleteGroupFile { group_id: GroupId, file_id: String }
            -> Option<DeletedFile> => DeletedFile, try accepted;

        /// Makes a folder in the root.
        create_group_file_folder: CreateGroupFileFolder { group_id: GroupId, folder_name: String }
            -> Option<CreatedFolder> => CreatedFolder, try accepted;

        /// Deletes a folder with everything in it.
        ///
        /// Dangerous: it cannot be brought back.
        delete_group_folder: DeleteGroupFolder { group_id: GroupId, folder_id: String }
            -> Option<StorageAnswer> => StorageAnswer, try accepted;
    }
}
