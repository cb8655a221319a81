//! Kinds of segments as types.

use mynah_core::Segment;
use mynah_core::message::segment::{
    At, Contact, Dice, Face, File, Forward, Image, Json, Location, Markdown, Music, Poke, Record,
    Reply, Rps, Share, Sticker, Unknown, Video, Xml,
};

/// A kind of segment, by the type of what is in it; a text is a [`String`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a kind of segment",
    note = "kinds are `String` (words), `At`, `Reply`, `Image`, `Record`, `Video`, `File`, `Face` \
            and the other types of `mynah::core::message::segment`"
)]
pub trait SegmentKind: Clone + Send + Sync + 'static {
    /// What it is called.
    const NAME: &'static str;

    /// The segment as this kind, when it is one.
    fn of(segment: &Segment) -> Option<&Self>;
}

impl SegmentKind for String {
    const NAME: &'static str = "Text";

    fn of(segment: &Segment) -> Option<&Self> {
        match segment {
            Segment::Text(text) => Some(text),
            _ => None,
        }
    }
}

macro_rules! segment_kinds {
    ($($Kind:ident)*) => { $(
        impl SegmentKind for $Kind {
            const NAME: &'static str = stringify!($Kind);

            fn of(segment: &Segment) -> Option<&Self> {
                match segment {
                    Segment::$Kind(part) => Some(part),
                    _ => None,
                }
            }
        }
    )* };
}

segment_kinds! {
    At Reply Image Record Video File Face Sticker Dice Rps Poke Share Contact Location Music Markdown
    Json Xml Forward Unknown
}

/// Kinds of segments one after another: a tuple of up to four.
pub trait Shape {
    /// Whether `segments` are of these kinds, and no more.
    fn is(segments: &[&Segment]) -> bool;

    /// What they are called, in order.
    fn name() -> String;
}

macro_rules! shape_of_tuple {
    ($($Kind:ident $place:literal)*) => {
        impl<$($Kind: SegmentKind),*> Shape for ($($Kind,)*) {
            fn is(segments: &[&Segment]) -> bool {
                segments.len() == Self::LENGTH $(&& $Kind::of(segments[$place]).is_some())*
            }

            fn name() -> String {
                [$($Kind::NAME),*].join(", ")
            }
        }

        impl<$($Kind: SegmentKind),*> Length for ($($Kind,)*) {
            const LENGTH: usize = [$($place),*].len();
        }
    };
}

/// How many kinds there are.
trait Length {
    const LENGTH: usize;
}

shape_of_tuple!(A 0);
shape_of_tuple!(A 0 B 1);
shape_of_tuple!(A 0 B 1 C 2);
shape_of_tuple!(A 0 B 1 C 2 D 3);
