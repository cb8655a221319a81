//! Reading text in pictures.

use serde_json::{Value, json};

use crate::{
    action::{Context, Kind, Outcome, Reply, actions},
    refusal::Refusal,
};

actions! {
    ocr_image { image: Kind::Text } => read;
    dot_ocr_image as ".ocr_image" { image: Kind::Text } => read;
}

/// QQ reads pictures on Windows only; elsewhere NapCat has no more to say than that it failed.
fn read(cx: &mut Context<'_>) -> Outcome {
    let image = cx.params.text("image");
    if cx.host.resolve(&image).is_none() {
        return Err(Refusal::failed(format!("OCR {image}失败, image字段可能格式不正确")));
    }
    if !cx.host.windows {
        return Err(Refusal::failed(format!("OCR {image}失败")));
    }
    Ok(Reply::Data(cx.host.ocr.iter().zip(0..).map(line).collect()))
}

/// One line of text and the corners of the place where it stands.
fn line((text, place): (&String, u32)) -> Value {
    let corner = |x: u32, y: u32| json!({"x": x.to_string(), "y": (y + 4 * place).to_string()});
    json!({
        "text": text,
        "pt1": corner(1, 2),
        "pt2": corner(3, 2),
        "pt3": corner(3, 4),
        "pt4": corner(1, 4),
        "charBox": [],
        "score": "",
    })
}
