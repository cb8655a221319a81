//! Voices that are made by a machine.

use mynah_core::message::Extra;
use serde::Deserialize;

use super::{Lenient, scalar};

/// Voices of one kind.
#[derive(Debug, Deserialize)]
pub struct AiCategory {
    #[serde(rename = "type", default, deserialize_with = "scalar::maybe_text")]
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) characters: Lenient<AiVoice>,
}

/// A voice.
#[derive(Debug, Deserialize)]
pub(crate) struct AiVoice {
    #[serde(deserialize_with = "scalar::text")]
    pub(crate) character_id: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) character_name: String,
    #[serde(default, deserialize_with = "scalar::text")]
    pub(crate) preview_url: String,
    #[serde(flatten)]
    pub(crate) extra: Extra,
}
