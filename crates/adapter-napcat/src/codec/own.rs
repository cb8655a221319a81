//! Segments that only NapCat has, with their keys as fields.
//!
//! In a message they are [`Segment::Unknown`], so that nothing of them is lost; `read` looks into
//! one.

use mynah_core::Segment;
use serde::Deserialize;
use serde_json::Value;

use crate::wire::scalar;

macro_rules! own_segments {
    ($(
        $(#[$doc:meta])*
        pub struct $Name:ident = $kind:literal {
            $($(#[$field_doc:meta])* $field:ident: $Field:ty = $read:literal,)*
        }
    )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[non_exhaustive]
        pub struct $Name { $(
            $(#[$field_doc])*
            #[serde(default, deserialize_with = $read)]
            pub $field: $Field,
        )* }

        impl $Name {
            #[doc = concat!("Looks into a segment; `None` for one that is no `", $kind, "`.")]
            pub fn read(segment: &Segment) -> Option<Self> {
                Self::deserialize(data_of(segment, $kind)?).ok()
            }
        }
    )* };
}

own_segments! {
    /// A file that is offered from device to device, while both sides are online.
    ///
    /// It is taken with [`receive_online_file`](crate::action::OnlineFileActions), which wants
    /// `msg_id` and `element_id`.
    ///
    /// ```
    /// use mynah_adapter_napcat::codec::{OnlineFile, build_msg_seg};
    /// use serde_json::json;
    ///
    /// let segment = build_msg_seg(json!({ "type": "onlinefile", "data": {
    ///     "msgId": "74", "elementId": "75", "fileName": "big.iso", "fileSize": "734003200",
    ///     "isDir": false,
    /// } }));
    /// let file = OnlineFile::read(&segment).unwrap();
    /// assert_eq!((file.file_name.as_str(), file.file_size), ("big.iso", Some(734_003_200)));
    /// ```
    pub struct OnlineFile = "onlinefile" {
        /// The platform's id of the message.
        msg_id: String = "scalar::text",
        /// The platform's id of the part of it.
        element_id: String = "scalar::text",
        /// The name of the file or the folder.
        file_name: String = "scalar::text",
        /// Its length in bytes.
        file_size: Option<u64> = "scalar::unsigned",
        /// Whether it is a folder.
        is_dir: Option<bool> = "scalar::flag",
    }

    /// A set of files that were put where whoever gets the message can fetch them.
    pub struct FlashTransfer = "flashtransfer" {
        /// The platform's id of the set, which the actions for it want.
        file_set_id: String = "scalar::text",
    }

    /// A card of a mini app.
    pub struct MiniApp = "miniapp" {
        /// The JSON text of the card.
        data: String = "scalar::text",
    }
}

/// Everything that is said of a segment of this kind.
pub(crate) fn data_of<'a>(segment: &'a Segment, kind: &str) -> Option<&'a Value> {
    match segment {
        Segment::Unknown(unknown) if unknown.kind == kind && unknown.data.is_object() => {
            Some(&unknown.data)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::codec::build_msg_seg;

    #[test]
    fn a_segment_is_only_read_as_what_it_is() {
        let flash = build_msg_seg(json!({"type": "flashtransfer", "data": {"fileSetId": "f"}}));
        assert_eq!(FlashTransfer::read(&flash).unwrap().file_set_id, "f");
        assert_eq!(OnlineFile::read(&flash), None);
        assert_eq!(MiniApp::read(&Segment::text("f")), None);
        let bare = build_msg_seg(json!({"type": "onlinefile"}));
        assert_eq!(OnlineFile::read(&bare), None);
    }

    #[test]
    fn keys_of_the_wrong_type_are_as_good_as_absent() {
        let odd = json!({"type": "onlinefile", "data": {"msgId": 7, "fileSize": [], "isDir": {}}});
        let file = OnlineFile::read(&build_msg_seg(odd)).unwrap();
        assert_eq!((file.msg_id.as_str(), file.file_size, file.is_dir), ("7", None, None));
    }
}
