//! The fast floor: its own framing, sonic-rs, one thread, no tasks and no waiting: what a message
//! costs when nothing else is wanted.

use std::io::{Read, Write};
use std::net::TcpStream;

use memchr::memmem;
use serde::Deserialize;
use sonic_rs::LazyValue;

use mynah_bench::Problem;

#[derive(Deserialize)]
struct Event<'a> {
    group_id: u64,
    #[serde(borrow)]
    message: LazyValue<'a>,
}

#[derive(Deserialize)]
struct Segment<'a> {
    #[serde(borrow)]
    data: Data<'a>,
}

#[derive(Deserialize)]
struct Data<'a> {
    #[serde(borrow)]
    text: Option<&'a str>,
}

#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    data: Vec<Member<'a>>,
}

#[derive(Deserialize)]
struct Member<'a> {
    user_id: u64,
    #[serde(borrow)]
    level: &'a str,
}

/// What the list of members is asked for with.
struct Waiting {
    group: u64,
    number: String,
}

pub(crate) fn run(port: u16) -> Result<(), Problem> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    upgrade(&mut stream, port)?;
    let (mut buffer, mut start, mut end) = (vec![0; 256 << 10], 0, 0);
    let mut outgoing = Vec::new();
    let mut waiting = None;
    loop {
        while let Some((header, length)) = frame(&buffer[start..end]) {
            let payload = &buffer[start + header..start + header + length];
            handle(payload, &mut outgoing, &mut waiting);
            start += header + length;
        }
        if !outgoing.is_empty() {
            stream.write_all(&outgoing)?;
            outgoing.clear();
        }
        buffer.copy_within(start..end, 0);
        (start, end) = (0, end - start);
        if end == buffer.len() {
            buffer.resize(end * 2, 0);
        }
        match stream.read(&mut buffer[end..])? {
            0 => return Ok(()),
            count => end += count,
        }
    }
}

fn upgrade(stream: &mut TcpStream, port: u16) -> Result<(), Problem> {
    write!(
        stream,
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n\
         Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )?;
    let (mut answer, mut byte) = (Vec::new(), [0]);
    while !answer.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        answer.push(byte[0]);
    }
    Ok(())
}

/// The lengths of header and payload of the first frame, when it is all there.
fn frame(bytes: &[u8]) -> Option<(usize, usize)> {
    let (header, length) = match bytes.get(1)? & 0x7f {
        126 => (4, usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?))),
        127 => (10, usize::try_from(u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?)).ok()?),
        short => (2, usize::from(short)),
    };
    (bytes.len() >= header + length).then_some((header, length))
}

fn handle(payload: &[u8], outgoing: &mut Vec<u8>, waiting: &mut Option<Waiting>) {
    if payload.starts_with(br#"{"status""#) {
        if let Some(Waiting { group, number }) =
            waiting.take_if(|_| memmem::rfind(payload, br#""echo":"members""#).is_some())
        {
            let answer: Answer<'_> =
                sonic_rs::from_slice(payload).unwrap_or(Answer { data: Vec::new() });
            let level = |member: &Member<'_>| member.level.parse::<u32>().unwrap_or(0);
            let veterans = answer.data.iter().filter(|member| level(member) >= 50).count();
            let known = answer.data.iter().filter(|member| member.user_id > 0).count();
            say(outgoing, group, &format!("pong {number} {known} {veterans}"));
        }
        return;
    }
    let Ok(event) = sonic_rs::from_slice::<Event<'_>>(payload) else { return };
    let Ok(segments) = sonic_rs::from_str::<Vec<Segment<'_>>>(event.message.as_raw_str()) else {
        return;
    };
    let Some(text) = segments.first().and_then(|segment| segment.data.text) else { return };
    if let Some(number) = text.strip_prefix("ping ") {
        say(outgoing, event.group_id, &format!("pong {number}"));
    } else if let Some(number) = text.strip_prefix("members ") {
        *waiting = Some(Waiting { group: event.group_id, number: number.to_owned() });
        let group = event.group_id;
        let call = format!(
            r#"{{"action":"get_group_member_list","params":{{"group_id":{group}}},"echo":"members"}}"#
        );
        write_frame(outgoing, call.as_bytes());
    }
}

fn say(outgoing: &mut Vec<u8>, group: u64, text: &str) {
    let call = format!(
        r#"{{"action":"send_group_msg","params":{{"group_id":{group},"message":[{{"type":"text","data":{{"text":"{text}"}}}}]}},"echo":"say"}}"#
    );
    write_frame(outgoing, call.as_bytes());
}

/// Appends a frame with a mask of zeros, which leaves the payload as it is.
fn write_frame(to: &mut Vec<u8>, payload: &[u8]) {
    to.push(0x81);
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(short), _) if short < 126 => to.push(0x80 | short),
        (_, Ok(medium)) => {
            to.push(0xfe);
            to.extend_from_slice(&medium.to_be_bytes());
        }
        _ => {
            to.push(0xff);
            to.extend_from_slice(&(payload.len() as u64).to_be_bytes());
        }
    }
    to.extend_from_slice(&[0; 4]);
    to.extend_from_slice(payload);
}
