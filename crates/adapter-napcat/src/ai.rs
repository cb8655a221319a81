//! Voices that are made by a machine, and which of them there are.

use std::ops::Deref;

use mynah_core::message::Extra;
use serde::{Serialize, Serializer};

use crate::action::{Argument, not_empty};
use crate::error::CallError;

/// What a voice is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ChatType {
    /// Speaking: 1 on the wire.
    #[default]
    Speech,
    /// Singing: 2 on the wire.
    Singing,
}

impl Serialize for ChatType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(match self {
            Self::Speech => 1,
            Self::Singing => 2,
        })
    }
}

/// A voice that is made by a machine.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AiCharacter {
    /// What it is asked for by.
    pub character_id: String,
    /// Its name, as people read it.
    pub character_name: String,
    /// A link to a sample of it; empty when the server does not say.
    pub preview_url: String,
    /// The kind of voices it is listed under.
    pub category: Option<String>,
    /// Keys of the server that have no field here.
    pub extra: Extra,
}

/// [`AiCharacter`], as others spell it.
pub type AICharacter = AiCharacter;

/// Voices, in the order of the server and each but once.
///
/// It dereferences to a slice of [`AiCharacter`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AiCharacters(Vec<AiCharacter>);

impl AiCharacters {
    /// The id of the first voice with exactly this name.
    pub fn id_by_name(&self, name: &str) -> Option<&str> {
        let found = self.iter().find(|character| character.character_name == name)?;
        Some(&found.character_id)
    }
}

impl Deref for AiCharacters {
    type Target = [AiCharacter];

    fn deref(&self) -> &[AiCharacter] {
        &self.0
    }
}

impl FromIterator<AiCharacter> for AiCharacters {
    /// Collects voices; of two with one id the earlier counts.
    fn from_iter<I: IntoIterator<Item = AiCharacter>>(characters: I) -> Self {
        let mut kept = Vec::<AiCharacter>::new();
        // There are a few dozen, so looking through them beats hashing.
        for character in characters {
            if kept.iter().all(|known| known.character_id != character.character_id) {
                kept.push(character);
            }
        }
        Self(kept)
    }
}

impl IntoIterator for AiCharacters {
    type Item = AiCharacter;
    type IntoIter = std::vec::IntoIter<AiCharacter>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a AiCharacters {
    type Item = &'a AiCharacter;
    type IntoIter = std::slice::Iter<'a, AiCharacter>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What a voice is asked for by: its id, or the voice itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct AiCharacterId(String);

impl From<&str> for AiCharacterId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl From<String> for AiCharacterId {
    fn from(id: String) -> Self {
        Self(id)
    }
}

impl From<&AiCharacter> for AiCharacterId {
    fn from(character: &AiCharacter) -> Self {
        Self(character.character_id.clone())
    }
}

impl Argument for ChatType {
    fn check(&self, _name: &'static str) -> Result<(), CallError> {
        Ok(())
    }
}

impl Argument for AiCharacterId {
    fn check(&self, name: &'static str) -> Result<(), CallError> {
        not_empty(&self.0, name)
    }
}
