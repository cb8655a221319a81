//! Files that were sent, and those that groups keep.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{GroupId, UserId};
use crate::message::{Extra, MediaSource};

/// A format of sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "they are their names")]
pub enum AudioFormat {
    #[default]
    Mp3,
    Amr,
    Wma,
    M4a,
    Ogg,
    Wav,
    Flac,
    Spx,
}

/// A file that was received.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FileInfo {
    /// Its name; empty when unknown.
    pub name: String,
    /// Its length in bytes, where it is known.
    pub size: Option<u64>,
    /// Where its bytes are; [`Remote`](MediaSource::Remote) when they are out of reach from here.
    pub source: MediaSource,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A file to be put somewhere.
///
/// ```
/// use mynah_core::model::FileUpload;
///
/// let upload = FileUpload::new(vec![7; 1000], "sevens.bin").into_folder("/5c6813f4");
/// assert_eq!(upload.name, "sevens.bin");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileUpload {
    /// Where its bytes are.
    pub file: MediaSource,
    /// The name it is shown under.
    pub name: String,
    /// What the group calls the folder it comes into; `None` for the top.
    pub folder: Option<String>,
}

/// What a folder of a group holds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GroupFiles {
    /// The files.
    pub files: Vec<GroupFile>,
    /// The folders.
    pub folders: Vec<GroupFolder>,
}

/// A file that a group keeps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GroupFile {
    /// The group.
    pub group_id: GroupId,
    /// What calls name it by.
    pub file_id: String,
    /// The name it is shown under.
    pub file_name: String,
    /// Its length in bytes, where it is known.
    pub file_size: Option<u64>,
    /// When it was put there, where it is known.
    pub upload_time: Option<Timestamp>,
    /// When it goes away; `None` for one that stays.
    pub dead_time: Option<Timestamp>,
    /// When it was changed last, where it is known.
    pub modify_time: Option<Timestamp>,
    /// How often it was fetched, where it is known.
    pub download_times: Option<u32>,
    /// Who put it there, where it is known.
    pub uploader: Option<UserId>,
    /// The name of who put it there; empty when unknown.
    pub uploader_name: String,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

/// A folder of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GroupFolder {
    /// The group.
    pub group_id: GroupId,
    /// What calls name it by.
    pub folder_id: String,
    /// The name it is shown under.
    pub folder_name: String,
    /// When it was made, where it is known.
    pub create_time: Option<Timestamp>,
    /// Who made it, where it is known.
    pub creator: Option<UserId>,
    /// The name of who made it; empty when unknown.
    pub creator_name: String,
    /// How many files are in it, where it is known.
    pub total_file_count: Option<u32>,
    /// Keys of the platform that have no field here.
    pub extra: Extra,
}

impl FileInfo {
    /// A file of which only the place of its bytes is known; set the other fields as needed.
    pub fn new(source: impl Into<MediaSource>) -> Self {
        Self { name: String::new(), size: None, source: source.into(), extra: Extra::new() }
    }
}

impl FileUpload {
    /// A file under a name.
    pub fn new(file: impl Into<MediaSource>, name: impl Into<String>) -> Self {
        Self { file: file.into(), name: name.into(), folder: None }
    }

    /// Puts it into the folder that the group calls `folder`.
    pub fn into_folder(mut self, folder: impl Into<String>) -> Self {
        self.folder = Some(folder.into());
        self
    }
}

impl GroupFiles {
    /// The file that is shown under `name`, the first of several.
    pub fn file(&self, name: &str) -> Option<&GroupFile> {
        self.files.iter().find(|file| file.file_name == name)
    }

    /// The folder that is shown under `name`.
    pub fn folder(&self, name: &str) -> Option<&GroupFolder> {
        self.folders.iter().find(|folder| folder.folder_name == name)
    }
}

impl GroupFile {
    /// A file of which only the names are known; set the other fields as needed.
    pub fn new(
        group_id: impl Into<GroupId>,
        file_id: impl Into<String>,
        file_name: impl Into<String>,
    ) -> Self {
        Self {
            group_id: group_id.into(),
            file_id: file_id.into(),
            file_name: file_name.into(),
            file_size: None,
            upload_time: None,
            dead_time: None,
            modify_time: None,
            download_times: None,
            uploader: None,
            uploader_name: String::new(),
            extra: Extra::new(),
        }
    }
}

impl GroupFolder {
    /// A folder of which only the names are known; set the other fields as needed.
    pub fn new(
        group_id: impl Into<GroupId>,
        folder_id: impl Into<String>,
        folder_name: impl Into<String>,
    ) -> Self {
        Self {
            group_id: group_id.into(),
            folder_id: folder_id.into(),
            folder_name: folder_name.into(),
            create_time: None,
            creator: None,
            creator_name: String::new(),
            total_file_count: None,
            extra: Extra::new(),
        }
    }
}
