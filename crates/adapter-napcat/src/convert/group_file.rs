//! The files of a group.

use mynah_core::id::GroupId;
use mynah_core::model;

use crate::group_file::{GroupFile, GroupFiles, GroupFolder};

/// What a folder of `group` holds, which its files need not repeat.
pub(crate) fn group_files(group: &GroupId, files: GroupFiles) -> model::GroupFiles {
    model::GroupFiles {
        files: files.files.into_iter().map(|it| file(group, it)).collect(),
        folders: files.folders.into_iter().map(|it| folder(group, it)).collect(),
    }
}

fn file(group: &GroupId, wire: GroupFile) -> model::GroupFile {
    let group = wire.group_id.unwrap_or_else(|| group.clone());
    let mut file = model::GroupFile::new(group, wire.file_id, wire.file_name);
    file.file_size = wire.size.or(wire.file_size);
    file.upload_time = wire.upload_time;
    file.dead_time = wire.dead_time;
    file.modify_time = wire.modify_time;
    file.download_times = wire.download_times;
    file.uploader = wire.uploader;
    file.uploader_name = wire.uploader_name;
    file.extra = wire.extra;
    if let Some(busid) = wire.busid {
        file.extra.insert("busid".to_owned(), busid.into());
    }
    file
}

fn folder(group: &GroupId, wire: GroupFolder) -> model::GroupFolder {
    let group = wire.group_id.unwrap_or_else(|| group.clone());
    let id = if wire.folder_id.is_empty() { wire.folder } else { wire.folder_id };
    let mut folder = model::GroupFolder::new(group, id, wire.folder_name);
    folder.create_time = wire.create_time;
    folder.creator = wire.creator;
    folder.creator_name = wire.creator_name;
    folder.total_file_count = wire.total_file_count;
    folder.extra = wire.extra;
    folder
}
