//! What the fuzzers do, for a few seconds and always the same.

#[cfg(target_os = "linux")]
mod memory;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::*;

/// How often each of the recorded inputs is changed.
const CHANGES: usize = 24;

/// What changes are made of, besides the bytes that are there.
const PIECES: [&str; 16] = [
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "null",
    "1e999",
    "-0",
    "\\ud800",
    "[CQ:node,content=",
    "[mynah:",
    "&amp;",
    "99999999999999999999",
    "\"type\":",
    "\u{0}",
];

fn change(input: &[u8], random: &mut StdRng) -> Vec<u8> {
    let mut changed = input.to_vec();
    for _ in 0..random.random_range(1..4) {
        let from = random.random_range(0..=changed.len());
        let to = random.random_range(from..=changed.len().min(from + 24));
        match random.random_range(0..4) {
            0 => drop(changed.drain(from..to)),
            1 => drop(changed.splice(from..from, input[..input.len().min(40)].iter().copied())),
            2 => drop(changed.splice(from..to, [random.random::<u8>()])),
            _ => {
                let piece = PIECES[random.random_range(0..PIECES.len())];
                drop(changed.splice(from..to, piece.bytes()));
            }
        }
    }
    changed
}

fn run(target: &str, fuzz: fn(&[u8])) {
    let mut random = StdRng::seed_from_u64(0x006d_796e_6168);
    let all = seeds();
    let (_, inputs) = all.iter().find(|(name, _)| *name == target).unwrap();
    assert!(inputs.len() > 20, "{}", inputs.len());
    for input in inputs.iter().filter(|input| input.len() < 4096) {
        fuzz(input.as_bytes());
        for _ in 0..CHANGES {
            fuzz(&change(input.as_bytes(), &mut random));
        }
    }
}

#[test]
fn frames_of_every_sort_come_to_something() {
    run("frames", frames);
}

#[test]
fn events_of_every_sort_keep_their_frame() {
    run("events", events);
}

#[test]
fn segments_of_every_sort_are_written_the_same_again() {
    run("segments", segments);
}

#[test]
fn codes_of_every_sort_mean_the_same_ever_after() {
    run("codes", codes);
}

#[test]
fn what_is_meant_to_hurt_does_not() {
    let deep =
        |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let event = |message: &str| {
        format!(
            r#"{{"post_type":"message","message_type":"group","group_id":1,"user_id":2,"time":3,"message_id":4,"message":{message}}}"#
        )
    };
    let forwards = r#"{"type":"forward","data":{"content":[{"message":["#;
    let odd_keys = r#"{"post_type":["message"],"time":{},"self_id":[1],"message":3,"sender":"x"}"#;
    for frame in [
        deep("[", "]"),
        deep(r#"{"a":"#, "}"),
        event(&deep("[", "]")),
        event(&format!("[{}]", deep(forwards, "]}]}}"))),
        event(&format!("\"{}\"", "[CQ:node,content=".repeat(100_000))),
        event(&format!("\"{}\"", "x".repeat(4 << 20))),
        event(r#""lone \ud800 half""#),
        event(r#"[{"type":"dice","data":{"result":NaN}}]"#),
        event(r#"[{"type":"dice","data":{"result":1e999,"n":-99999999999999999999}}]"#),
        event(r#"[{"type":{},"data":[]},{"type":null},7,null,"x",[[]],{"data":{"text":{}}}]"#),
        event("[]").replace("\"time\":3", "\"time\":18446744073709551616"),
        event("[]").replace("\"time\":3", "\"time\":1e999"),
        event("[]").replace("\"time\":3", "\"time\":3,\"time\":4"),
        odd_keys.to_owned(),
        r#"{"retcode":0,"echo":{"a":[]},"data":"\ud800"}"#.to_owned(),
    ] {
        frames(frame.as_bytes());
        events(frame.as_bytes());
    }
    for message in [deep("[", "]"), format!("[{}]", deep(forwards, "]}]}}"))] {
        segments(message.as_bytes());
    }
    for code in ["[CQ:node,content=", "[mynah:forward,nodes=", "[", "&", "[mynah:"] {
        codes(code.repeat(100_000).as_bytes());
    }
}
