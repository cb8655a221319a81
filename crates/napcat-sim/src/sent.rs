//! What the bot said.

use std::fmt;

use serde_json::Value;

use crate::{FileSource, segment, target::Target};

/// A picture, voice, video or file the bot sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SentFile {
    /// The type of the segment, such as `image`.
    pub kind: String,
    /// Where the server took it from.
    pub source: FileSource,
    /// How many bytes it has; downloads count as 20480, for nothing is really fetched.
    pub size: u64,
    /// The name the bot gave it.
    pub name: Option<String>,
}

/// A message the bot sent.
///
/// Its `Display` form is the message as people read it, for a prompt or a failed test: text as it
/// is, mentions as `@name`, everything else as `[image …]`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SentMessage {
    /// Where it went.
    pub target: Target,
    /// The id the bot was told.
    pub message_id: i64,
    /// The segments as the bot gave them, without those NapCat drops.
    pub segments: Vec<Value>,
    /// The files in it, those inside of forwards included.
    pub files: Vec<SentFile>,
    pub(crate) rendered: String,
}

impl SentMessage {
    /// The text segments in one string; mentions, pictures and the rest are left out.
    pub fn text(&self) -> String {
        let texts = self.segments.iter().filter(|segment| segment::kind(segment) == "text");
        texts.filter_map(|segment| segment::field(segment, "text")).collect()
    }

    /// The people mentioned, in order; a mention of everybody is not among them.
    pub fn mentions(&self) -> Vec<i64> {
        let mentions = self.segments.iter().filter(|segment| segment::kind(segment) == "at");
        mentions.filter_map(|segment| segment::field(segment, "qq")?.parse().ok()).collect()
    }

    /// The id of the message quoted, if one is.
    pub fn quotes(&self) -> Option<i64> {
        let quote = self.segments.iter().find(|segment| segment::kind(segment) == "reply")?;
        segment::field(quote, "id")?.parse().ok()
    }
}

impl fmt::Display for SentMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rendered)
    }
}
