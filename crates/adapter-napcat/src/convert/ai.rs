//! Voices that are made by a machine.

use crate::ai::{AiCharacter, AiCharacters};
use crate::wire;

/// The categories one after the other; a voice that is in several is told with the first.
impl From<wire::Lenient<wire::AiCategory>> for AiCharacters {
    fn from(categories: wire::Lenient<wire::AiCategory>) -> Self {
        let characters =
            categories.0.into_iter().flat_map(|wire::AiCategory { name, characters, .. }| {
                characters.into_iter().map(move |voice| character(voice, name.clone()))
            });
        characters.collect()
    }
}

fn character(voice: wire::AiVoice, category: Option<String>) -> AiCharacter {
    AiCharacter {
        character_id: voice.character_id.unwrap_or_default(),
        character_name: voice.character_name,
        preview_url: voice.preview_url,
        category: category.filter(|name| !name.is_empty()),
        extra: voice.extra,
    }
}
