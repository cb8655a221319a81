//! Segments that say one thing, which is nearly everything that is said.

use mynah_core::Segment;
use mynah_core::message::Extra;
use mynah_core::message::segment::Mention;
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

/// A segment that says one thing.
pub(super) struct Single<'a> {
    pub(super) kind: &'static str,
    pub(super) key: &'static str,
    pub(super) value: &'a str,
    /// What the platform said besides.
    pub(super) extra: Option<&'a Extra>,
}

impl<'a> Single<'a> {
    /// The one thing that is said, if it is one.
    pub(super) fn of(segment: &'a Segment) -> Option<Self> {
        let (kind, key, value, extra) = match segment {
            Segment::Text(text) => ("text", "text", text.as_str(), None),
            Segment::At(at) => {
                let who = match &at.who {
                    Mention::All => "all",
                    Mention::User(user) => user.as_str(),
                };
                ("at", "qq", who, Some(&at.extra))
            }
            Segment::Reply(reply) => ("reply", "id", reply.id.as_str(), Some(&reply.extra)),
            Segment::Face(face) => ("face", "id", &*face.id, Some(&face.extra)),
            Segment::Markdown(text) => ("markdown", "content", &*text.content, Some(&text.extra)),
            Segment::Json(card) => ("json", "data", &*card.data, Some(&card.extra)),
            Segment::Xml(card) => ("xml", "data", &*card.data, Some(&card.extra)),
            _ => return None,
        };
        Some(Self { kind, key, value, extra })
    }
}

/// Whether all of these say one thing each and nothing besides, so that they can be written as
/// [`Plain`].
pub(crate) fn are_plain(segments: &[Segment]) -> bool {
    segments.iter().all(|segment| {
        Single::of(segment).is_some_and(|said| said.extra.is_none_or(Extra::is_empty))
    })
}

/// Segments that are written from where they are, without values in between; what does not say one
/// thing is left out.
pub(crate) struct Plain<'a>(pub(crate) &'a [Segment]);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().filter_map(Single::of))
    }
}

impl Serialize for Single<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut segment = serializer.serialize_struct("Segment", 2)?;
        segment.serialize_field("type", self.kind)?;
        segment.serialize_field("data", &Data(self))?;
        segment.end()
    }
}

struct Data<'a>(&'a Single<'a>);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut data = serializer.serialize_map(Some(1))?;
        data.serialize_entry(self.0.key, self.0.value)?;
        data.end()
    }
}
