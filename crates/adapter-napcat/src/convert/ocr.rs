//! Words in pictures.

use crate::ocr::{OcrPoint, OcrText};
use crate::wire;

impl From<wire::OcrText> for OcrText {
    fn from(found: wire::OcrText) -> Self {
        let found = found.respelled();
        let corners = [found.pt1, found.pt2, found.pt3, found.pt4].into_iter().flatten();
        Self {
            text: found.text.unwrap_or_default(),
            confidence: found.score,
            points: corners
                .chain(found.coordinates.into_iter().flatten())
                .filter_map(point)
                .collect(),
            extra: found.extra,
        }
    }
}

fn point(wire::Point { x, y, .. }: wire::Point) -> Option<OcrPoint> {
    Some(OcrPoint { x: x?, y: y? })
}
