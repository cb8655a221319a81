//! `mynah upload` and `mynah download`, against the simulated server in this process.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Stdio};

use mynah_napcat_sim::cast;
use serde_json::json;

use crate::live::{Server, TOKEN, server, wait};
use crate::mynah::{file, run};

/// How many bytes are in one chunk of a download.
const CHUNK: usize = 64 << 10;

/// Bytes of which no two chunks are the same.
fn bytes(length: usize) -> Vec<u8> {
    (0_u32..).flat_map(u32::to_le_bytes).take(length).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// Waits until the command tells how far a file is.
async fn first_progress(child: &mut Child) -> impl BufRead + Send + use<> {
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    let told = tokio::task::spawn_blocking(move || {
        let mut line = String::new();
        while !line.contains(" bytes") {
            line.clear();
            assert_ne!(lines.read_line(&mut line).unwrap(), 0, "it ended without progress");
        }
        // The pipe stays open, so that the process can still write to it.
        lines
    });
    told.await.unwrap()
}

async fn rest_of(mut lines: impl BufRead + Send + 'static) -> String {
    let reading = tokio::task::spawn_blocking(move || {
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        rest
    });
    reading.await.unwrap()
}

#[tokio::test]
async fn a_file_goes_up_and_comes_down_again() {
    let server = server(TOKEN).await;
    let content = bytes(1_000_000);
    std::fs::write(server.folder.path().join("a.bin"), &content).unwrap();
    let up = server.run(&["upload", "a.bin"]).await;
    assert_eq!(up.code, Some(0), "{up:?}");
    let path = up.stdout.trim_end();
    assert_eq!(server.sim.file_on_server(path), Some(content.clone()));
    assert!(up.stderr.contains("100 %: 1000000 of 1000000 bytes"), "{up:?}");

    let name = path.rsplit('/').next().unwrap();
    let down = server.run(&["download", name, "-o", "b.bin"]).await;
    assert_eq!((down.code, &*down.stdout), (Some(0), "b.bin\n"), "{down:?}");
    assert_eq!(std::fs::read(server.folder.path().join("b.bin")).unwrap(), content);
    let down = server.run(&["download", name]).await;
    assert_eq!(down.stdout.trim_end(), format!("./{name}"), "{down:?}");
    assert_eq!(names_in(server.folder.path()), ["a.bin", "b.bin", "bots.yaml", name]);
}

#[tokio::test]
async fn a_file_is_put_into_a_group_or_handed_to_a_user() {
    let server = server(TOKEN).await;
    file(&server.folder, "a.txt", "hello");
    let group = cast::GROUP.to_string();
    let placed = server.run(&["upload", "a.txt", "--group", &group, "--folder", "/f"]).await;
    assert_eq!(placed.code, Some(0), "{placed:?}");
    let call = server.sim.expect_call("upload_group_file").await.unwrap();
    assert_eq!(
        (&call.params["name"], &call.params["folder"]),
        (&json!("a.txt"), &json!("/f")),
        "{call:?}"
    );
    let on_server = call.params["file"].as_str().unwrap();
    assert_eq!(server.sim.file_on_server(on_server), Some(b"hello".to_vec()));

    let fiona = cast::FIONA.to_string();
    let handed = server.run(&["upload", "a.txt", "--user", &fiona, "--as", "b.txt"]).await;
    assert_eq!(handed.code, Some(0), "{handed:?}");
    let call = server.sim.expect_call("upload_private_file").await.unwrap();
    assert_eq!(call.params["name"], "b.txt");
}

#[tokio::test]
async fn what_comes_from_standard_input_is_uploaded_and_has_no_name() {
    let server = server(TOKEN).await;
    let mut child = server.command(&["upload", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"from a pipe").unwrap();
    let outcome = wait(child).await;
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    let content = server.sim.file_on_server(outcome.stdout.trim_end());
    assert_eq!(content, Some(b"from a pipe".to_vec()));
    let outcome = server.run(&["upload", "-", "--group", "1"]).await;
    assert!(outcome.stderr.contains("--as NAME"), "{outcome:?}");
}

#[tokio::test]
async fn a_picture_and_a_voice_message_are_asked_for_as_such() {
    let server = server(TOKEN).await;
    server.sim.puts_file("/srv/a", *b"bytes");
    for (words, action) in [
        (&["--image"][..], "download_file_image_stream"),
        (&["--record", "mp3"], "download_file_record_stream"),
    ] {
        let outcome = server.run(&[&["download", "a", "-o", "b"], words].concat()).await;
        assert_eq!(outcome.code, Some(0), "{outcome:?}");
        let call = server.sim.expect_call(action).await.unwrap();
        assert_eq!(call.params.get("out_format").is_some(), words.len() == 2);
    }
    let outcome = server.run(&["download", "a", "--record", "midi"]).await;
    assert!(outcome.stderr.contains("midi") && outcome.stderr.contains("flac"), "{outcome:?}");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_named() {
    let server = server(TOKEN).await;
    let outcome = server.run(&["upload", "missing.bin"]).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("missing.bin"), "{outcome:?}");
    let outcome = server.run(&["upload", "missing.bin", "--lang", "zh-CN"]).await;
    assert!(outcome.stderr.contains("错误："), "{outcome:?}");
    assert!(server.sim.calls().iter().all(|call| call.action != "upload_file_stream"));
    let outcome = server.run(&["download", "missing.bin"]).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("file not found"), "{outcome:?}");
    assert_eq!(names_in(server.folder.path()), ["bots.yaml"]);
}

#[tokio::test]
async fn a_server_without_room_is_heard() {
    let server = server(TOKEN).await;
    server.sim.faults().refuse("upload_file_stream", 1200, "ENOSPC: no space left on device");
    file(&server.folder, "a.txt", "hello");
    let outcome = server.run(&["upload", "a.txt"]).await;
    assert_eq!((outcome.code, &*outcome.stdout), (Some(1), ""), "{outcome:?}");
    assert!(outcome.stderr.contains("ENOSPC"), "{outcome:?}");
}

/// A server whose downloads stop in the middle, and a command that waits for the rest.
async fn in_the_middle() -> (Server, Child, impl BufRead + Send) {
    let server = server(TOKEN).await;
    server.sim.puts_file("/srv/a.bin", bytes(5 * CHUNK));
    server.sim.faults().stall_downloads_after(3);
    let mut child = server.start(&["download", "a.bin"]);
    let lines = first_progress(&mut child).await;
    assert_eq!(names_in(server.folder.path()).len(), 2, "the file is begun");
    (server, child, lines)
}

#[tokio::test]
async fn a_connection_that_is_lost_leaves_no_half_file() {
    let (server, child, lines) = in_the_middle().await;
    server.sim.faults().drop_connections();
    let outcome = wait(child).await;
    assert_eq!((outcome.code, &*outcome.stdout), (Some(1), ""), "{outcome:?}");
    let said = rest_of(lines).await;
    assert!(said.contains("error: download_file_stream"), "{said}");
    assert_eq!(names_in(server.folder.path()), ["bots.yaml"]);
}

#[cfg(unix)]
#[tokio::test]
async fn who_is_asked_to_stop_leaves_no_half_file() {
    for signal in ["INT", "TERM"] {
        let (server, child, lines) = in_the_middle().await;
        crate::live::send(signal, &child);
        let outcome = wait(child).await;
        assert_eq!((outcome.code, &*outcome.stdout), (Some(130), ""), "{outcome:?}");
        assert!(rest_of(lines).await.contains("error: stopped"));
        assert_eq!(names_in(server.folder.path()), ["bots.yaml"]);
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_disk_that_takes_no_more_leaves_no_half_file() {
    let server = server(TOKEN).await;
    server.sim.puts_file("/srv/a.bin", bytes(20 * CHUNK));
    let plain = server.command(&["download", "a.bin"]);
    // A limit to the size of files: a full disk is not to be had without being root.
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\""]);
    limited.arg(plain.get_program()).args(plain.get_args()).current_dir(server.folder.path());
    let limited = limited.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null());
    let outcome = wait(limited.env("LANG", "en_GB.UTF-8").spawn().unwrap()).await;
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.stderr.contains("a file that cannot be written"), "{outcome:?}");
    assert_eq!(names_in(server.folder.path()), ["bots.yaml"]);
}

#[test]
fn a_file_has_one_destination() {
    let words = ["upload", "-c", "x", "a", "--group", "1", "--user", "2"];
    let outcome = run(&words);
    assert_eq!(outcome.code, Some(2), "{outcome:?}");
    assert!(outcome.stderr.contains("--user"), "{outcome:?}");
    let outcome = run(&[&["--lang", "zh-CN"], &words[..]].concat());
    assert!(outcome.stderr.contains("不能和"), "{outcome:?}");
    let outcome = run(&["upload", "-c", "x", "a", "--folder", "1"]);
    assert!(outcome.stderr.contains("--group"), "{outcome:?}");
}

#[cfg(target_os = "linux")]
mod memory {
    use super::*;
    use crate::log::Log;

    /// More than the command may ever hold, so that it cannot hold the file.
    const LENGTH: usize = 64 << 20;

    /// The most memory a process has had so far, in bytes.
    fn peak(child: &Child) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        let kibibytes: usize = line.trim().trim_end_matches(" kB").parse().unwrap();
        kibibytes << 10
    }

    #[tokio::test]
    async fn a_file_on_its_way_up_is_not_held() {
        let server = server(TOKEN).await;
        server.sim.faults().never_answer("upload_group_file");
        let long = std::fs::File::create(server.folder.path().join("long.bin")).unwrap();
        long.set_len(LENGTH as u64).unwrap();
        let mut child = server.start(&["upload", "long.bin", "--group", "1"]);
        let patience = std::time::Duration::from_mins(2);
        server.sim.expect_call_within("upload_group_file", patience).await.unwrap();
        let peak = peak(&child);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(peak < LENGTH, "{peak}");
    }

    #[tokio::test]
    async fn a_file_on_its_way_down_is_not_held() {
        let server = server(TOKEN).await;
        server.sim.puts_file("/srv/long.bin", vec![7; LENGTH]);
        server.sim.faults().stall_downloads_after((LENGTH / CHUNK - 1) as u64);
        let mut child = server.start(&["download", "long.bin"]);
        Log::of(&mut child).until("90 %").await;
        let peak = peak(&child);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(peak < LENGTH, "{peak}");
    }
}
