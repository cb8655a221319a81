//! Flash transfers: sets of files that the platform keeps for a while, told by a link.

use mynah_core::id::{GroupId, UserId};
use serde_json::Value;

use super::Within;
use super::macros::actions;
use crate::answer::{answers, done, list, whole, within};
use crate::error::CallError;
use crate::wire::scalar;

actions! {
    /// Flash transfers: sets of files that the platform keeps for a while, told by a link.
    pub trait FlashActions {
        /// Makes a set of files on the server's machine.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("create_flash_task", serde_json::json!({
        /// #     "result": 0, "createFlashTransferResult": { "fileSetId": "set-1" },
        /// # }));
        /// let set = napcat.create_flash_task(["/srv/a.txt".to_owned()]).name("texts").await?;
        /// assert_eq!(set.file_set_id, "set-1");
        /// # Ok(())
        /// # });
        /// ```
        create_flash_task: CreateFlashTask { files: Vec<String> }
            ? { name: String, thumb_path: String } -> Value => FlashSet, try set_within;

        /// Sends a set to a user or a group, and tells how it went for each.
        send_flash_msg is send: SendFlashMsg { fileset_id: String }
            ? { user_id: UserId, group_id: GroupId } -> Value => Vec<FlashSent>, try sent_within;

        /// Tells what a set is.
        get_fileset_info is read: GetFilesetInfo { fileset_id: String }
            -> Value => FilesetInfo, try info_within;

        /// Tells the id of the set that a link leads to, by the code the link ends with.
        get_fileset_id is read: GetFilesetId { share_code: String } -> FilesetId => String;

        /// Lists the files of a set.
        get_flash_file_list is read: GetFlashFileList { fileset_id: String }
            -> Value => Vec<FlashFile>, try files_within;

        /// Gets a link to one file of a set, by its number, counted from 0, or its name.
        get_flash_file_url is read: GetFlashFileUrl { fileset_id: String }
            ? { file_index: Within<0, { u32::MAX }>, file_name: String }
            -> Value => String, try file_link_within;

        /// Gets the link to a set.
        get_share_link is read: GetShareLink { fileset_id: String }
            -> Value => String, try share_link_within;

        /// Has the server fetch all files of a set.
        download_fileset: DownloadFileset { fileset_id: String } -> Value => (), try done;
    }
}

answers! {
    /// A set of files that was made.
    pub struct FlashSet {
        /// Its id.
        pub file_set_id: String = "fileSetId",
        /// The link to it.
        pub share_link: String = "shareLink",
        /// When it ends, in seconds.
        pub expire_time: Option<i64> = "expireTime" as Text,
        /// How long until then, in seconds.
        pub expire_left_time: Option<i64> = "expireLeftTime" as Text,
    }

    /// A file of a set.
    pub struct FlashFile {
        /// The set.
        pub file_set_id: String = "fileSetId",
        /// Its id in the set.
        pub cli_file_id: String = "cliFileId",
        /// Its name.
        pub name: String,
        /// Its size in bytes.
        pub file_size: Option<u64> = "fileSize" as Text,
        /// How many files are in it, if it is a folder.
        pub file_count: Option<u32> = "fileCount",
        /// How it is doing, by the platform's number.
        pub status: Option<i64>,
    }

    /// What a set is.
    pub struct FilesetInfo {
        /// Its id.
        pub file_set_id: String = "fileSetId",
        /// Its name.
        pub name: String,
        /// Who made it.
        pub uploader: FlashUploader,
        /// How many files are in it.
        pub total_file_count: Option<u32> = "totalFileCount",
        /// How many bytes they have.
        pub total_file_size: Option<u64> = "totalFileSize",
        /// When it was made, in seconds.
        pub create_time: Option<i64> = "createTime",
        /// When it ends, in seconds.
        pub expire_time: Option<i64> = "expireTime",
    }

    /// Who made a set.
    pub struct FlashUploader {
        /// The account.
        pub uin: Option<UserId> as Text,
        /// The platform's own id of the account.
        pub uid: String,
        /// Its name.
        pub nickname: String,
    }

    /// How sending a set to one target went.
    pub struct FlashSent {
        /// 0 when it was sent, else the platform's number of what went wrong.
        pub result: Option<i64>,
        /// What the platform says of it.
        pub msg: String,
        /// The target, as the platform tells it.
        pub target: Value,
    }

    /// The id of a set.
    pub struct FilesetId {
        /// The id.
        pub fileset_id: String,
    }
}

impl From<FilesetId> for String {
    fn from(set: FilesetId) -> Self {
        set.fileset_id
    }
}

fn text(said: Value) -> Option<String> {
    scalar::maybe_text(said).ok()?.filter(|text| !text.is_empty())
}

fn set_within<A: super::Action>(action: &A, said: Value) -> Result<FlashSet, CallError> {
    within(action, said, "createFlashTransferResult", whole)
}

fn sent_within<A: super::Action>(action: &A, said: Value) -> Result<Vec<FlashSent>, CallError> {
    within(action, said, "rsp", |mut answer| list(answer.get_mut("sendStatus")?.take()))
}

fn info_within<A: super::Action>(action: &A, said: Value) -> Result<FilesetInfo, CallError> {
    within(action, said, "fileSet", whole)
}

fn files_within<A: super::Action>(action: &A, said: Value) -> Result<Vec<FlashFile>, CallError> {
    let lists = within(action, said, "fileLists", list::<Value>)?;
    let files = |mut all: Value| list(all.get_mut("fileList")?.take());
    Ok(lists.into_iter().filter_map(files).flatten().collect())
}

fn file_link_within<A: super::Action>(action: &A, said: Value) -> Result<String, CallError> {
    within(action, said, "transferUrl", text)
}

fn share_link_within<A: super::Action>(action: &A, said: Value) -> Result<String, CallError> {
    within(action, said, "shareLink", text)
}
