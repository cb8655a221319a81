//! Pictures, voice, video and files.

use serde_json::{Value, json};

use crate::{
    host::{FileSource, Host},
    refusal::Refusal,
    segment,
    sent::SentFile,
};

/// A file a segment refers to.
struct Medium {
    /// The segment's own words for it.
    uri: String,
    source: FileSource,
    size: u64,
}

/// A file that is sent.
pub(crate) fn sent(host: &Host, segment: &Value) -> Option<SentFile> {
    let kind = segment::kind(segment);
    if !matches!(kind, "image" | "record" | "video" | "file") {
        return None;
    }
    let Medium { source, size, .. } = find(host, segment).ok()?;
    let name = segment::field(segment, "name").filter(|name| !name.is_empty());
    Some(SentFile { kind: kind.to_owned(), source, size, name })
}

/// The segment as receivers see it: a name of the server's own making, a link and a size.
pub(crate) fn received(host: &Host, kind: &str, segment: &Value) -> Result<Value, Refusal> {
    let medium = find(host, segment)?;
    let digest = digest(&medium.uri);
    let size = medium.size.to_string();
    let data = match kind {
        "image" => image(segment, &medium, &digest, &size),
        "record" => json!({
            "file": format!("{digest}.amr"),
            "path": "",
            "url": link(1403, "PTT"),
            "file_size": size,
        }),
        "video" => json!({
            "file": format!("{digest}.mp4"),
            "url": link(1415, "video"),
            "file_size": size,
        }),
        _ => json!({
            "file": name(segment, &medium),
            "file_id": format!("/{}", digest.to_lowercase()),
            "file_size": size,
            "url": format!("https://njc-download.ftn.qq.com/ftn_handler/{digest}/?fname="),
        }),
    };
    if let Some(content) = host.content(&medium.uri) {
        let mut contents = host.contents.borrow_mut();
        let names = ["file", "file_id"].map(|name| data[name].as_str());
        names.into_iter().flatten().for_each(|name| contents.put(name, content.clone()));
    }
    Ok(json!({"type": kind, "data": data}))
}

fn image(segment: &Value, medium: &Medium, digest: &str, size: &str) -> Value {
    let sub_type = segment::field(segment, "sub_type").and_then(|text| text.parse().ok());
    json!({
        "summary": segment::field(segment, "summary").unwrap_or_default(),
        "file": format!("{digest}.{}", extension(&medium.uri)),
        "sub_type": sub_type.unwrap_or(0_i64),
        "url": link(1407, digest),
        "file_size": size,
    })
}

fn link(app: u32, file_id: &str) -> String {
    format!("https://multimedia.nt.qq.com.cn/download?appid={app}&fileid={file_id}&rkey=CAQSKGROUP")
}

/// NapCat takes the first of `url`, `file` and `path` that is not empty.
fn find(host: &Host, segment: &Value) -> Result<Medium, Refusal> {
    let names = ["url", "file", "path"];
    let mut uris = names.into_iter().filter_map(|name| segment::field(segment, name));
    let uri = uris.find(|uri| !uri.is_empty());
    let uri = uri.ok_or_else(|| Refusal::failed("文件消息缺少参数"))?;
    let unknown = || Refusal::failed(format!("文件处理失败: 识别URL失败, uri= {uri}"));
    let (source, size) = host.resolve(&uri).ok_or_else(unknown)?;
    Ok(Medium { uri, source, size })
}

fn name(segment: &Value, medium: &Medium) -> String {
    let given = segment::field(segment, "name").filter(|name| !name.is_empty());
    let inline = medium.source == FileSource::Inline;
    let last = medium.uri.rsplit('/').next().filter(|last| !inline && !last.is_empty());
    given.or_else(|| last.map(ToOwned::to_owned)).unwrap_or_else(|| "file".into())
}

/// The ending of a picture's name, from its first bytes or from where it came from.
fn extension(source: &str) -> &'static str {
    const SIGNS: [(&str, &str); 2] = [("base64://iVBOR", "png"), ("base64://R0lGOD", "gif")];
    let ending = source.rsplit('.').next().unwrap_or_default();
    let known = SIGNS.into_iter().find(|(head, extension)| {
        source.starts_with(head) || ending.eq_ignore_ascii_case(extension)
    });
    known.map_or("jpg", |(_, extension)| extension)
}

/// 32 hexadecimal digits that differ between different files; the head and the length of a source
/// are enough for that, and a frame may be 50 MiB long.
fn digest(source: &str) -> String {
    const HEAD: usize = 4096;
    let head = source.bytes().take(HEAD).chain(source.len().to_le_bytes());
    let hash = head.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b)
    });
    format!("{hash:032X}")
}
