//! What machines make of texts and pictures.

use mynah_core::id::GroupId;
use serde_json::Value;

use super::macros::actions;
use crate::ai::{AiCharacterId, AiCharacters, ChatType};
use crate::answer::{answers, done};
use crate::convert::each;
use crate::ocr::{OcrSource, OcrText};
use crate::wire;

actions! {
    /// What machines make of texts and pictures.
    ///
    /// The voices need a server that can speak to the platform in packets; another one refuses.
    pub trait AiActions {
        /// Lists the voices that can be used in a group.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let voices = napcat.get_ai_characters(570000001, ChatType::Speech).await?;
        /// assert_eq!(voices.id_by_name("猴哥"), Some("lucy-voice-houge"));
        /// # Ok(())
        /// # });
        /// ```
        get_ai_characters is read: GetAiCharacters { group_id: GroupId, chat_type: ChatType }
            -> wire::Lenient<wire::AiCategory> => AiCharacters;

        /// Has a text spoken by a voice and answers a link to the sound; it is not sent anywhere.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let link = napcat.get_ai_record(570000001, "lucy-voice-houge", "hello").await?;
        /// assert!(link.starts_with("https://"));
        /// # Ok(())
        /// # });
        /// ```
        get_ai_record is read: GetAiRecord {
            group_id: GroupId,
            #[serde(rename = "character")] character_id: AiCharacterId,
            text: String,
        } -> String;

        /// Has a text spoken by a voice and sends it to the group; the server does not tell the id
        /// of the message.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// napcat.send_ai_record(570000001, "lucy-voice-houge", "hello").await?;
        /// # Ok(())
        /// # });
        /// ```
        send_ai_record as "send_group_ai_record" is send: SendAiRecord {
            group_id: GroupId,
            #[serde(rename = "character")] character_id: AiCharacterId,
            text: String,
        } -> Value => (), try done;

        /// Finds the words in a picture.
        ///
        /// Only a server on Windows can; another one refuses.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.reads_in_pictures(["HELLO"]);
        /// let found = napcat.ocr_image("https://example.com/sign.png").await?;
        /// assert_eq!(found[0].text, "HELLO");
        /// # Ok(())
        /// # });
        /// ```
        ocr_image is read: OcrImage { image: OcrSource } load image
            -> wire::Lenient<wire::OcrText> => Vec<OcrText>, by each;

        /// Finds the words in a picture.
        ///
        /// Deprecated: another name of [`ocr_image`](AiActions::ocr_image), for servers that know no
        /// other.
        dot_ocr_image as ".ocr_image" is read: DotOcrImage { image: OcrSource } load image
            -> wire::Lenient<wire::OcrText> => Vec<OcrText>, by each;

        /// Translates English words into Chinese, one by one.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("translate_en2zh", serde_json::json!({ "words": ["八哥"] }));
        /// let words = napcat.translate_en2zh(["mynah".to_owned()]).await?;
        /// assert_eq!(words, ["八哥"]);
        /// # Ok(())
        /// # });
        /// ```
        translate_en2zh is read: TranslateEn2zh { words: Vec<String> } -> Translation => Vec<String>;
    }
}

answers! {
    /// Words in another language.
    pub struct Translation {
        /// The words, in the order they were given.
        pub words: Vec<String>,
    }
}

impl From<Translation> for Vec<String> {
    fn from(translation: Translation) -> Self {
        translation.words
    }
}
