//! Flash transfers: sets of files that the platform keeps for a while, told by a link.

use mynah_core::id::{GroupId, UserId};
use serde_json::Value;

use super::Within;
use super::answer::{Loose, answers, done, whole, within};
use super::macros::actions;
use crate::error::CallError;

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
        send_flash_msg: SendFlashMsg { fileset_id: String }
            ? { user_id: UserId, group_id: GroupId } -> Value => Vec<FlashSent>, try sent_within;

        /// Tells what a set is.
        get_fileset_info: GetFilesetInfo { fileset_id: String }
            -> Value => FilesetInfo, try info_within;

        /// Tells the id of the set that a link leads to, by the code the link ends with.
        get_fileset_id: GetFilesetId { share_code: String } -> FilesetId => String;

        /// Lists the files of a set.
        get_flash_file_list: GetFlashFileList { fileset_id: String }
            -> Value => Vec<FlashFile>, try files_within;

        /// Gets a link to one file of a set, by its number, counted from 0, or its name.
        get_flash_file_url: GetFlashFileUrl { fileset_id: String }
            ? { file_index: Within<0, { u32::MAX }>, file_name: String }
            -> Value => String, try file_link_within;

        /// Gets the link to a set.
        get_share_link: GetShareLink { fileset_id: String }
            -> Value => String, try share_link_within;

        /// Has the server fetch all files of a set.
        download_fileset: DownloadFileset { fileset_id: String } -> Value => (), try done;
    }
}

answers! {
    /// A set of files that was made.
    #[serde(rename_all = "camelCase")]
    pub struct FlashSet {
        /// Its id.
        file_set_id: String,
        /// The link to it.
        share_link: String,
        /// When it ends, in seconds.
        expire_time: Option<i64>,
        /// How long until then, in seconds.
        expire_left_time: Option<i64>,
    }

    /// A file of a set.
    #[serde(rename_all = "camelCase")]
    pub struct FlashFile {
        /// The set.
        file_set_id: String,
        /// Its id in the set.
        cli_file_id: String,
        /// Its name.
        name: String,
        /// Its size in bytes.
        file_size: Option<u64>,
        /// How many files are in it, if it is a folder.
        file_count: Option<u32>,
        /// How it is doing, by the platform's number.
        status: Option<i64>,
    }

    /// What a set is.
    #[serde(rename_all = "camelCase")]
    pub struct FilesetInfo {
        /// Its id.
        file_set_id: String,
        /// Its name.
        name: String,
        /// Who made it.
        uploader: FlashUploader,
        /// How many files are in it.
        total_file_count: Option<u32>,
        /// How many bytes they have.
        total_file_size: Option<u64>,
        /// When it was made, in seconds.
        create_time: Option<i64>,
        /// When it ends, in seconds.
        expire_time: Option<i64>,
    }

    /// Who made a set.
    pub struct FlashUploader {
        /// The account.
        uin: Option<UserId>,
        /// The platform's own id of the account.
        uid: String,
        /// Its name.
        nickname: String,
    }

    /// How sending a set to one target went.
    pub struct FlashSent {
        /// 0 when it was sent, else the platform's number of what went wrong.
        result: Option<i64>,
        /// What the platform says of it.
        msg: String,
        /// The target, as the platform tells it.
        target: Value,
    }

    /// The id of a set.
    pub struct FilesetId {
        /// The id.
        fileset_id: String,
    }
}

impl From<FilesetId> for String {
    fn from(set: FilesetId) -> Self {
        set.fileset_id
    }
}

fn text(said: Value) -> Option<String> {
    String::loose(said).filter(|text| !text.is_empty())
}

fn set_within<A: super::Action>(action: &A, said: Value) -> Result<FlashSet, CallError> {
    within(action, said, "createFlashTransferResult", whole)
}

fn sent_within<A: super::Action>(action: &A, said: Value) -> Result<Vec<FlashSent>, CallError> {
    within(action, said, "rsp", |mut answer| Vec::loose(answer.get_mut("sendStatus")?.take()))
}

fn info_within<A: super::Action>(action: &A, said: Value) -> Result<FilesetInfo, CallError> {
    within(action, said, "fileSet", whole)
}

fn files_within<A: super::Action>(action: &A, said: Value) -> Result<Vec<FlashFile>, CallError> {
    let lists = within(action, said, "fileLists", Vec::<Value>::loose)?;
    let files = |mut list: Value| Vec::loose(list.get_mut("fileList")?.take());
    Ok(lists.into_iter().filter_map(files).flatten().collect())
}

fn file_link_within<A: super::Action>(action: &A, said: Value) -> Result<String, CallError> {
    within(action, said, "transferUrl", text)
}

fn share_link_within<A: super::Action>(action: &A, said: Value) -> Result<String, CallError> {
    within(action, said, "shareLink", text)
}
