//! Words in pictures.

use super::scalar;
use super::spelling::fill;
use crate::answer::answers;

answers! {
    /// Words in a picture.
    pub struct OcrText checked by OcrText::said {
        pub(crate) text: Option<String>,
        /// How sure the engine is; empty when it does not say.
        pub(crate) score: Option<f64> as Text,
        pub(crate) pt1: Option<Point>,
        pub(crate) pt2: Option<Point>,
        pub(crate) pt3: Option<Point>,
        pub(crate) pt4: Option<Point>,
        /// The corners in a list, as other servers tell them.
        pub(crate) coordinates: Option<Vec<Point>>,
    }

    /// A place in a picture.
    pub(crate) struct Point {
        pub(crate) x: Option<f64> as Text,
        pub(crate) y: Option<f64> as Text,
    }
}

impl OcrText {
    fn said(&self) -> Result<(), &'static str> {
        self.text.as_ref().map(drop).ok_or("missing field `text`")
    }

    /// With what came under other names.
    pub(crate) fn respelled(mut self) -> Self {
        fill(&mut self.score, &mut self.extra, &["confidence"], scalar::float);
        self
    }
}
