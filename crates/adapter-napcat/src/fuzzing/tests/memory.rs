//! How much memory frames cost at most, each measured in a process of its own.

use std::process::Command;

use tokio_tungstenite::tungstenite::Message;

use super::super::reading::hear;

/// Tells the other process which frame to hear.
const CASE: &str = "MYNAH_MEMORY_CASE";

const MIB: usize = 1 << 20;

/// The longest frame that NapCat takes, and as long as one is likely to be.
const LONG: usize = 50 * MIB;

/// A frame and how much memory it may cost, itself included.
fn case(name: &str) -> (String, usize) {
    let around = |before: &str, piece: &str, times: usize, after: &str| {
        // As long as it will be at once: growing would cost more than hearing.
        let mut frame = String::with_capacity(before.len() + piece.len() * times + after.len());
        frame.push_str(before);
        (0..times).for_each(|_| frame.push_str(piece));
        frame.push_str(after);
        frame
    };
    let event = r#"{"post_type":"message","message_type":"group","group_id":1,"user_id":2,"time":3,"message_id":4,"message":"#;
    let text = format!("{event}\"");
    let long = "x".repeat(MIB);
    match name {
        "a text of 50 MiB" => (around(&text, &long, LONG / MIB, "\"}"), 4 * LONG),
        "an event of 50 MiB nobody has heard of" => {
            let event = r#"{"post_type":"dream","of":""#;
            (around(event, &long, LONG / MIB, "\"}"), 4 * LONG)
        }
        "an answer of 50 MiB to nobody" => {
            let answer = r#"{"retcode":0,"echo":"9","data":""#;
            (around(answer, &long, LONG / MIB, "\"}"), 4 * LONG)
        }
        "50 MiB that are no JSON" => (around("", &long, LONG / MIB, ""), 4 * LONG),
        "100000 lists in each other" => (around(event, "[", 100_000, ""), 16 * MIB),
        "100000 messages in each other" => {
            let piece = r#"[{"type":"forward","data":{"content":[{"message":"#;
            (around(event, piece, 100_000, ""), 4 * piece.len() * 100_000)
        }
        "100000 codes in each other" => {
            (around(&text, "[CQ:node,content=", 100_000, "\"}"), 64 * MIB)
        }
        "100000 short segments" => {
            let piece = r#"{"type":"text","data":{"text":"x"}},"#;
            let frame = around(&format!("{event}["), piece, 100_000, "null]}");
            (frame, 12 * piece.len() * 100_000)
        }
        other => panic!("{other} is no case"),
    }
}

/// What the system says of this process under `key`, in bytes.
fn status(key: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap();
    line.trim_start_matches(':').trim_end_matches("kB").trim().parse::<usize>().unwrap() * 1024
}

#[test]
#[ignore = "the other process of `frames_cost_little_more_memory_than_they_are_long`"]
fn one_frame_is_heard() {
    let Ok(name) = std::env::var(CASE) else { return };
    hear(Message::text("{}"));
    let before = status("VmRSS");
    let (frame, _) = case(&name);
    hear(Message::text(frame));
    println!("cost={}", status("VmHWM").saturating_sub(before));
}

#[test]
fn frames_cost_little_more_memory_than_they_are_long() {
    for name in [
        "a text of 50 MiB",
        "an event of 50 MiB nobody has heard of",
        "an answer of 50 MiB to nobody",
        "50 MiB that are no JSON",
        "100000 lists in each other",
        "100000 messages in each other",
        "100000 codes in each other",
        "100000 short segments",
    ] {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "fuzzing::tests::memory::one_frame_is_heard"])
            .args(["--ignored", "--nocapture", "--test-threads=1"])
            .env(CASE, name)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let cost = said.lines().find_map(|line| line.split_once("cost=")?.1.parse::<usize>().ok());
        let cost = cost.unwrap_or_else(|| panic!("{name}: {said}"));
        let (frame, most) = case(name);
        println!("{name}: {} KiB for {} KiB", cost / 1024, frame.len() / 1024);
        assert!(cost < most, "{name}: {cost} bytes for {}", frame.len());
    }
}
