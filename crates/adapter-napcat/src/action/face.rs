//! Faces of one's own: pictures that the account keeps to send them again.

use serde_json::Value;

use super::macros::actions;
use super::{ServerFile, Within};
use crate::answer::{PlatformAnswer, accepted, answers, done};
use crate::convert::each;
use crate::wire;

actions! {
    /// Faces of one's own: pictures that the account keeps to send them again.
    pub trait CustomFaceActions {
        /// Lists links to the faces, the latest first.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("fetch_custom_face", serde_json::json!(["https://p.qpic.cn/1"]));
        /// let links = napcat.fetch_custom_face().count(48).await?;
        /// assert_eq!(links, ["https://p.qpic.cn/1"]);
        /// # Ok(())
        /// # });
        /// ```
        fetch_custom_face is read: FetchCustomFace {} ? { count: Within<1, { u32::MAX }> }
            -> wire::Lenient<String> => Vec<String>, by each;

        /// Lists the faces with what is known of them, the latest first.
        fetch_custom_face_detail is read: FetchCustomFaceDetail {} ? { count: Within<1, { u32::MAX }> }
            -> wire::Lenient<CustomFace> => Vec<CustomFace>, by each;

        /// Keeps a picture as a face.
        ///
        /// The server takes it from its own disk only, so that it is uploaded or fetched first. What
        /// is not given is found out by the server.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # let picture = vec![7; 1000];
        /// # sim.answer("add_custom_face", serde_json::json!({ "result": 0, "errMsg": "" }));
        /// napcat.add_custom_face(picture).file_name("mynah.png").await?;
        /// # Ok(())
        /// # });
        /// ```
        add_custom_face: AddCustomFace { file: ServerFile } ? {
            file_name: String,
            file_size: Within<0, { u32::MAX }>,
            md5: String,
            emoji_id: Within<0, { u32::MAX }>,
            package_id: Within<0, { u32::MAX }>,
            is_mark_face: bool,
            is_origin: bool,
        } load file -> Option<PlatformAnswer> => PlatformAnswer, try accepted;

        /// Removes faces, by the ids their resources have (`res_id`); the server refuses when none
        /// is given.
        ///
        /// Dangerous: they cannot be brought back. `ids` counts before `res_id`, and that before
        /// `id`, which mean the same; `md5` is not looked at.
        delete_custom_face: DeleteCustomFace {} ? {
            res_id: Vec<String>,
            ids: Vec<String>,
            id: Vec<String>,
            md5: Vec<String>,
        } -> Value => (), try done;

        /// Sets the words a face is found by.
        set_custom_face_desc: SetCustomFaceDesc {
            emoji_id: Within<0, { u32::MAX }>,
            res_id: String,
            md5: String,
            desc: String,
        } -> Value => (), try done;
    }
}

answers! {
    /// A face of one's own.
    pub struct CustomFace {
        /// Its number.
        pub emo_id: Option<u64> = "emoId",
        /// The id of its resource.
        pub res_id: String = "resId",
        /// A link to it.
        pub url: String,
        /// The fingerprint of its bytes.
        pub md5: String,
        /// The words it is found by; empty when there are none.
        pub desc: String,
        /// Whether the server has it on its machine.
        pub is_exist: Option<bool> = "isExist",
        /// Whether it moves.
        pub is_apng: Option<bool> = "isAPNG",
        /// Whether it is one of the platform's own.
        pub is_mark_face: Option<bool> = "isMarkFace",
    }
}
