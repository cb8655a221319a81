//! The values of one code.

use std::path::PathBuf;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::escape;
use crate::message::{Extra, MediaSource};

/// What stands where a file should be is none.
pub(super) struct NoSource;

/// The values of a code that were not taken yet, in order.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The values between the commas; a value without a name has no meaning and is `None`.
    pub(super) fn read(parts: std::str::Split<'_, char>) -> Option<Self> {
        let fields = parts.map(|part| {
            let (key, value) = part.split_once('=')?;
            Some((key.trim().to_owned(), escape::undo(value)))
        });
        fields.collect::<Option<_>>().map(Self)
    }

    pub(super) fn take(&mut self, key: &str) -> Option<String> {
        let at = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(at).1)
    }

    /// A value that must make sense if it is there.
    pub(super) fn take_as<T: FromStr>(&mut self, key: &str) -> Result<Option<T>, T::Err> {
        self.take(key).map(|value| value.parse()).transpose()
    }

    /// Where the bytes of a file are; a link alone is that link.
    pub(super) fn take_source(&mut self) -> Option<MediaSource> {
        match self.take("source") {
            Some(source) => read_source(&source),
            None => self.take("url").map(MediaSource::Url),
        }
    }

    /// The still picture of a film, which must make sense if it is there.
    pub(super) fn take_thumb(&mut self) -> Result<Option<MediaSource>, NoSource> {
        self.take("thumb").map(|source| read_source(&source).ok_or(NoSource)).transpose()
    }

    /// The keys of the platform, and whatever else stands there.
    pub(super) fn into_extra(mut self) -> Option<Extra> {
        let mut extra: Extra = match self.take("extra") {
            Some(json) => serde_json::from_str(&json).ok()?,
            None => Extra::new(),
        };
        extra.extend(self.0.into_iter().map(|(key, value)| (key, value.into())));
        Some(extra)
    }

    /// All values, of a kind that is not known here.
    pub(super) fn into_texts(self) -> Extra {
        self.0.into_iter().map(|(key, value)| (key, value.into())).collect()
    }
}

/// As it is read again.
pub(super) fn source(source: &MediaSource) -> String {
    match source {
        MediaSource::Url(url) => format!("url:{url}"),
        MediaSource::Path(path) => format!("path:{}", path.display()),
        MediaSource::Bytes(bytes) => format!("bytes:{}", STANDARD.encode(bytes)),
        MediaSource::Remote(name) => format!("remote:{name}"),
    }
}

fn read_source(text: &str) -> Option<MediaSource> {
    let (form, rest) = text.split_once(':')?;
    Some(match form {
        "url" => MediaSource::Url(rest.to_owned()),
        "path" => MediaSource::Path(PathBuf::from(rest)),
        "bytes" => MediaSource::Bytes(STANDARD.decode(rest).ok()?.into()),
        "remote" => MediaSource::Remote(rest.to_owned()),
        _ => return None,
    })
}
