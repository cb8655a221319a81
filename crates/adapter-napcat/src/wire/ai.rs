//! Voices that are made by a machine.

use crate::answer::answers;

answers! {
    /// Voices of one kind.
    pub struct AiCategory {
        pub(crate) name: Option<String> = "type",
        pub(crate) characters: Vec<AiVoice>,
    }

    /// A voice.
    pub(crate) struct AiVoice checked by AiVoice::named {
        pub(crate) character_id: Option<String>,
        pub(crate) character_name: String,
        pub(crate) preview_url: String,
    }
}

impl AiVoice {
    fn named(&self) -> Result<(), &'static str> {
        self.character_id.as_ref().map(drop).ok_or("missing field `character_id`")
    }
}
