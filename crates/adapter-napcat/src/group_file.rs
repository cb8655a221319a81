//! The files of a group.

use jiff::Timestamp;
use mynah_core::id::{GroupId, UserId};

use crate::answer::{Outcome, answers, refusal};
use crate::wire::Refusal;

/// What the server says to an action that failed, which is all there is to say for a bare no.
const FAILED: i64 = 1200;

answers! {
    /// A folder, as a list of what is in it.
    pub struct GroupFiles {
        /// The files.
        pub files: Vec<GroupFile>,
        /// The folders in it, which only the root has.
        pub folders: Vec<GroupFolder>,
    }

    /// A file of a group.
    pub struct GroupFile {
        /// The group.
        pub group_id: Option<GroupId>,
        /// What actions call the file; another server process does not know it.
        pub file_id: String,
        /// What members call the file.
        pub file_name: String,
        /// The platform's number of the kind of storage.
        pub busid: Option<u32>,
        /// How many bytes it has.
        pub size: Option<u64>,
        /// The same as `size`.
        pub file_size: Option<u64>,
        /// When it was put there.
        pub upload_time: Option<Timestamp>,
        /// When it goes away; `None` for one that stays.
        pub dead_time: Option<Timestamp>,
        /// When it was changed last.
        pub modify_time: Option<Timestamp>,
        /// How often it was fetched.
        pub download_times: Option<u32>,
        /// Who put it there.
        pub uploader: Option<UserId>,
        /// The name of who put it there.
        pub uploader_name: String,
    }

    /// A folder of a group.
    pub struct GroupFolder {
        /// The group.
        pub group_id: Option<GroupId>,
        /// What actions call the folder.
        pub folder_id: String,
        /// The same as `folder_id`.
        pub folder: String,
        /// What members call the folder.
        pub folder_name: String,
        /// When it was made.
        pub create_time: Option<Timestamp>,
        /// Who made it.
        pub creator: Option<UserId>,
        /// The name of who made it.
        pub creator_name: String,
        /// How many files are in it.
        pub total_file_count: Option<u32>,
    }

    /// How much room the files of a group take.
    pub struct GroupFileSystemInfo {
        /// How many files there are.
        pub file_count: Option<u32>,
        /// How many there can be.
        pub limit_count: Option<u32>,
        /// How many bytes are taken.
        pub used_space: Option<u64>,
        /// How many bytes there are.
        pub total_space: Option<u64>,
    }

    /// Where a file can be fetched.
    pub struct GroupFileUrl {
        /// The link, which ends after a while; `None` when the platform gave none.
        pub url: Option<String>,
    }

    /// A file that was put into a group or handed to a user.
    pub struct PlacedFile {
        /// What actions call the file; `None` when the platform did not say.
        pub file_id: Option<String>,
    }

    /// Something was done to a file.
    pub struct FileChange {
        /// Yes; a no is a [`CallError::Rejected`](crate::CallError::Rejected) instead.
        pub ok: Option<bool>,
    }

    /// What the storage of the platform says; a no is a
    /// [`CallError::Rejected`](crate::CallError::Rejected) instead.
    pub struct StorageAnswer {
        /// Its code, 0 for yes.
        pub ret_code: Option<i64> = "retCode",
        /// Its words.
        pub ret_msg: String = "retMsg",
        /// Its words for the eyes of a user.
        pub client_wording: String = "clientWording",
    }

    /// A file that was deleted.
    pub struct DeletedFile {
        /// The platform's code, 0 for yes.
        pub result: Option<i64>,
        /// The platform's words, mostly none.
        pub err_msg: String = "errMsg",
        /// What became of it in the storage.
        pub trans_group_file_result: Option<DeletedFiles> = "transGroupFileResult",
    }

    /// What became of files in the storage.
    pub struct DeletedFiles {
        /// What the storage says.
        pub result: Option<StorageAnswer>,
        /// The files it was done to.
        pub success_file_id_list: Vec<String> = "successFileIdList",
        /// The files it was not done to.
        pub fail_file_id_list: Vec<String> = "failFileIdList",
    }

    /// A folder that was made.
    pub struct CreatedFolder {
        /// What the storage says.
        pub result: Option<StorageAnswer>,
        /// The folder.
        pub group_item: Option<GroupItem> = "groupItem",
    }

    /// Something in the storage of a group.
    pub struct GroupItem {
        /// The group.
        pub peer_id: Option<GroupId> = "peerId" as Text,
        /// What it is, by the platform's number: 2 for a folder.
        pub kind: Option<u32> = "type",
        /// The folder, where it is one.
        pub folder_info: Option<StoredFolder> = "folderInfo",
    }

    /// A folder in the words of the platform.
    pub struct StoredFolder {
        /// What actions call the folder.
        pub folder_id: String = "folderId",
        /// What actions call the folder it is in.
        pub parent_folder_id: String = "parentFolderId",
        /// What members call the folder.
        pub folder_name: String = "folderName",
        /// When it was made.
        pub create_time: Option<Timestamp> = "createTime",
        /// When it was changed last.
        pub modify_time: Option<Timestamp> = "modifyTime",
        /// Who made it.
        pub create_uin: Option<UserId> = "createUin" as Text,
        /// The name of who made it.
        pub creator_name: String = "creatorName",
        /// How many files are in it.
        pub total_file_count: Option<u32> = "totalFileCount",
        /// Who changed it last.
        pub modify_uin: Option<UserId> = "modifyUin" as Text,
        /// The name of who changed it last.
        pub modify_name: String = "modifyName",
        /// How many bytes it takes.
        pub used_space: Option<u64> = "usedSpace" as Text,
    }
}

impl CreatedFolder {
    /// What actions call the folder, where the platform said.
    pub fn folder_id(&self) -> Option<&str> {
        let folder = self.group_item.as_ref()?.folder_info.as_ref()?;
        Some(folder.folder_id.as_str()).filter(|id| !id.is_empty())
    }
}

impl Outcome for StorageAnswer {
    fn refusal(&self) -> Option<Refusal> {
        let words =
            if self.client_wording.is_empty() { &self.ret_msg } else { &self.client_wording };
        refusal(self.ret_code, words)
    }
}

impl Outcome for CreatedFolder {
    fn refusal(&self) -> Option<Refusal> {
        self.result.as_ref()?.refusal()
    }
}

impl Outcome for DeletedFile {
    fn refusal(&self) -> Option<Refusal> {
        let storage = || self.trans_group_file_result.as_ref()?.result.as_ref()?.refusal();
        refusal(self.result, &self.err_msg).or_else(storage)
    }
}

impl Outcome for FileChange {
    fn refusal(&self) -> Option<Refusal> {
        refusal((self.ok == Some(false)).then_some(FAILED), "the platform says no")
    }
}
