//! Words in pictures.

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::prelude::*;
use mynah_core::Segment;
use mynah_core::message::MediaSource;
use mynah_core::message::segment::{File, Image};
use mynah_napcat_sim::Sim;
use serde_json::{Value, json};

use crate::bot::start;
use crate::recorder::{Recorded, Recorder};

#[tokio::test]
async fn a_picture_comes_from_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hi.png");
    std::fs::write(&path, b"hi!").unwrap();
    let received = |name: &str| {
        let mut image = Image::new(MediaSource::Remote(name.to_owned()));
        image.url = Some("https://example.com/received.png".to_owned());
        image
    };
    let client = Recorder::answering(&json!([]));
    for text in ["https://example.com/a.png", "base64://aGkh", "file:///srv/a.png", "data:,hi"] {
        client.ocr_image(text).await.unwrap();
    }
    client.ocr_image(path.to_str().unwrap().to_owned()).await.unwrap();
    client.ocr_image(path.clone()).await.unwrap();
    client.ocr_image(Image::new(path.clone())).await.unwrap();
    client.ocr_image(Image::new(b"hi!".to_vec())).await.unwrap();
    client.ocr_image(received("A.png")).await.unwrap();
    client.ocr_image(Segment::Image(received("A.png"))).await.unwrap();
    client.ocr_image(File::new(path)).await.unwrap();
    client.ocr_image(Segment::File(File::new(MediaSource::Remote("id".to_owned())))).await.unwrap();
    insta::assert_snapshot!(client.heard(), @r#"
    ocr_image {"image":"https://example.com/a.png"}
    ocr_image {"image":"base64://aGkh"}
    ocr_image {"image":"file:///srv/a.png"}
    ocr_image {"image":"data:,hi"}
    ocr_image {"image":"base64://aGkh"}
    ocr_image {"image":"base64://aGkh"}
    ocr_image {"image":"base64://aGkh"}
    ocr_image {"image":"base64://aGkh"}
    ocr_image {"image":"https://example.com/received.png"}
    ocr_image {"image":"https://example.com/received.png"}
    ocr_image {"image":"base64://aGkh"}
    ocr_image {"image":"id"}
    "#);
}

#[tokio::test]
async fn words_are_read_as_they_were_recorded() {
    let found = Recorded(0).ocr_image("base64://aGkh").await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].text.as_str(), found[0].confidence), ("HELLO OCR", None));
    let points: Vec<_> = found[0].points.iter().map(|point| (point.x, point.y)).collect();
    assert_eq!(points, [(1.0, 2.0), (3.0, 2.0), (3.0, 4.0), (1.0, 4.0)]);
    assert_eq!(found[0].extra["charBox"], json!([]));
}

#[tokio::test]
async fn words_are_read_however_the_engine_tells_them() {
    let odd = json!([
        { "text": "a", "score": "0.5" },
        { "text": 7, "confidence": 99, "coordinates": [{ "x": 1, "y": 2.5 }, { "x": "left" }, 3] },
        { "text": "b", "pt1": null, "pt2": { "x": 3, "y": "4" }, "score": {} },
        { "pt1": { "x": 1, "y": 1 } },
        {},
        "c",
    ]);
    let found = Recorder::answering(&odd).ocr_image("data:,").await.unwrap();
    let seen: Vec<_> = found
        .iter()
        .map(|found| (found.text.as_str(), found.confidence, found.points.len()))
        .collect();
    assert_eq!(seen, [("a", Some(0.5), 0), ("7", Some(99.0), 1), ("b", None, 1)]);
    assert_eq!(Recorder::answering(&Value::Null).ocr_image("data:,").await.unwrap(), []);
    let error = Recorder::answering(&json!({})).ocr_image("data:,").await.unwrap_err();
    assert!(matches!(error, CallError::Decode { .. }), "{error}");
}

#[tokio::test]
async fn only_some_servers_can_read() {
    let sim = Sim::start().await.unwrap();
    sim.runs_on_windows(false).reads_in_pictures(["HELLO", "WORLD"]);
    let bot = start(&sim).await;
    let error = bot.napcat.ocr_image("https://example.com/a.png").await.unwrap_err();
    assert!(matches!(error, CallError::Rejected { retcode: 1200, .. }), "{error}");
    sim.runs_on_windows(true);
    let found = bot.napcat.ocr_image("https://example.com/a.png").await.unwrap();
    assert_eq!(
        found.iter().map(|found| found.text.as_str()).collect::<Vec<_>>(),
        ["HELLO", "WORLD"]
    );
}
